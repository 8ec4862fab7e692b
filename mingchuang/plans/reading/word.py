"""Word documents: paragraphs, tables, text boxes and automatic numbers as lines of text.

Tracked insertions are accepted and deletions dropped; table rows become lines whose cells are parted by tabs.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from mingchuang.plans.reading.archive import read_part
from mingchuang.plans.reading.raw import RawText
from mingchuang.plans.reading.word_numbering import Numbering
from mingchuang.plans.reading.word_xml import attribute, child, is_on, name_of, value
from mingchuang.plans.refusal import UnreadableDocument

# Left out: deleted text, moved-away text, field codes, fallback copies of drawings, ruby glosses, comments.
_SKIPPED = frozenset(
    {
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "Fallback",
        "rt",
        "pPr",
        "rPr",
        "sectPr",
        "sdtPr",
        "tblPr",
        "tcPr",
        "trPr",
    }
)
_DEEPEST = 200
_MOST_COLUMNS = 60
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What is known of the document beside its body."""

    numbering: Numbering
    contents: frozenset[str]
    """Styles of the table of contents, whose lines say twice what the headings say."""


def read_word(archive: zipfile.ZipFile, main: str) -> RawText:
    """The text of a Word document in reading order; `main` is the part that holds it."""
    document = read_part(archive, main)
    body = None if document is None else child(document, "body")
    if body is None:
        raise UnreadableDocument("Word 文档里没有正文，无法导入。")
    folder = main.rpartition("/")[0]
    styles = read_part(archive, f"{folder}/styles.xml")
    numbering = Numbering.read(read_part(archive, f"{folder}/numbering.xml"), styles)
    reading = _Reading(numbering=numbering, contents=_contents_styles(styles))
    lines = [line.rstrip() for line in _blocks(body, reading, 0)]
    text = "\n".join(lines)
    if not text.strip():
        raise UnreadableDocument("Word 文档里没有文字（可能只有图片），无法导入。")
    return RawText(text=text, encoding="docx")


def _contents_styles(styles: etree._Element | None) -> frozenset[str]:
    """The styles that Word calls `toc 1` to `toc 9`."""
    return frozenset(
        attribute(one, "styleId") or ""
        for one in (() if styles is None else styles)
        if (value(one, "name") or "").lower().startswith("toc ")
    )


def _blocks(parent: etree._Element, reading: _Reading, depth: int) -> Iterator[str]:
    """The lines of everything that stands directly in a body, cell or text box."""
    if depth > _DEEPEST:
        return
    before = ""
    for element in parent:
        name = name_of(element)
        if name == "p":
            *lines, last = _paragraph(element, reading, depth, before)
            yield from lines
            before = ""
            if is_on(element, "pPr/rPr/del"):
                # The mark between two paragraphs was deleted: they are one.
                before = last
            else:
                yield last
            continue
        if before:
            yield before
            before = ""
        if name == "tbl":
            yield from _table(element, reading, depth)
        elif name not in _SKIPPED and name:
            # Content controls, custom XML and accepted insertions wrap blocks without changing them.
            yield from _blocks(element, reading, depth + 1)
    if before:
        yield before


def _paragraph(paragraph: etree._Element, reading: _Reading, depth: int, before: str) -> list[str]:
    """The lines of a paragraph, one at least, and behind them those of the text boxes anchored in it."""
    boxes: list[etree._Element] = []
    text = "".join(_runs(paragraph, boxes, depth))
    if (value(paragraph, "pPr/pStyle") or "") in reading.contents:
        text = ""
    label = reading.numbering.label(paragraph) if text.strip() and not before else ""
    boxed = [line for box in boxes for line in _blocks(box, reading, depth + 1)]
    return [*(before + label + text).split("\n"), *boxed]


def _runs(parent: etree._Element, boxes: list[etree._Element], depth: int) -> Iterator[str]:
    """The characters of a paragraph; text boxes anchored in it are put aside."""
    if depth > _DEEPEST:
        return
    for element in parent:
        name = name_of(element)
        if name == "t":
            yield element.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name == "sym":
            yield _symbol(element)
        elif name == "txbxContent":
            boxes.append(element)
        elif name not in _SKIPPED and not (name == "r" and is_on(element, "rPr/vanish")):
            yield from _runs(element, boxes, depth + 1)


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font; it stays a private one, which rules know as the dot of a list."""
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else ""


def _table(table: etree._Element, reading: _Reading, depth: int) -> Iterator[str]:
    """Rows as lines. A cell over several columns is told once and leaves the others empty, so that columns keep."""
    for row in _held(table, "tr", depth):
        if child(row, "trPr/del") is not None:
            continue
        texts = [""] * _span(row, "trPr/gridBefore", 0)
        for cell in _held(row, "tc", depth):
            lines = [line for line in _blocks(cell, reading, depth + 1) if line.strip()]
            goes_on = child(cell, "tcPr/vMerge") is not None and value(cell, "tcPr/vMerge") != "restart"
            texts.append("" if goes_on else " ".join(lines).replace("\t", " ").strip())
            texts += [""] * (_span(cell, "tcPr/gridSpan", 1) - 1)
        yield "\t".join(texts)


def _held(parent: etree._Element, name: str, depth: int) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, through whatever wraps them, without those of tables inside."""
    if depth > _DEEPEST:
        return
    for element in parent:
        found = name_of(element)
        if found == name:
            yield element
        elif found not in {"tbl", "tr", "tc", "p", ""} | _SKIPPED:
            yield from _held(element, name, depth + 1)


def _span(element: etree._Element, path: str, otherwise: int) -> int:
    try:
        return min(int(value(element, path) or otherwise), _MOST_COLUMNS)
    except ValueError:
        return otherwise
