"""Word files give the text a reader sees, numbers and tables included."""

import io
import zipfile

import pytest

from mingchuang.plans import parse_bytes
from mingchuang.plans.reading.sniff import read_file
from mingchuang.plans.reading.word_labels import written_number
from tests.plans.word_files import (
    W,
    cell,
    deleted,
    docx,
    inserted,
    numbered,
    one_level_list,
    p,
    rows,
    run,
    table,
    text_box,
)


def text_of(*blocks: str) -> str:
    return parse_bytes(docx(*blocks), "方案.docx").plans[0].text


def test_automatic_numbers_are_written_out_and_begin_anew_under_the_next_heading() -> None:
    text = text_of(
        p("总体要求", level=0),
        p("甲", level=1),
        p("乙", level=1),
        p("丙", level=2),
        p("措施", level=0),
        p("丁", level=1),
    )
    assert text.split("\n") == ["一、总体要求", "（一）甲", "（二）乙", "1.丙", "二、措施", "（一）丁"]


def test_a_number_that_a_style_carries_is_written_out() -> None:
    assert text_of(p("目的", style="1"), p("范围", style="1")) == "一、目的\n二、范围"


def test_circled_numbers_are_written_out() -> None:
    assert text_of(p("甲", level=3), p("乙", level=3)) == "①甲\n②乙"


def test_tracked_insertions_are_accepted_and_deletions_dropped() -> None:
    assert text_of(p("窗口", inner=deleted("不") + inserted("服务"))) == "窗口服务"


def test_a_text_box_follows_the_paragraph_it_is_anchored_in() -> None:
    assert text_of(p("正文", inner=text_box("框内")), p("下文")) == "正文\n框内\n下文"


def lines_of(data: bytes) -> list[str]:
    return read_file(data, "方案.docx", limit=len(data)).text.split("\n")


@pytest.mark.parametrize(
    ("style", "count", "written"),
    [
        ("chineseCountingThousand", 21, "二十一"),
        ("chineseCounting", 10, "十"),
        ("taiwaneseCountingThousand", 3, "三"),
        ("japaneseCounting", 12, "十二"),
        ("chineseLegalSimplified", 5, "伍"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 3, "寅"),
        ("ideographEnclosedCircle", 1, "㊀"),
        ("decimal", 7, "7"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 2, "B"),
        ("somethingNew", 2, "2"),
    ],
)
def test_every_form_of_automatic_number_is_written_as_word_shows_it(style: str, count: int, written: str) -> None:
    assert written_number(count, style) == written


@pytest.mark.parametrize(
    ("pattern", "style", "labels"),
    [
        ("第%1条", "chineseCountingThousand", ["第三条 甲", "第四条 乙"]),
        ("（%1）", "decimal", ["（3）甲", "（4）乙"]),
        ("%1", "decimal", ["3 甲", "4 乙"]),
        ("●", "bullet", ["●甲", "●乙"]),
    ],
)
def test_a_label_keeps_its_pattern_and_its_beginning(pattern: str, style: str, labels: list[str]) -> None:
    numbering = one_level_list(5, pattern, style, start=3)
    assert lines_of(docx(numbered("甲", 5), numbered("乙", 5), numbering=numbering)) == labels


def test_a_second_list_of_the_same_kind_that_says_so_begins_anew() -> None:
    numbering = one_level_list(5, "%1、", "decimal").replace(
        "</w:numbering>",
        '<w:num w:numId="6"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>',
    )
    blocks = (numbered("甲", 5), numbered("乙", 5), numbered("丙", 6), numbered("丁", 6))
    assert lines_of(docx(*blocks, numbering=numbering)) == ["1、甲", "2、乙", "1、丙", "2、丁"]


def test_a_number_comes_from_the_style_that_a_style_is_based_on() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="h"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="own"><w:basedOn w:val="h"/></w:style></w:styles>'
    )
    assert lines_of(docx(p("目的", style="own"), p("范围", style="h"), styles=styles)) == ["一、目的", "二、范围"]


def test_merged_cells_keep_the_columns_in_their_places() -> None:
    merged = rows(
        [cell("项目", '<w:gridSpan w:val="2"/>'), cell("分值")],
        [cell("态度", '<w:vMerge w:val="restart"/>'), cell("问候"), cell("30")],
        [cell("", "<w:vMerge/>"), cell("着装"), cell("20")],
    )
    assert lines_of(docx(merged)) == ["项目\t\t分值", "态度\t问候\t30", "\t着装\t20"]


def test_a_table_in_a_cell_is_told_in_the_cell() -> None:
    outer = rows([cell("甲"), f"<w:tc>{table([['子', '丑']])}<w:p/></w:tc>"])
    assert lines_of(docx(outer)) == ["甲\t子 丑"]


def test_words_nobody_sees_and_the_table_of_contents_are_left_out() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="9"><w:name w:val="toc 1"/></w:style></w:styles>'
    data = docx(p("一、目的1", style="9"), p("正文", inner=run("暗语", "<w:vanish/>")), styles=styles)
    assert lines_of(data) == ["", "正文"]


def test_paragraphs_whose_mark_was_deleted_are_one() -> None:
    first = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>上半句，</w:t></w:r></w:p>'
    assert lines_of(docx(first, p("下半句。"))) == ["上半句，下半句。"]


def test_content_controls_and_fallback_copies_give_their_words_once() -> None:
    control = f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
    twice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{text_box('框内')}</mc:Choice><mc:Fallback>{text_box('框内')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines_of(docx(control, p("正文", inner=twice))) == ["控件", "正文", "框内"]


def test_headers_and_footnotes_are_no_part_of_the_text() -> None:
    part = f"<w:ftr {W}>{p('第 1 页')}</w:ftr>"
    data = docx(p("正文"), word__footer1=part, word__header1=part, word__footnotes=part)
    assert lines_of(data) == ["正文"]


def test_the_main_part_is_found_under_another_name() -> None:
    assert lines_of(docx(p("正文"), main="word/document2.xml")) == ["正文"]


def test_the_strict_form_is_read_like_the_common_one() -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    data = docx(p("甲", level=0), table([["项目", "分值"]]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode().replace(W, strict) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    assert lines_of(out.getvalue()) == ["一、甲", "项目\t分值"]


def test_table_rows_become_lines_with_tabs() -> None:
    assert text_of(table([["项目", "分值"], ["服务态度", "30"]])) == "项目\t分值\n服务态度\t30"


def test_a_word_file_named_txt_is_noticed_by_its_content() -> None:
    parsed = parse_bytes(docx(p("某局优质服务活动实施方案"), p("一、活动内容"), p("开展评比。")), "方案.txt")
    assert parsed.source.encoding == "docx"
    assert parsed.plans[0].draft.kind == "plan"


def test_a_whole_plan_from_word_with_a_score_table() -> None:
    parsed = parse_bytes(
        docx(
            p("北苑区图书馆“书香窗口”服务竞赛方案"),
            p("为提高窗口服务水平，决定开展“书香窗口”服务竞赛，制定本方案。"),
            p("竞赛内容", level=0),
            p("借阅服务。做到随到随办。", level=1),
            p("咨询服务。做到有问必答。", level=1),
            p("评分办法", level=0),
            p("由馆办公室按下表打分，总分100分。"),
            table(
                [
                    ["序号", "考核项目", "考核标准", "分值", "扣分标准"],
                    ["1", "借阅服务", "无差错", "60", "差错一次扣2分"],
                    ["2", "咨询服务", "首问负责", "30", "推诿一次扣5分"],
                ]
            ),
        ),
        "竞赛方案.docx",
    )
    draft = parsed.plans[0].draft
    assert draft.campaign_name is not None
    assert draft.campaign_name.value == "书香窗口"
    assert [one.title.value for one in draft.activities or () if one.title] == ["借阅服务", "咨询服务"]
    assert draft.score_table is not None
    assert [row.points.value for row in draft.score_table.rows if row.points] == ["60", "30"]
    assert [flag.kind for flag in parsed.plans[0].flags] == ["score_sum"]
