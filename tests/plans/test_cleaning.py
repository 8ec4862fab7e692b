"""Cleaning repairs what is broken, says so, and keeps the way back to the raw text."""

import pytest

from mingchuang.plans import parse_text
from mingchuang.plans.cleaning.breaks import line_break_edits
from mingchuang.plans.cleaning.characters import drop_markers, normalise_lines
from mingchuang.plans.cleaning.glosses import drop_glosses
from mingchuang.plans.cleaning.noise import noise_lines, page_number_edits
from mingchuang.plans.mapped import Edit, MappedText


def after(text: str, edits: list[Edit]) -> str:
    return MappedText.of(text).edited(edits).text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("開(kāi)展活動(dòng)", "開展活動"),
        ("关（guān）于", "关于"),
        ("市(县)、区(室)", "市(县)、区(室)"),
        ("推行app(ios)", "推行app(ios)"),
        ("得分(de)", "得分(de)"),
    ],
)
def test_pinyin_goes_and_other_brackets_stay(dirty: str, clean: str) -> None:
    assert drop_glosses(MappedText.of(dirty))[0].text == clean


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (
            "责任单位：教育局、市场监督\n管理局、卫生健康局\n（二）下项",
            "责任单位：教育局、市场监督管理局、卫生健康局\n（二）下项",
        ),
        ("牵头单位：社会保险费和\n非税收入股", "牵头单位：社会保险费和非税收入股"),
        ("责任单位：教育局、科\n技局", "责任单位：教育局、科技局"),
        ("责任单位：教育局\n完善公共服务大厅", "责任单位：教育局\n完善公共服务大厅"),
        ("责任领导：李芳\n牵头科室：办公室", "责任领导：李芳\n牵头科室：办公室"),
        ("责任单位：各股室负责人\n局办公室加强督查。", "责任单位：各股室负责人\n局办公室加强督查。"),
    ],
)
def test_names_of_units_broken_over_lines_are_joined_and_whole_ones_are_not(text: str, mended: str) -> None:
    assert after(text, line_break_edits(text)) == mended


def test_pinyin_without_tones_goes_only_where_the_text_is_full_of_it() -> None:
    full = "文(wen)章來(lai)源發(fa)布時(shi)間全面(mian)開展公(gong)司(si)服務(wu)(wu)"
    assert drop_glosses(MappedText.of(full))[0].text == "文章來源發布時間全面開展公司服務"
    assert drop_glosses(MappedText.of("甲(an)乙"))[0].text == "甲(an)乙"


def test_markers_of_converters_go() -> None:
    assert drop_markers(MappedText.of("[bookmark: 标题]关于[图片]通知"))[0].text == "关于通知"


def test_line_ends_and_invisible_marks_become_one_kind() -> None:
    assert normalise_lines(MappedText.of("一\r\n二\r三\u2028四\u200b五\u3000六")).text == "一\n二\n三\n四五 六"


@pytest.mark.parametrize("mark", ["— 2 —", "-2-", "－12－", "第 3 页", "第3页 共10页", "—2—"])
def test_page_numbers_go_out_of_the_middle_of_a_sentence(mark: str) -> None:
    text = f"从群众最需要的服务做\n{mark}\n起，从最不满意的地方改起。"
    text = after(text, page_number_edits(text))
    assert after(text, line_break_edits("一、" + text)) == text or "做\n起" in text


def test_bare_numbers_are_page_numbers_only_when_they_count_up() -> None:
    assert after("甲\n1\n乙\n2\n丙\n3\n丁", page_number_edits("甲\n1\n乙\n2\n丙\n3\n丁")) == "甲\n乙\n丙\n丁"
    assert page_number_edits("甲\n30\n乙\n40\n丙") == []


def test_a_break_inside_a_sentence_goes_and_one_between_paragraphs_stays() -> None:
    text = "全镇各单位要以群众满意为根本，努力提高服务水平，转变和\n服务意识，让群众满意。\n各单位要高度重视。"
    assert after(text, line_break_edits(text)).count("\n") == 1


def test_a_title_is_not_run_into_the_paragraph_below_it() -> None:
    text = "进一步深化全县窗口单位为民服务活动的实施方案\n窗口单位联系群众最直接，是联系群众的纽带。"
    assert line_break_edits(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "来源：网络整理 免责声明：本文仅限学习分享，如产生版权问题，请联系我们及时删除。",
        "时间：2022-12-02 08:55:00",
        "首页 > 政务公开 > 通知公告",
        "上一篇：甲 下一篇：乙",
        "浏览次数：1234 字号：大 中 小",
        "索引号：00312/2019-0033 主题分类：其他",
        "导语：活动意见一文来源于网友上传，不代表本站观点，欢迎参考。",
    ],
)
def test_lines_of_the_site_are_noise(line: str) -> None:
    assert noise_lines(f"甲\n{line}\n乙") == ((2, 2 + len(line)),)


@pytest.mark.parametrize(
    "line",
    [
        "（三）加强宣传。通过微信公众号、网站宣传先进典型，编辑：简报。",
        "服务对象：全市居民",
        "时间：2022年3月至5月",
        "各单位要在下一条措施中明确责任，对群众的意见逐条答复，并将办理情况在网站公布。",
    ],
)
def test_lines_of_the_document_are_no_noise(line: str) -> None:
    assert noise_lines(line) == ()


def test_every_cleaned_character_leads_back_to_where_it_was() -> None:
    raw = (
        "\ufeff某局開(kāi)展“暖心(xīn)”活動(dòng)的\r\n實(shí)施方案\r\n"
        "一、活動(dòng)內(nèi)容\r\n（一）亮身份。佩戴工牌。"
    )
    document = parse_text(raw).plans[0]
    for place, char in enumerate(document.text):
        if "\u4e00" <= char <= "\u9fff":
            assert raw[document.source_map.raw_offset(place)] == char


def test_repairs_are_told_with_their_places_in_the_cleaned_text() -> None:
    document = parse_text("[图片]关于开展“微笑服务”活动的通知\n一、活动内容\n（一）甲。乙。").plans[0]
    assert [(one.kind, one.before, one.count) for one in document.repairs] == [("marker", "[图片]", 1)]
