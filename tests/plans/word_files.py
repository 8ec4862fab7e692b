"""Builds small Word packages by hand, with the parts the importer must cope with."""

import io
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def p(text: str = "", *, level: int | None = None, style: str = "", inner: str = "") -> str:
    """A paragraph; `level` puts it into the automatic list, `inner` is raw XML after the text."""
    number = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
    name = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{name}{number}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>{inner}</w:p>'


def table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="a"><w:r><w:t>{escape(text)}</w:t></w:r></w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="a"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def text_box(text: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{p(text)}</w:txbxContent></w:pict></w:r>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def rows(*cells: list[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells) + "</w:tbl>"


def numbered(text: str, list_number: int, level: int = 0) -> str:
    """A paragraph in a list of its own."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_number}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr>{run(text)}</w:p>"


def one_level_list(number: int, pattern: str, style: str, *, start: int = 1) -> str:
    """The numbering part with one list of one level."""
    level = _level(0, pattern, style, start)
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _level(place: int, pattern: str, style: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="/{main}"/></Relationships>'
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="3">'
    + _level(0, "%1、", "chineseCountingThousand")
    + _level(1, "（%2）", "chineseCounting")
    + _level(2, "%3.", "decimal")
    + _level(3, "%4", "decimalEnclosedCircle")
    + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:styleId="1"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    "</w:style></w:styles>"
)


def docx(
    *blocks: str, numbering: str = NUMBERING, styles: str = STYLES, main: str = "word/document.xml", **others: str
) -> bytes:
    """A package; `others` are parts by their names, with __ for the slash. Under another name the main part is told."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(main, f"<w:document {W}><w:body>{''.join(blocks)}</w:body></w:document>")
        archive.writestr("word/numbering.xml", numbering)
        archive.writestr("word/styles.xml", styles)
        if main != "word/document.xml":
            archive.writestr("_rels/.rels", RELATIONS.format(main=main))
        for name, text in others.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return buffer.getvalue()
