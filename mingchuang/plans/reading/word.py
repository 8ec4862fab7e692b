"""Word documents: paragraphs, tables, text boxes and automatic numbers as lines of text.

Tracked insertions are accepted and deletions dropped; table rows become lines whose cells are parted by tabs.
"""

import zipfile
from collections.abc import Iterator

from lxml import etree

from mingchuang.plans.reading.archive import read_part
from mingchuang.plans.reading.raw import RawText
from mingchuang.plans.reading.word_numbering import Numbering
from mingchuang.plans.reading.word_xml import W, child, name_of
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
        "tblPr",
        "tcPr",
        "trPr",
    }
)
_DEEPEST = 200


def read_word(archive: zipfile.ZipFile) -> RawText:
    """The text of a Word document in reading order."""
    document = read_part(archive, "word/document.xml")
    body = None if document is None else child(document, "body")
    if body is None:
        raise UnreadableDocument("Word 文档里没有正文，无法导入。")
    numbering = Numbering.read(read_part(archive, "word/numbering.xml"), read_part(archive, "word/styles.xml"))
    lines = [line.rstrip() for line in _blocks(body, numbering, 0)]
    text = "\n".join(lines)
    if not text.strip():
        raise UnreadableDocument("Word 文档里没有文字（可能只有图片），无法导入。")
    return RawText(text=text, encoding="docx")


def _blocks(parent: etree._Element, numbering: Numbering, depth: int) -> Iterator[str]:
    """The lines of everything that stands directly in a body, cell or text box."""
    if depth > _DEEPEST:
        return
    for element in parent:
        name = name_of(element)
        if name == "p":
            yield from _paragraph(element, numbering, depth)
        elif name == "tbl":
            yield from _table(element, numbering, depth)
        elif name not in _SKIPPED and name:
            # Content controls, custom XML and accepted insertions wrap blocks without changing them.
            yield from _blocks(element, numbering, depth + 1)


def _paragraph(paragraph: etree._Element, numbering: Numbering, depth: int) -> Iterator[str]:
    boxes: list[etree._Element] = []
    text = "".join(_runs(paragraph, boxes, depth))
    label = numbering.label(paragraph) if text.strip() else ""
    yield from (label + text).split("\n")
    for box in boxes:
        yield from _blocks(box, numbering, depth + 1)


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
        elif name == "txbxContent":
            boxes.append(element)
        elif name not in _SKIPPED:
            yield from _runs(element, boxes, depth + 1)


_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _table(table: etree._Element, numbering: Numbering, depth: int) -> Iterator[str]:
    for row in table.iter(f"{W}tr"):
        if _owner(row, "tbl") is not table or child(row, "trPr/del") is not None:
            continue
        cells = [cell for cell in row.iter(f"{W}tc") if _owner(cell, "tr") is row]
        texts = [" ".join(line for line in _blocks(cell, numbering, depth + 1) if line.strip()) for cell in cells]
        yield "\t".join(text.replace("\t", " ").strip() for text in texts)


def _owner(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(f"{W}{name}"), None)
