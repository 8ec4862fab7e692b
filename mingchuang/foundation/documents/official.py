"""An official paper, written from top to bottom and given as a .docx."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from mingchuang.foundation.documents import layout
from mingchuang.foundation.documents.numbering import OutlineNumbers
from mingchuang.foundation.documents.xml import (
    cells_of,
    describe,
    keep_rows_whole,
    printable,
    repeat_on_each_page,
    set_column_widths,
    set_indent,
    set_style,
)

Cell = str | int | float | Decimal | None

NUMBER = re.compile(r"[+-]?[\d,]+(\.\d+)?\s*%?")
TYPE_WIDTH_MM = 156
NOT_KNOWN = "—"
SMALLEST_COLUMN = 3  # characters


class OfficialDocument:
    """A paper in the layout of GB/T 9704-2012, built in reading order.

    Headings are numbered by the builder (一、 （一） 1. （1）; with `chapters` 壹、 一、 （一） 1.), tables and
    pictures too. Line breaks in a text begin a new paragraph; characters Word cannot hold are left out. `ValueError`
    for what no paper can have.
    """

    def __init__(self, title: str, *, fonts: layout.Fonts = layout.OFFICIAL, chapters: bool = False) -> None:
        self._document = docx.Document()
        self._fonts = fonts
        self._numbers = OutlineNumbers(chapters=chapters)
        self._tables = self._pictures = 0
        layout.prepare(self._document, fonts)
        self._title = " ".join(printable(title).split("\n")).strip()
        self._issuer = ""
        self._on: date | None = None
        for line in printable(title).split("\n"):
            self._add(line.strip(), layout.TITLE_STYLE)
        self._add("", layout.FLUSH_STYLE)

    def addressee(self, text: str) -> None:
        """Whom it is sent to (主送机关), flush left, ending in a colon."""
        self._add(f"{printable(text).strip().rstrip('：:')}：", layout.FLUSH_STYLE)

    def heading(self, text: str, *, level: int = 1) -> None:
        """A numbered heading, level 1 to 4."""
        number = self._numbers.next(level)
        self._add(number + " ".join(printable(text).split()), f"Heading {level}")

    def paragraph(self, text: str) -> None:
        """Body text; each line a paragraph."""
        for line in printable(text).split("\n"):
            if line.strip():
                self._add(line.strip(), layout.BODY_STYLE)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]], *, caption: str = "") -> None:
        """A bordered table as wide as the text; its head stands on each page, numbers are right-aligned."""
        if not heads or any(len(row) != len(heads) for row in rows):
            raise ValueError("every row of a table has one cell for each head")
        self._tables += 1
        if caption:
            self._caption(f"表{self._tables}  {caption}", keep_with_next=True)
        texts = [[_cell_text(cell) for cell in row] for row in (heads, *rows)]
        table = self._document.add_table(rows=len(texts), cols=len(heads), style="Table Grid")
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        self._fill(table, texts)
        set_column_widths(table, _widths(texts))
        keep_rows_whole(table)
        repeat_on_each_page(table)
        self._add("", layout.TABLE_STYLE)

    def picture(self, png: bytes, *, width_mm: float = TYPE_WIDTH_MM, caption: str = "", description: str = "") -> None:
        """A picture in the middle, its caption below; `description` is for those who do not see it."""
        if not 0 < width_mm <= TYPE_WIDTH_MM:
            raise ValueError(f"a picture is at most {TYPE_WIDTH_MM} mm wide, not {width_mm}")
        self._pictures += 1
        line = self._add("", layout.PICTURE_STYLE)
        line.paragraph_format.keep_with_next = bool(caption)
        shape = line.add_run().add_picture(BytesIO(png), width=Mm(width_mm))
        describe(shape, printable(description or caption or self._title))
        if caption:
            self._caption(f"图{self._pictures}  {caption}", keep_with_next=False)

    def attachments(self, names: Sequence[str]) -> None:
        """The list of attachments (附件说明), one line below the text; numbered where there are several."""
        if not names:
            return
        self._add("", layout.FLUSH_STYLE)
        for number, name in enumerate(names, start=1):
            lead = "附件：" if number == 1 else ""
            count = f"{number}. " if len(names) > 1 else ""
            line = self._add(lead + count + " ".join(printable(name).split()), layout.FLUSH_STYLE)
            # 附件： is three characters, a number one: names stand under one another.
            hanging = len(lead) + (1 if count else 0)
            set_indent(line, left=5 + (1 if count else 0), hanging=hanging)

    def signature(self, issuer: str, on: date) -> None:
        """Who issued it and when, at the right, the date four characters in (GB/T 9704-2012, 7.3.5)."""
        self._issuer, self._on = " ".join(printable(issuer).split()), on
        written = f"{on.year}年{on.month}月{on.day}日"
        longer = _characters(self._issuer) - _characters(written)
        # The two are centred on each other; the longer keeps its distance from the edge.
        date_in = 4.0 if longer <= 4 else 2 + longer / 2
        self._add("", layout.FLUSH_STYLE)
        self._add("", layout.FLUSH_STYLE)
        self._right(self._issuer, max(date_in - longer / 2, 0)).paragraph_format.keep_with_next = True
        self._right(written, date_in)

    def to_bytes(self) -> bytes:
        """The paper as .docx."""
        self._set_properties()
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _add(self, text: str, style: str) -> Paragraph:
        return self._document.add_paragraph(text, style=style)

    def _right(self, text: str, characters: float) -> Paragraph:
        line = self._add(text, layout.FLUSH_STYLE)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        set_indent(line, right=characters)
        return line

    def _caption(self, text: str, *, keep_with_next: bool) -> None:
        line = self._add(" ".join(printable(text).split("\n")), layout.CAPTION_STYLE)
        line.paragraph_format.keep_with_next = keep_with_next

    def _fill(self, table: Table, texts: Sequence[Sequence[str]]) -> None:
        styles = {name: self._document.styles[name] for name in (layout.CAPTION_STYLE, layout.TABLE_STYLE)}
        for number, (cells, row) in enumerate(zip(cells_of(table), texts, strict=True)):
            for cell, text in zip(cells, row, strict=True):
                line = cell.paragraphs[0]
                style = styles[layout.TABLE_STYLE if number else layout.CAPTION_STYLE]
                assert isinstance(style, ParagraphStyle)
                set_style(line, style)
                line.alignment = _alignment(text) if number else WD_ALIGN_PARAGRAPH.CENTER
                line.add_run(text)

    def _set_properties(self) -> None:
        """What Word shows under 属性; the library's own name and day of birth do not belong there."""
        properties = self._document.core_properties
        properties.title, properties.author, properties.last_modified_by = self._title, self._issuer, self._issuer
        properties.comments, properties.language = "", "zh-CN"
        if self._on:
            moment = datetime(self._on.year, self._on.month, self._on.day, tzinfo=UTC)
            properties.created = properties.modified = moment


def _cell_text(cell: Cell) -> str:
    if cell is None:
        return NOT_KNOWN
    return " ".join(printable(str(cell)).split("\n")).strip()


def _alignment(text: str) -> WD_ALIGN_PARAGRAPH:
    """Numbers, and what stands for one not known, keep their places under one another."""
    is_number = text == NOT_KNOWN or NUMBER.fullmatch(text)
    return WD_ALIGN_PARAGRAPH.RIGHT if is_number else WD_ALIGN_PARAGRAPH.LEFT


def _characters(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _widths(texts: Sequence[Sequence[str]]) -> list[Emu]:
    """Columns by their longest cell, none so wide that the others starve."""
    longest = [max(_characters(row[index]) for row in texts) for index in range(len(texts[0]))]
    bounded = [min(max(length, SMALLEST_COLUMN), 18) + 1 for length in longest]
    return [Emu(int(layout.TYPE_WIDTH * part / sum(bounded))) for part in bounded]
