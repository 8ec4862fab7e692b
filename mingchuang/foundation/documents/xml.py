"""The few things Word knows and python-docx has no word for."""

# ruff: noqa: SLF001  # this module is the one that reaches under the library
import re
from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Length
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

# Characters XML cannot hold; a pasted form feed must not cost somebody the whole report.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Without control characters; line breaks stay."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def set_fonts(target: ParagraphStyle | Run, *, east_asian: str, latin: str) -> None:
    """Font names, Han and Latin apart."""
    _write_fonts(target._element.get_or_add_rPr(), east_asian=east_asian, latin=latin)


def set_default_fonts(document: Document, *, east_asian: str, latin: str) -> None:
    """Font names of whatever no style speaks of."""
    path = "/".join(qn(f"w:{name}") for name in ("docDefaults", "rPrDefault", "rPr"))
    _write_fonts(document.styles.element.find(path), east_asian=east_asian, latin=latin)


def _write_fonts(properties: Any, *, east_asian: str, latin: str) -> None:
    # Theme fonts outrank names that stand beside them: the element is made anew.
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for name, font in (("ascii", latin), ("hAnsi", latin), ("eastAsia", east_asian), ("cs", latin)):
        fonts.set(qn(f"w:{name}"), font)
    before = 1 if properties.find(qn("w:rStyle")) is not None else 0
    properties.insert(before, fonts)


def name_alternatives(document: Document, alternatives: Mapping[str, str]) -> None:
    """Tell Word which face to take where one is not installed."""
    relations = document.part.rels.values()
    part: Any = next(each.target_part for each in relations if each.reltype.endswith("/fontTable"))
    table = parse_xml(part.blob)
    for name, others in alternatives.items():
        for old in [font for font in table if font.get(qn("w:name")) == name]:
            table.remove(old)
        table.append(
            parse_xml(
                f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
                '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
            )
        )
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def set_indent(target: ParagraphStyle | Paragraph, **characters: float) -> None:
    """Indents in characters (firstLine, hanging, left, right), which follow the size of the text."""
    indent = target._element.get_or_add_pPr().get_or_add_ind()
    for name, count in characters.items():
        indent.set(qn(f"w:{name}Chars"), str(round(count * 100)))
        # Readers that do not know characters take twentieths of a point, at 16 points a character.
        indent.set(qn(f"w:{name}"), str(round(count * 320)))


def leave_grid(style: ParagraphStyle) -> None:
    """Take paragraphs off the page grid: larger and smaller type keep their own pitch."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    style._element.get_or_add_pPr().insert_element_before(snap, *_AFTER_SNAP)


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field such as PAGE, which Word fills in."""
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run("1" if kind == "text" else "")
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind != "text":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def set_line_grid(section: Any, *, lines: Length) -> None:
    """The pitch of the lines of a page.

    The pitch of the characters stands in the styles (`set_character_pitch`): readers differ in what they make of a
    character grid, and some give a character that is a hair wider than its cell two of them.
    """
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(int(lines.pt * 20)))
    properties.append(grid)


def set_character_pitch(style: ParagraphStyle, *, pitch: Length, size: Length) -> None:
    """From one Han character to the next, for text of `size`; rounded down, so that the last one of a line fits."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(int((pitch.pt - size.pt) * 20 // 1)))
    properties = style._element.get_or_add_rPr()
    properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")


def repeat_on_each_page(table: Table) -> None:
    """The first row stands again at the top of each page."""
    table._tbl.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_rows_whole(table: Table) -> None:
    """No row is torn by the end of a page."""
    for row in table._tbl.tr_lst:
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def cells_of(table: Table) -> list[list[_Cell]]:
    """The cells by rows. The library finds each cell by counting anew, which takes a minute for a long table."""
    return [[_Cell(cell, table) for cell in row.tc_lst] for row in table._tbl.tr_lst]


def set_column_widths(table: Table, widths: Sequence[Length]) -> None:
    """The same widths for the grid and for every cell; readers differ in which they believe."""
    for number, width in enumerate(widths):
        table.columns[number].width = Emu(width)
    for cells in cells_of(table):
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width


def set_style(paragraph: Paragraph, style: ParagraphStyle) -> None:
    """The style of a paragraph, without the library's search through all styles."""
    paragraph._p.style = style.style_id


def drop_thumbnail(document: Document) -> None:
    """The library's template shows a picture of another document in the file list."""
    relations = document.part.package.rels if document.part.package else {}
    for key in [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[key]


def describe(picture: Any, text: str) -> None:
    """What a picture shows, for those who do not see it."""
    picture._inline.docPr.set("descr", text)


# What must follow in the schema's order.
_AFTER_SNAP = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
