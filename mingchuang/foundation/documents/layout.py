"""Page, grid and styles of an official paper (GB/T 9704-2012, parts 5 and 7)."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from mingchuang.foundation.documents.xml import (
    add_field,
    drop_thumbnail,
    leave_grid,
    name_alternatives,
    set_character_pitch,
    set_default_fonts,
    set_fonts,
    set_indent,
    set_line_grid,
)

PAGE_WIDTH, PAGE_HEIGHT = Mm(210), Mm(297)
TOP, LEFT = Mm(37), Mm(28)
TYPE_WIDTH, TYPE_HEIGHT = Mm(156), Mm(225)
LINES, CHARACTERS = 22, 28
LINE_PITCH = Pt(28.95)  # 225 mm by 22, rounded down to a twentieth of a point
FOOTER_DISTANCE = Mm(25)  # puts the dash of the page number 7 mm below the type area (7.5)

TITLE_SIZE = Pt(22)  # 2号
BODY_SIZE = Pt(16)  # 3号
PAGE_NUMBER_SIZE = Pt(14)  # 4号
TABLE_SIZE = Pt(12)  # 小4号
TITLE_PITCH = Pt(34)

BODY_STYLE, TITLE_STYLE, FLUSH_STYLE = "公文正文", "公文标题", "公文顶格"
TABLE_STYLE, CAPTION_STYLE, PICTURE_STYLE = "公文表格", "公文图表题", "公文图片"
PAGE_NUMBER_STYLE = "公文页码"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """Names of the faces. They are not embedded: the reader's machine has them, or shows the nearest."""

    title: str = "FZXiaoBiaoSong-B05S"
    title_is_bold: bool = False
    body: str = "仿宋_GB2312"
    first_level: str = "黑体"
    second_level: str = "楷体_GB2312"
    page_number: str = "宋体"
    latin: str = "Times New Roman"


OFFICIAL = Fonts()
COMMON = Fonts(title="宋体", title_is_bold=True, body="仿宋", second_level="楷体")
"""Faces every Chinese Windows brings, for offices without the official ones: the title is then 宋体 bold."""

ALTERNATIVES = {
    "FZXiaoBiaoSong-B05S": "方正小标宋简体,方正小标宋_GBK,宋体,SimSun",
    "仿宋_GB2312": "仿宋,FangSong",
    "楷体_GB2312": "楷体,KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
}


def prepare(document: Document, fonts: Fonts) -> None:
    """Turn an empty document into an empty official paper."""
    _set_page(document)
    _set_language(document)
    _set_styles(document, fonts)
    _set_page_numbers(document, fonts)
    name_alternatives(document, ALTERNATIVES)
    drop_thumbnail(document)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.top_margin, section.left_margin = TOP, LEFT
    section.right_margin = Emu(PAGE_WIDTH - LEFT - TYPE_WIDTH)
    section.bottom_margin = Emu(PAGE_HEIGHT - TOP - TYPE_HEIGHT)
    section.header_distance, section.footer_distance = Mm(15), FOOTER_DISTANCE
    set_line_grid(section, lines=LINE_PITCH)


def _set_language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_styles(document: Document, fonts: Fonts) -> None:
    set_default_fonts(document, east_asian=fonts.body, latin=fonts.latin)
    _style(document, "Normal", fonts.body, fonts=fonts)
    _style(document, FLUSH_STYLE, fonts.body, fonts=fonts)
    set_indent(_style(document, BODY_STYLE, fonts.body, fonts=fonts), firstLine=2)
    title = _style(document, TITLE_STYLE, fonts.title, fonts=fonts, size=TITLE_SIZE, bold=fonts.title_is_bold)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = TITLE_PITCH
    levels = ((fonts.first_level, False), (fonts.second_level, False), (fonts.body, True), (fonts.body, False))
    for number, (face, bold) in enumerate(levels, start=1):
        heading = _style(document, f"Heading {number}", face, fonts=fonts, bold=bold)
        heading.paragraph_format.keep_with_next = True
        set_indent(heading, firstLine=2)
    _loosen(_style(document, TABLE_STYLE, fonts.body, fonts=fonts, size=TABLE_SIZE))
    _loosen(_style(document, PAGE_NUMBER_STYLE, fonts.page_number, fonts=fonts, size=PAGE_NUMBER_SIZE))
    for name, face in ((CAPTION_STYLE, fonts.first_level), (PICTURE_STYLE, fonts.body)):
        style = _style(document, name, face, fonts=fonts, size=TABLE_SIZE)
        _loosen(style)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _style(
    document: Document, name: str, face: str, *, fonts: Fonts, size: Length = BODY_SIZE, bold: bool = False
) -> ParagraphStyle:
    """A style of this name, new or made over, black and on the grid."""
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    set_fonts(style, east_asian=face, latin=fonts.latin)
    style.font.size, style.font.bold, style.font.italic = size, bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    if size == BODY_SIZE:
        set_character_pitch(style, pitch=Emu(TYPE_WIDTH // CHARACTERS), size=size)
    shape = style.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = LINE_PITCH
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    # Widow control moves lines over and leaves pages of 21.
    shape.widow_control = False
    return style


def _loosen(style: ParagraphStyle) -> None:
    """Pictures and table cells need lines as high as they are: a fixed pitch would cut them."""
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    leave_grid(style)


def _set_page_numbers(document: Document, fonts: Fonts) -> None:
    """— 1 — outside: right on odd pages, left on even ones, one character in (GB/T 9704-2012, 7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side, alignment in (
        (section.footer, "right", WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, "left", WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.style = document.styles[PAGE_NUMBER_STYLE]
        line.alignment = alignment
        set_indent(line, **{side: 1})
        line.add_run("— ")
        add_field(line, "PAGE")
        line.add_run(" —")
        for run in line.runs:
            # The figures too are 宋体.
            set_fonts(run, east_asian=fonts.page_number, latin=fonts.page_number)
