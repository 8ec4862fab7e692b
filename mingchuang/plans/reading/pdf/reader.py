"""The door to PDF: opens the file, refuses what holds no text, and puts the lines one under the other."""

import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from mingchuang.plans.mapped import Edit
from mingchuang.plans.reading.pdf.columns import Block, blocks_on
from mingchuang.plans.reading.pdf.furniture import Placed, furniture_of
from mingchuang.plans.reading.pdf.glyphs import Page, glyphs_of
from mingchuang.plans.reading.pdf.lines import Line, between
from mingchuang.plans.reading.pdf.paragraphs import Margins, goes_on, margins_of
from mingchuang.plans.reading.raw import PageRepair, RawText
from mingchuang.plans.refusal import UnreadableDocument

MOST_PAGES = 300
MOST_CHARACTERS = 1_000_000
_MOST_LOST = 0.2
_FEW = 20
# PDFium must not be entered by two threads at once.
_ONE_AT_A_TIME = threading.Lock()


def read_pdf(data: bytes) -> RawText:
    """The text of a PDF in reading order, one line for each line or table row, with the repairs its pages ask for."""
    with _ONE_AT_A_TIME:
        pages = _pages(data)
    remarks = _checked(pages)
    blocks = _blocks(pages)
    placed = [
        Placed(line=line, page=number, height=pages[number].height) for number, block in blocks for line in block.lines
    ]
    text = "\n".join(one.line.text for one in placed)
    drops = furniture_of(placed)
    joins = _joins(blocks, drops, [page.width for page in pages])
    return RawText(text=text, encoding="pdf", remarks=remarks, repairs=tuple(_repairs(placed, drops, joins)))


def _blocks(pages: Sequence[Page]) -> list[tuple[int, Block]]:
    """What is read one after the other, each with its page."""
    found: list[tuple[int, Block]] = []
    gutter = None
    for number, page in enumerate(pages):
        blocks, gutter = blocks_on(page, gutter=gutter)
        found += [(number, block) for block in blocks]
    return found


def _pages(data: bytes) -> list[Page]:
    import pypdfium2  # noqa: PLC0415 - loading PDFium costs time that reading text must not pay

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower() or b"/Encrypt" in data:
            raise UnreadableDocument(
                "这个 PDF 设有打开密码，无法读取。请用密码打开后，选“打印”或“另存为”得到没有密码的 PDF，再导入。"
            ) from None
        raise _broken() from None
    try:
        return _pages_of(document, pypdfium2.PdfiumError)
    finally:
        document.close()


def _pages_of(document: Any, fault: type[Exception]) -> list[Page]:
    if len(document) > MOST_PAGES:
        raise UnreadableDocument(
            "PDF 有 {pages} 页，超过 {most} 页，不像方案文件，没有导入。请只导出方案所在的几页，再导入。",
            pages=len(document),
            most=MOST_PAGES,
        )
    pages: list[Page] = []
    left = MOST_CHARACTERS
    try:
        for number in range(len(document)):
            page = document[number]
            try:
                pages.append(glyphs_of(page, most=left))
            finally:
                page.close()
            left -= len(pages[-1].glyphs)
            if left <= 0:
                raise UnreadableDocument("文件里的文字过多，不像方案文件，没有导入。")
    except (fault, ValueError):
        raise _broken() from None
    return pages


def _broken() -> UnreadableDocument:
    return UnreadableDocument("PDF 文件已损坏，无法打开。请重新下载或导出后再导入，或改用方案的 Word 文档（.docx）。")


def _checked(pages: Sequence[Page]) -> tuple[str, ...]:
    """Refuses pictures of pages and letters without meaning; remarks on pages without text among others."""
    inked = [sum(glyph.char != " " and not glyph.slanted for glyph in page.glyphs) for page in pages]
    has_pictures = any(page.has_pictures for page in pages)
    total = sum(inked)
    if not total or (has_pictures and total < _FEW * len(pages)):
        raise UnreadableDocument(
            "这个 PDF 是扫描件或图片，没有文字，无法读取。请导入方案的 Word 文档（.docx），或先用文字识别软件转成文字。"
            if has_pictures
            else "PDF 里没有文字，没有可以导入的内容。请导入方案的 Word 文档（.docx）或文本（.txt）。"
        )
    lost = sum(glyph.char == "\ufffd" for page in pages for glyph in page.glyphs)
    if lost > _MOST_LOST * total:
        raise UnreadableDocument(
            "这个 PDF 的字体没有文字编码，读出来的是乱码。请导入方案的 Word 文档（.docx），或用文字识别软件转成文字。"
        )
    remarks = ["undecodable_bytes"] if lost else []
    if any(page.has_pictures and not count for page, count in zip(pages, inked, strict=True)):
        remarks.append("pages_without_text")
    return tuple(remarks)


def _joins(blocks: Sequence[tuple[int, Block]], drops: dict[int, str], widths: Sequence[float]) -> dict[int, int]:
    """Lines that go on, each with the line it goes on in."""
    kept = _without(blocks, drops)
    margins = _margins(kept, widths)
    rows = [(number, at, line) for number, (_, _, lines) in enumerate(kept) for at, line in lines]
    joins: dict[int, int] = {}
    begins = True
    for (number, at, line), (next_number, next_at, following) in pairwise(rows):
        own, other = margins[number], margins[next_number]
        across = number != next_number
        shift = own.left - other.left if own and other else 0.0
        shown = replace(following, x0=following.x0 + shift) if across else following
        begins = not (own and goes_on(line, shown, own, begins=begins, across=across))
        if not begins:
            joins[at] = next_at
    return joins


_Kept = tuple[int, int, list[tuple[int, Line]]]


def _without(blocks: Sequence[tuple[int, Block]], drops: dict[int, str]) -> list[_Kept]:
    """Page, column and lines (each with its place among all) of every block, without the furniture of the page."""
    kept: list[_Kept] = []
    place = 0
    for page, block in blocks:
        lines = [(place + offset, line) for offset, line in enumerate(block.lines) if place + offset not in drops]
        kept.append((page, block.column, lines))
        place += len(block.lines)
    return kept


def _margins(kept: Sequence[_Kept], widths: Sequence[float]) -> list[Margins | None]:
    """The margins for each block: those of all left or right pages, or of all pages where these are few."""
    groups: dict[tuple[int, int], list[list[Line]]] = defaultdict(list)
    for page, column, lines in kept:
        for side in (page % 2, 2):
            groups[side, column].append([line for _, line in lines])
    width = min(widths)
    found = {key: margins_of(columns, width=None if key[1] else width) for key, columns in groups.items()}
    sizes = {key: sum(map(len, columns)) for key, columns in groups.items()}
    return [found[page % 2 if sizes[page % 2, column] >= _FEW else 2, column] for page, column, _ in kept]


def _repairs(placed: Sequence[Placed], drops: dict[int, str], joins: dict[int, int]) -> list[PageRepair]:
    """Drops and joins as edits of the text whose lines these are."""
    repairs: list[PageRepair] = []
    start = 0
    last = max(place for place in range(len(placed)) if place not in drops)
    for place, one in enumerate(placed):
        end = start + len(one.line.text)
        if place in drops:
            # The line break in front of the last lines goes with them, and behind all others.
            edit = Edit(start=start - 1, end=end) if place > last else Edit(start=start, end=end + 1)
            repairs.append(PageRepair(kind=drops[place], edit=edit))
        elif place in joins:
            blank = between(one.line.text, placed[joins[place]].line.text)
            repairs.append(PageRepair(kind="line_break", edit=Edit(start=end, end=end + 1, replacement=blank)))
        start = end + 1
    return repairs
