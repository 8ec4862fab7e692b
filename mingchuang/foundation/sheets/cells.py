"""One cell to one value, forgiving in form and strict in meaning."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.sheets.spec import CellValue, Column, Kind

Raw = int | float | str | bool | time | date | datetime | timedelta
"""What the Excel reader gives; an empty cell is the empty string."""

ERROR_VALUES = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
EXACT_DIGITS = 15  # Excel keeps no more; an identity number typed as a number has lost its end
SERIAL_ORIGIN = date(1899, 12, 30)  # Excel's day 0, with its invented 29 February 1900
SERIALS = range(10_000, 110_000)  # 1927 to 2201: smaller numbers are not meant as dates
SHOWN = 20
DATE_FORMS = (
    re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
CLOCK_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$")


class CellRefused(Refusal):
    """The cell cannot be read; the text has places for {row} and {title}, which the reader fills."""


def value_of(column: Column, raw: Raw) -> CellValue:
    """The value of a cell in this column, None for an empty one; `CellRefused` says how to mend it."""
    if isinstance(raw, str):
        raw = cleaned(raw)
        if raw in ERROR_VALUES:
            raise CellRefused("第 {row} 行“{title}”是公式错误（{written}），请改正公式或直接填写内容。", written=raw)
    if raw == "":
        if column.required:
            raise CellRefused("第 {row} 行没有填写“{title}”，请填写后再导入。")
        return None
    return READERS[column.kind](column, raw)


def cleaned(text: str) -> str:
    """Without control characters (but line breaks) and without blanks at the ends."""
    kept = (each for each in text if each == "\n" or unicodedata.category(each) not in ("Cc", "Cf", "Cs"))
    return "".join(kept).strip()


def plain(text: str) -> str:
    """Full-width digits and signs as plain ones, all blanks gone: for numbers, dates and choices only."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def shown(raw: Raw) -> str:
    """The cell as it can stand in a sentence."""
    text = _number_text(raw) if isinstance(raw, float) else str(raw)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _text(column: Column, raw: Raw) -> str:
    if isinstance(raw, int | float) and abs(raw) >= 10**EXACT_DIGITS:
        raise CellRefused(
            "第 {row} 行“{title}”是超过 15 位的数字，Excel 已丢掉末几位，请把单元格设为“文本”后重新填写。"
        )
    text = _as_text(raw)
    if len(text) > column.max_length:
        raise CellRefused(
            "第 {row} 行“{title}”有 {length} 个字，最多 {limit} 个字，请缩短。",
            length=len(text),
            limit=column.max_length,
        )
    return text


def _as_text(raw: Raw) -> str:
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float):
        return _number_text(raw)
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date().isoformat()
    return str(raw)


def _integer(_column: Column, raw: Raw) -> int:
    number = _number(raw)
    if number is None or number != number.to_integral_value():
        raise CellRefused("第 {row} 行“{title}”的内容“{written}”不是整数，请只填数字，如 12。", written=shown(raw))
    return int(number)


def _decimal(_column: Column, raw: Raw) -> Decimal:
    number = _number(raw)
    if number is None:
        raise CellRefused("第 {row} 行“{title}”的内容“{written}”不是数字，请只填数字，如 12.5。", written=shown(raw))
    return number


def _number(raw: Raw) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        return None
    text = plain(raw).replace(",", "") if isinstance(raw, str) else _number_text(raw)
    if not re.fullmatch(r"[+-]?\d{1,18}(\.\d{1,15})?", text, flags=re.ASCII):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover  # the pattern above lets nothing else through
        return None


def _number_text(raw: float) -> str:
    """As Excel shows it: fifteen digits, no point after a whole number, no exponent."""
    return f"{Decimal(f'{raw:.15g}'):f}"


def _date(_column: Column, raw: Raw) -> date:
    found = _date_or_none(raw)
    if found is None:
        raise CellRefused(
            "第 {row} 行“{title}”的内容“{written}”不是日期，请写成 2026-03-01 的样子。", written=shown(raw)
        )
    return found


def _date_or_none(raw: Raw) -> date | None:
    """A date cell, a serial number or a written date; a time of day is dropped."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        return None
    if not isinstance(raw, str):
        whole = int(raw)
        if whole in SERIALS:
            return SERIAL_ORIGIN + timedelta(days=whole)
        return _written_date(str(whole)) if raw == whole else None
    return _written_date(plain(CLOCK_TIME.sub("", unicodedata.normalize("NFKC", raw))))


def _written_date(text: str) -> date | None:
    for form in DATE_FORMS:
        parts = form.fullmatch(text)
        if parts:
            try:
                return date(int(parts[1]), int(parts[2]), int(parts[3]))
            except ValueError:
                return None
    return None


def _choice(column: Column, raw: Raw) -> str:
    written = plain(_as_text(raw)).casefold()
    for stored, label in column.choices:
        if written in (plain(label).casefold(), stored.casefold()):
            return stored
    raise CellRefused(
        "第 {row} 行“{title}”的内容“{written}”不在可选范围内，请从这些里选一个：{choices}。",
        written=shown(raw),
        choices="、".join(str(label) for _, label in column.choices),
    )


READERS: dict[Kind, Callable[[Column, Raw], CellValue]] = {
    Kind.TEXT: _text,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
}
