"""Templates to fill in and ledgers to hand out, as .xlsx."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from mingchuang.foundation.sheets.cells import cleaned
from mingchuang.foundation.sheets.reading import MAX_ROWS, address
from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec

HELP_SHEET = "填写说明"
CHOICE_SHEET = "选项"
LONGEST_CELL = 32_000  # Excel takes 32767
LONGEST_PROMPT = 255
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
DATE_FORMAT = "yyyy-mm-dd"
KINDS_ZH = {
    Kind.TEXT: "文字",
    Kind.INTEGER: "整数",
    Kind.DECIMAL: "数字",
    Kind.DATE: "日期，如 2026-03-01",
    Kind.CHOICE: "从列表中选",
}
HELP = SheetSpec(
    name_zh=HELP_SHEET,
    columns=(
        Column(key="sheet", title_zh="工作表", width=14),
        Column(key="column", title_zh="列名", width=18),
        Column(key="required", title_zh="是否必填", width=10),
        Column(key="kind", title_zh="怎么填", width=22),
        Column(key="choices", title_zh="可选内容", width=40),
        Column(key="help", title_zh="说明", width=60),
    ),
)


def write_template(specs: Sequence[SheetSpec]) -> bytes:
    """An empty workbook to fill in: heads, lists to choose from, real dates, and a sheet that explains it."""
    out = BytesIO()
    with _workbook(out) as book:
        styles = _Styles(book)
        sheets = [(spec, _headed(book, spec, styles)) for spec in specs]
        _write_rows(_headed(book, HELP, styles), HELP, _help_rows(specs), styles)
        lists = _write_choices(book, specs)
        for spec, sheet in sheets:
            for number, column in enumerate(spec.columns):
                sheet.data_validation(1, number, MAX_ROWS, number, _validation(column, lists.get(column)))
    return out.getvalue()


def write_rows(spec: SheetSpec, rows: Iterable[Mapping[str, object]]) -> bytes:
    """One sheet of rows, values by column key; missing keys and None are empty cells."""
    return write_book([(spec, rows)])


def write_book(sheets: Iterable[tuple[SheetSpec, Iterable[Mapping[str, object]]]]) -> bytes:
    """Several sheets of rows: frozen heads, filters, print titles, nothing that Excel would take for a formula."""
    out = BytesIO()
    with _workbook(out) as book:
        styles = _Styles(book)
        for spec, rows in sheets:
            sheet = _headed(book, spec, styles)
            last = _write_rows(sheet, spec, rows, styles)
            sheet.autofilter(0, 0, last, len(spec.columns) - 1)
    return out.getvalue()


class _Styles:
    """The cell formats of a workbook."""

    def __init__(self, book: Any) -> None:  # xlsxwriter has no types
        edge = {"border": 1, "border_color": "#C9D1D1", "valign": "vcenter"}
        head = {"bold": True, "bg_color": "#E6EEEF", "align": "center", "text_wrap": True, **edge}
        self.head = book.add_format(head)
        self.required_head = book.add_format({**head, "bg_color": "#FBEBCF"})
        self.body = {
            Kind.TEXT: book.add_format({"num_format": "@", "text_wrap": True, **edge}),
            Kind.CHOICE: book.add_format({"num_format": "@", **edge}),
            Kind.INTEGER: book.add_format({"num_format": "0", "align": "right", **edge}),
            Kind.DECIMAL: book.add_format({"num_format": "General", "align": "right", **edge}),
            Kind.DATE: book.add_format({"num_format": DATE_FORMAT, "align": "center", **edge}),
        }
        # The mark keeps a text a text when somebody edits the cell or saves the sheet as CSV.
        self.quoted = book.add_format({"num_format": "@", "text_wrap": True, "quote_prefix": True, **edge})


def _workbook(out: BytesIO) -> Any:
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    return xlsxwriter.Workbook(out, options)


def _headed(book: Any, spec: SheetSpec, styles: _Styles) -> Any:
    """A sheet with its heads, set up for the screen and for paper."""
    sheet = book.add_worksheet(spec.name_zh)
    for number, column in enumerate(spec.columns):
        sheet.set_column(number, number, column.width, _column_format(book, column))
        style = styles.required_head if column.required else styles.head
        sheet.write_string(0, number, f"{column.title_zh}*" if column.required else column.title_zh, style)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&C{spec.name_zh.replace('&', '&&')}")
    sheet.set_footer("&C第 &P 页，共 &N 页")
    return sheet


def _column_format(book: Any, column: Column) -> Any:
    """What is typed below the rows we write: text stays text (identity numbers), dates look like dates."""
    formats = {Kind.DATE: DATE_FORMAT, Kind.INTEGER: "0", Kind.DECIMAL: "General"}
    return book.add_format({"num_format": formats.get(column.kind, "@")})


def _write_rows(sheet: Any, spec: SheetSpec, rows: Iterable[Mapping[str, object]], styles: _Styles) -> int:
    """Writes the rows under the head; the number of the last row."""
    last = 0
    for last, row in enumerate(rows, start=1):
        for number, column in enumerate(spec.columns):
            _write_cell(sheet, (last, number), column, row.get(column.key), styles)
    return last


def _write_cell(sheet: Any, place: tuple[int, int], column: Column, value: object, styles: _Styles) -> None:
    style = styles.body[column.kind]
    match value:
        case None | "":
            sheet.write_blank(*place, None, style)
        case bool():
            sheet.write_string(*place, "是" if value else "否", style)
        case int() | float() | Decimal() if column.kind in (Kind.INTEGER, Kind.DECIMAL):
            sheet.write_number(*place, value, style)
        case date() if column.kind is Kind.DATE:
            if isinstance(value, datetime):
                raise TypeError(f"{column.key}: a moment has no date until it is given a place; pass the local date")
            sheet.write_datetime(*place, value, style)
        case _:
            labels = dict(column.choices)
            _write_text(sheet, place, str(labels.get(str(value), value)), style, styles)


def _write_text(sheet: Any, place: tuple[int, int], text: str, style: Any, styles: _Styles) -> None:
    kept = cleaned(text)
    if len(kept) > LONGEST_CELL:
        kept = f"{kept[:LONGEST_CELL]}……（内容过长，以下从略）"
    is_risky = text.startswith(FORMULA_STARTS) or kept.startswith(FORMULA_STARTS)
    sheet.write_string(*place, kept, styles.quoted if is_risky else style)


def _help_rows(specs: Sequence[SheetSpec]) -> Iterable[Mapping[str, object]]:
    return (
        {
            "sheet": spec.name_zh,
            "column": column.title_zh,
            "required": "必填" if column.required else "可不填",
            "kind": KINDS_ZH[column.kind],
            "choices": "、".join(str(label) for _, label in column.choices),
            "help": column.help_zh,
        }
        for spec in specs
        for column in spec.columns
    )


def _write_choices(book: Any, specs: Sequence[SheetSpec]) -> Mapping[Column, str]:
    """Lists stand on a hidden sheet, since one written into the rule may not pass 255 characters."""
    columns = list(dict.fromkeys(column for spec in specs for column in spec.columns if column.choices))
    if not columns:
        return {}
    sheet = book.add_worksheet(CHOICE_SHEET)
    sheet.hide()
    ranges = {}
    for number, column in enumerate(columns):
        for row, (_, label) in enumerate(column.choices):
            sheet.write_string(row, number, str(label))
        letters = address(number, 0)[:-1]
        ranges[column] = f"='{CHOICE_SHEET}'!${letters}$1:${letters}${len(column.choices)}"
    return ranges


def _validation(column: Column, choices: str | None) -> dict[str, object]:
    """What Excel itself checks while the sheet is filled in; the reader checks all of it again."""
    rules: dict[Kind, dict[str, object]] = {
        Kind.TEXT: {"validate": "length", "criteria": "<=", "value": column.max_length},
        Kind.CHOICE: {"validate": "list", "source": choices},
        Kind.INTEGER: {"validate": "integer", "criteria": ">=", "value": -(10**9)},
        Kind.DECIMAL: {"validate": "decimal", "criteria": ">=", "value": -(10**12)},
        Kind.DATE: {"validate": "date", "criteria": ">=", "value": date(1927, 5, 18)},
    }
    prompt = column.help_zh or KINDS_ZH[column.kind]
    return {
        **rules[column.kind],
        "input_title": column.title_zh[:32],
        "input_message": prompt[:LONGEST_PROMPT],
        "error_title": "内容不对",
        "error_message": f"“{column.title_zh[:30]}”应填：{KINDS_ZH[column.kind]}。",
    }
