"""An order of a hotline: from words and codes of its own to ours. Every fault has its field."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo

from mingchuang.exchange.enums import CodeTable, OrderField
from mingchuang.feedback.enums import Urgency, VoiceKind
from mingchuang.foundation.errors import Refusal

LONGEST_NUMBER = 60
MOMENT = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})秒?)?分?(?:\.\d+)?)?"
)
NUMBER_FORM = re.compile(r"[\w.()（）〔〕\[\]#/-]+")
YES, NO = (
    frozenset({"是", "保密", "1", "y", "yes", "true"}),
    frozenset({"", "否", "不保密", "公开", "0", "n", "no", "false"}),
)
TABLE_OF = {
    OrderField.KIND: CodeTable.KIND,
    OrderField.URGENCY: CodeTable.URGENCY,
    OrderField.UNIT: CodeTable.UNIT,
}


class OrderRefused(Refusal):
    """One place of an order cannot be taken; `field` says which."""

    def __init__(self, text: str, *, field: OrderField, **values: object) -> None:
        super().__init__(text, **values)
        self.field = field


class OrderConflict(OrderRefused):
    """The number is known with other contents."""

    TEXT = "编号 {number} 的工单已经收下，内容与这次不同。补充内容请用新的编号，或在诉求里登记。"

    def __init__(self, number: str) -> None:
        super().__init__(self.TEXT, field=OrderField.NUMBER, number=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The tables of one hotline: code or label, tidied → what it means here. `units` also knows our own names."""

    means: Mapping[CodeTable, Mapping[str, str]]
    units: Mapping[str, str] = field(default_factory=dict)

    def meaning(self, table: CodeTable, written: str) -> str | None:
        """What a written code or label means; None when the table does not know it."""
        sign = tidy(written)
        return self.means.get(table, {}).get(sign) or (self.units.get(sign) if table is CodeTable.UNIT else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderGiven:
    """One order, in our words. `unit` is the code of a node, "" where the hotline names none."""

    number: str
    text: str
    kind: VoiceKind
    urgency: Urgency | None = None
    received_at: datetime | None = None
    unit: str = ""
    caller: str = ""
    phone: str = ""
    address: str = ""
    is_secret: bool = False

    def digest(self) -> str:
        """The same order again has the same digest."""
        told = [
            self.number,
            self.text,
            self.kind.value,
            self.urgency.value if self.urgency else "",
            self.received_at.isoformat() if self.received_at else "",
            self.unit,
            self.caller,
            self.phone,
            self.address,
            self.is_secret,
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def tidy(text: str) -> str:
    """Codes, labels and heads as they are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split()).strip("*'").casefold()


def heads_found(heads: Sequence[str], columns: Mapping[str, Sequence[str]]) -> dict[OrderField, int]:
    """Which column holds which field, by the titles the hotline uses; other columns are of no concern."""
    places: dict[str, int] = {}
    for index, head in enumerate(heads):
        places.setdefault(tidy(head), index)
    found: dict[OrderField, int] = {}
    for order_field in OrderField:
        # the title listed first wins, wherever it stands in the sheet
        signs = [tidy(title) for title in columns.get(order_field, ())]
        if here := [places[sign] for sign in signs if sign in places]:
            found[order_field] = here[0]
    return found


def order_from(
    values: Mapping[OrderField, object], *, codes: Codes, zone: tzinfo, now: datetime
) -> tuple[OrderGiven | None, list[OrderRefused]]:
    """The order of a line, or every fault of it."""
    faults: list[OrderRefused] = []
    text = {key: _written(value) for key, value in values.items()}

    def tried(order_field: OrderField, read: object) -> object:
        assert callable(read)
        try:
            return read(values.get(order_field, ""))
        except OrderRefused as refusal:
            faults.append(refusal)
            return None

    number = tried(OrderField.NUMBER, lambda value: _number(_written(value)))
    content = tried(OrderField.CONTENT, lambda value: _content(text.get(OrderField.TITLE, ""), _written(value)))
    kind = tried(OrderField.KIND, lambda value: _coded(codes, OrderField.KIND, _written(value)))
    urgency = tried(OrderField.URGENCY, lambda value: _coded(codes, OrderField.URGENCY, _written(value)))
    unit = tried(OrderField.UNIT, lambda value: _coded(codes, OrderField.UNIT, _written(value)))
    received_at = tried(OrderField.RECEIVED_AT, lambda value: moment_of(value, zone=zone, now=now))
    is_secret = tried(OrderField.SECRECY, lambda value: _secrecy(_written(value)))
    if faults:
        return None, faults
    assert isinstance(received_at, datetime | None)
    order = OrderGiven(
        number=str(number),
        text=str(content),
        kind=VoiceKind(str(kind)) if kind else VoiceKind.QUESTION,
        urgency=Urgency(str(urgency)) if urgency else None,
        received_at=received_at,
        unit=str(unit or ""),
        caller=text.get(OrderField.CALLER, "")[:60],
        phone=text.get(OrderField.PHONE, "")[:40],
        address=text.get(OrderField.ADDRESS, "")[:200],
        is_secret=bool(is_secret),
    )
    return order, []


def _written(value: object) -> str:
    """A cell as text; a long number is not written with an exponent."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.15g}" if value != int(value) else str(int(value))
    kept = (sign for sign in str(value) if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))
    return "".join(kept).strip()


def _number(text: str) -> str:
    number = text.strip("'").removeprefix('="').removesuffix('"').strip()
    if not number:
        raise OrderRefused("没有工单编号，请补上。", field=OrderField.NUMBER)
    if re.fullmatch(r"\d+(\.\d+)?[eE]\+\d+", number):
        raise OrderRefused(
            "工单编号“{written}”已被 Excel 改成科学记数，末几位丢了，请按文本重新导出。",
            field=OrderField.NUMBER,
            written=number,
        )
    if len(number) > LONGEST_NUMBER or not NUMBER_FORM.fullmatch(number):
        raise OrderRefused(
            "工单编号“{written}”不像编号：最多 60 个字母、数字和连接号。", field=OrderField.NUMBER, written=number[:20]
        )
    return number


def _content(title: str, content: str) -> str:
    if not content:
        raise OrderRefused("没有诉求内容，请补上。", field=OrderField.CONTENT)
    return content if not title or content.startswith(title) else f"{title}\n{content}"


def _coded(codes: Codes, order_field: OrderField, written: str) -> str:
    if not written:
        return ""
    table = TABLE_OF[order_field]
    meaning = codes.meaning(table, written)
    if meaning is None:
        raise OrderRefused(
            "“{written}”不在“{table}”代码表里，请在“列名和代码”里补上对应，或改正这一格。",
            field=order_field,
            written=written[:20],
            table=table.label,
        )
    return meaning


def _secrecy(written: str) -> bool:
    sign = tidy(written)
    if sign in YES:
        return True
    if sign in NO:
        return False
    raise OrderRefused("“{written}”不是“是”或“否”。", field=OrderField.SECRECY, written=written[:20])


def moment_of(value: object, *, zone: tzinfo, now: datetime) -> datetime | None:
    """When the citizen called: a cell of Excel or a written time, in the hotline's zone; not in the future."""
    moment = _moment(value, zone)
    if moment is not None and moment > now:
        raise OrderRefused(
            "来电时间 {moment} 在现在之后，请核对。",
            field=OrderField.RECEIVED_AT,
            moment=moment.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
        )
    return moment


def _moment(value: object, zone: tzinfo) -> datetime | None:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    if isinstance(value, date):
        return datetime.combine(value, time(), tzinfo=zone)
    written = _written(value)
    if not written:
        return None
    found = MOMENT.fullmatch(unicodedata.normalize("NFKC", written))
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()) if found else (0,) * 6
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        raise OrderRefused(
            "“{written}”不是时间，请写成 2026-03-01 09:05 的样子。", field=OrderField.RECEIVED_AT, written=written[:20]
        ) from None
