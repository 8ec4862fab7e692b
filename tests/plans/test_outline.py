"""The outline nests the numbers of official writing and finds where headings end."""

import pytest

from mingchuang.plans import parse_text
from mingchuang.plans.fold import fold
from mingchuang.plans.outline.headings import split_heading
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.outline.parts import parts_of
from tests.plans.reading_aids import parts


@pytest.mark.parametrize(
    ("line", "style", "value"),
    [
        ("一、总则", "han", 1), ("十二、附则", "han", 12), ("（三）督查", "han_paren", 3),
        ("(3)督查", "arabic_paren", 3), ("㈡督查", "han_paren", 2), ("1.督查", "arabic", 1),
        ("12、督查", "arabic", 12), ("2.1 督查", "arabic_dotted", 1), ("①督查", "circled", 1),
        ("⑵督查", "arabic_paren", 2), ("第三章 附则", "chapter", 3), ("第十五条 本办法", "article", 15),
        ("第二阶段：实施", "stage", 2), ("壹、依據", "formal", 1), ("參、對象", "formal", 3),
        ("一要加强", "demand", 1), ("二是加强", "count", 2), ("首先，要", "order", 1),
        ("●督查", "bullet", 0),
    ],
)  # fmt: skip
def test_a_number_is_known_by_its_style(line: str, style: str, value: int) -> None:
    number = number_at(fold(line), 0)
    assert number is not None
    assert (number.style, number.value) == (style, value)


@pytest.mark.parametrize(
    "line", ["2016年3月", "3.15消费者日", "一年来，", "十分重视", "一线员工", "第一次会议", "12345热线", "1.5倍"]
)
def test_what_only_begins_like_a_number_is_none(line: str) -> None:
    assert number_at(line, 0) is None


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("走访调研。结合部署，深入基层。", "走访调研"),
        ("加强领导：各单位要重视。", "加强领导"),
        ("指导思想", "指导思想"),
        ("指导思想 以群众满意为出发点，提高效率。", "指导思想"),
        ("参与范围各县区分局，局机关各科室和直属单位。", "参与范围"),
        ("动员部署（4月中旬）", "动员部署（4月中旬）"),
        ("各单位要把活动作为重要抓手，成立专门机构，制定实施方案，落实责任。", ""),
        ("工作目标和任务：完成三项。", "工作目标和任务"),
    ],
)
def test_a_heading_ends_where_its_text_begins(line: str, heading: str) -> None:
    span, _ = split_heading(line, 0, len(line))
    assert (line[slice(*span)] if span else "") == heading


@pytest.mark.parametrize(
    ("heading", "announced"),
    [
        ("指导思想", ("guiding",)), ("总体目标", ("goals",)), ("实施范围和重点内容", ("scope", "activities")),
        ("方法步骤", ("phases",)), ("组织领导", ("measures",)), ("活动主题", ("theme",)), ("考核评比", ("evaluation",)),
        ("走访调研", ()), ("基本原则", ("principles",)), ("推動小組", ("leading_group",)), ("預期效益", ("goals",)),
    ],
)  # fmt: skip
def test_a_heading_announces_its_part(heading: str, announced: tuple[str, ...]) -> None:
    assert parts_of(fold(heading)) == announced


def levels(text: str) -> list[tuple[int, str]]:
    outline = parts(text).outline
    return [(one.level, outline.heading(place)) for place, one in enumerate(outline.sections)]


def test_styles_nest_in_the_order_they_appear() -> None:
    text = "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n（二）己\n二、庚\n（1）辛"
    assert levels(text) == [(1, "甲"), (2, "乙"), (3, "丙"), (4, "丁"), (5, "戊"), (2, "己"), (1, "庚"), (2, "辛")]


def test_numbers_that_run_on_inside_one_paragraph_become_sections() -> None:
    text = (
        "某方案。一、指导思想 以民为本，提高水平。二、活动内容 "
        "（一）亮身份。佩戴工牌。（二）亮承诺。公开承诺。三、工作要求 抓好落实。"
    )
    assert [heading for _, heading in levels(text)] == ["指导思想", "活动内容", "亮身份", "亮承诺", "工作要求"]


def test_demands_begun_at_line_starts_run_on_inside_the_last_line() -> None:
    text = "一、保障措施\n一要提高认识。要重视。\n二要落实责任。要明确。三要建立机制。要长效。"
    assert [heading for _, heading in levels(text)] == ["保障措施", "提高认识", "落实责任", "建立机制"]


def test_a_sentence_that_counts_inside_a_paragraph_is_left_whole() -> None:
    text = "一、活动内容\n（一）推行三亮。一是亮身份。佩戴工牌。二是亮承诺。公开承诺。"
    assert [heading for _, heading in levels(text)] == ["活动内容", "推行三亮"]


def test_sections_end_to_end_are_the_text() -> None:
    document = parse_text(
        "首页 > 公告\n关于开展“甲乙”活动的通知\n各单位：\n一、活动内容\n（一）丙。丁。\n某局\n2020年1月2日"
    ).plans[0]
    assert "".join(document.text[one.start : one.end] for one in document.sections) == document.text
    assert [one.kind for one in document.sections][:3] == ["noise", "title", "addressees"]
