"""A paper read back: what an officer with a ruler would find."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle

from mingchuang.foundation.charts import IntervalRow, interval_chart
from mingchuang.foundation.documents.layout import COMMON
from mingchuang.foundation.documents.numbering import OutlineNumbers, chinese_number
from mingchuang.foundation.documents.official import Cell, OfficialDocument


@pytest.fixture
def paper() -> OfficialDocument:
    return OfficialDocument("关于作风建设的总结")


def reread(paper: OfficialDocument) -> Document:
    return docx.Document(BytesIO(paper.to_bytes()))


def texts(paper: OfficialDocument) -> list[str]:
    return [line.text for line in reread(paper).paragraphs if line.text]


def style(document: Document, name: str) -> ParagraphStyle:
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def fonts(document: Document, name: str) -> dict[str, str]:
    element = style(document, name).element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    return {key.rpartition("}")[2]: value for key, value in element.attrib.items()}


def test_margins_leave_a_type_area_of_156_by_225(paper: OfficialDocument) -> None:
    section = reread(paper).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(size.mm) for size in sizes if size is not None] == [210, 297, 37, 28]
    assert section.page_width is not None
    assert section.page_height is not None
    width = section.page_width - (section.left_margin or 0) - (section.right_margin or 0)
    height = section.page_height - (section.top_margin or 0) - (section.bottom_margin or 0)
    assert width / 36000 == pytest.approx(156, abs=0.1)
    assert height / 36000 == pytest.approx(225, abs=0.1)


def test_a_page_takes_22_lines_of_28_characters_and_no_more(paper: OfficialDocument) -> None:
    document = reread(paper)
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    assert grid.get(qn("w:type")) == "lines"
    pitch = int(grid.get(qn("w:linePitch"), "0")) / 20
    tightened = style(document, "公文正文").element.find(f"{qn('w:rPr')}/{qn('w:spacing')}")
    assert tightened is not None
    width = 16 + int(tightened.get(qn("w:val"), "0")) / 20
    type_height, type_width = 225 / 25.4 * 72, 156 / 25.4 * 72
    assert type_height // pitch == 22
    assert (type_width + 0.01) // width == 28
    spacing = style(document, "公文正文").paragraph_format.line_spacing
    assert isinstance(spacing, int)
    assert spacing / 12700 == pytest.approx(pitch)


@pytest.mark.parametrize(
    ("name", "face", "size", "bold"),
    [
        ("公文标题", "FZXiaoBiaoSong-B05S", 22, False),
        ("公文正文", "仿宋_GB2312", 16, False),
        ("Heading 1", "黑体", 16, False),
        ("Heading 2", "楷体_GB2312", 16, False),
        ("Heading 3", "仿宋_GB2312", 16, True),
        ("Heading 4", "仿宋_GB2312", 16, False),
    ],
)
def test_faces_and_sizes_are_those_of_the_standard(
    paper: OfficialDocument, name: str, face: str, size: int, *, bold: bool
) -> None:
    document = reread(paper)
    found = style(document, name)
    assert found.font.size is not None
    assert (found.font.size.pt, found.font.bold) == (size, bold)
    assert fonts(document, name)["eastAsia"] == face
    assert not any("Theme" in key for key in fonts(document, name))


def test_an_office_without_the_official_faces_may_take_common_ones() -> None:
    document = reread(OfficialDocument("总结", fonts=COMMON))
    assert fonts(document, "公文标题")["eastAsia"] == "宋体"
    assert style(document, "公文标题").font.bold
    assert fonts(document, "公文正文")["eastAsia"] == "仿宋"


def test_word_is_told_what_to_take_where_a_face_is_missing(paper: OfficialDocument) -> None:
    with zipfile.ZipFile(BytesIO(paper.to_bytes())) as packed:
        table = packed.read("word/fontTable.xml").decode()
        assert not [name for name in packed.namelist() if "thumbnail" in name]
    assert '<w:font w:name="FZXiaoBiaoSong-B05S"><w:altName w:val="方正小标宋简体' in table


def test_body_text_is_indented_by_two_characters(paper: OfficialDocument) -> None:
    document = reread(paper)
    for name in ("公文正文", "Heading 1", "Heading 4"):
        indent = style(document, name).element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        assert indent.get(qn("w:firstLineChars")) == "200"
        assert indent.get(qn("w:firstLine")) == "640"


def test_headings_are_numbered_as_text_and_begin_anew_below_each_other(paper: OfficialDocument) -> None:
    for level, text in (
        (1, "总体"),
        (2, "甲"),
        (3, "子"),
        (4, "丑"),
        (4, "寅"),
        (3, "卯"),
        (2, "乙"),
        (3, "辰"),
        (1, "打算"),
    ):
        paper.heading(text, level=level)
    shown = ["一、总体", "（一）甲", "1.子", "（1）丑", "（2）寅", "2.卯", "（二）乙", "1.辰", "二、打算"]
    assert texts(paper)[1:] == shown
    assert [line.style.name for line in reread(paper).paragraphs if line.style and line.text == "（1）丑"] == [
        "Heading 4"
    ]


def test_page_numbers_stand_outside_between_dashes(paper: OfficialDocument) -> None:
    document = reread(paper)
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, alignment in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        line = footer.paragraphs[0]
        assert (line.text, line.alignment) == ("— 1 —", alignment)
        assert [node.text for node in line._p.iter(qn("w:instrText"))] == [" PAGE "]


def test_addressee_paragraphs_and_lines_are_cleaned(paper: OfficialDocument) -> None:
    paper.addressee("各有关单位:")
    paper.paragraph("第一段\x0b\x00<并>&\r\n\n  第二段  \ufffe")
    assert texts(paper) == ["关于作风建设的总结", "各有关单位：", "第一段<并>&", "第二段"]


def test_a_title_of_two_lines_keeps_them() -> None:
    assert texts(OfficialDocument("清河县行政审批局\n关于活动的总结")) == ["清河县行政审批局", "关于活动的总结"]


def test_tables_repeat_their_heads_and_align_their_numbers(paper: OfficialDocument) -> None:
    rows: list[list[Cell]] = [["医保局", 128, Decimal("93.8")], ["公安局\n（出入境）", None, "69.3%"]]
    paper.table(["单位", "件数", "整改率"], rows, caption="整改情况")
    document = reread(paper)
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["单位", "件数", "整改率"],
        ["医保局", "128", "93.8"],
        ["公安局 （出入境）", "—", "69.3%"],
    ]
    sides = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert sides == [WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.RIGHT]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert table.rows[1]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None
    assert sum(column.width or 0 for column in table.columns) / 36000 == pytest.approx(156, abs=0.1)
    assert "表1  整改情况" in [line.text for line in document.paragraphs]


def test_a_ragged_table_is_a_mistake(paper: OfficialDocument) -> None:
    with pytest.raises(ValueError, match="one cell for each head"):
        paper.table(["单位", "件数"], [["医保局"]])


def test_pictures_keep_their_width_and_say_what_they_show(paper: OfficialDocument) -> None:
    figure = interval_chart("整改率", [IntervalRow(label="医保局", value=0.5, low=0.2, high=0.8, n=4)])
    paper.picture(figure.png(), width_mm=120, caption="整改率", description="医保局整改率 50%，四件")
    paper.picture(figure.png(), caption="再看一次")
    document = reread(paper)
    first, second = document.inline_shapes
    assert first.width / 36000 == pytest.approx(120)
    assert second.width / 36000 == pytest.approx(156)
    assert first._inline.docPr.get("descr") == "医保局整改率 50%，四件"
    assert [line.text for line in document.paragraphs if line.text.startswith("图")] == ["图1  整改率", "图2  再看一次"]
    # A fixed pitch would cut the picture to one line.
    assert style(document, "公文图片").paragraph_format.line_spacing == 1.0


def test_a_picture_wider_than_the_text_is_a_mistake(paper: OfficialDocument) -> None:
    with pytest.raises(ValueError, match="at most 156 mm"):
        paper.picture(b"", width_mm=200)


def test_attachments_are_numbered_only_where_there_are_several(paper: OfficialDocument) -> None:
    paper.attachments([])
    paper.attachments(["整改台账"])
    paper.attachments(["评分表", "排名表"])
    assert texts(paper)[1:] == ["附件：整改台账", "附件：1. 评分表", "2. 排名表"]


@pytest.mark.parametrize(
    ("issuer", "issuer_in", "date_in"),
    [
        ("清河县行政审批局", "300", "400"),
        ("县局", "600", "400"),
        ("清河县政务服务和大数据管理局机关委员会", "200", "850"),
    ],
)
def test_issuer_and_date_stand_at_the_right_centred_on_each_other(
    paper: OfficialDocument, issuer: str, issuer_in: str, date_in: str
) -> None:
    paper.signature(issuer, date(2026, 3, 1))
    document = reread(paper)
    above, below = document.paragraphs[-2:]
    assert (above.text, below.text) == (issuer, "2026年3月1日")
    rights = []
    for line in (above, below):
        assert line.alignment is WD_ALIGN_PARAGRAPH.RIGHT
        indent = line._p.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        assert indent is not None
        rights.append(indent.get(qn("w:rightChars")))
    assert rights == [issuer_in, date_in]


def test_properties_tell_the_title_and_the_issuer(paper: OfficialDocument) -> None:
    paper.signature("清河县行政审批局", date(2026, 3, 1))
    properties = reread(paper).core_properties
    assert (properties.title, properties.author) == ("关于作风建设的总结", "清河县行政审批局")
    assert properties.comments == ""
    assert properties.created is not None
    assert properties.created.date() == date(2026, 3, 1)


def test_the_same_paper_has_the_same_text_in_word_order(paper: OfficialDocument) -> None:
    paper.heading("情况")
    paper.paragraph("正文。")
    assert texts(paper) == texts(paper) == ["关于作风建设的总结", "一、情况", "正文。"]


def test_chinese_numbers_run_to_ninety_nine() -> None:
    assert [chinese_number(number) for number in (1, 10, 11, 20, 21, 99)] == [
        "一",
        "十",
        "十一",
        "二十",
        "二十一",
        "九十九",
    ]
    with pytest.raises(ValueError, match="not between 1 and 99"):
        chinese_number(100)
    with pytest.raises(ValueError, match="not between 1 and 4"):
        OutlineNumbers().next(5)
