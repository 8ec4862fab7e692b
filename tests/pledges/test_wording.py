"""Wording that promises nothing, and wording that stands elsewhere. No database."""

from datetime import date

import pytest

from mingchuang.pledges.queries.words import shipped_templates, wording_words
from mingchuang.pledges.rules import PledgeRefused, check_wording
from mingchuang.pledges.rules.wording import Texts, empty_flag
from tests.factories.pledges import wording


@pytest.mark.parametrize("text", ["全心全意为群众热情服务", "进一步转变作风，树立良好形象", "做人民满意的窗口"])
def test_no_figure_no_deed_no_day_is_flagged(text: str) -> None:
    flag = empty_flag(text, has_number=False, due_on=None, words=wording_words())

    assert flag is not None
    assert "空对空" in flag.text


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("热情服务，每月让群众多跑的不超过三人", None),
        ("全心全意，增设老年人优先通道", None),
        ("随到随办，当场答复", None),
        ("做人民满意的窗口", date(2026, 4, 30)),
    ],
)
def test_a_figure_a_deed_or_a_day_is_enough(text: str, due_on: date | None) -> None:
    assert empty_flag(text, has_number=False, due_on=due_on, words=wording_words()) is None


def test_near_identical_text_of_another_is_found_and_ones_own_is_not() -> None:
    texts = Texts()
    texts.add("临时救助从受理到发放不超过 8 个工作日", writer=1, ref="甲")

    copied = texts.like("临时救助从受理到发放不超过12个工作日。", writer=2)

    assert copied is not None
    assert (copied.ref, copied.share) == ("甲", 100)
    assert texts.like("临时救助从受理到发放不超过 8 个工作日", writer=1) is None
    assert texts.like("婚姻登记周六上午照常办理", writer=2) is None


def test_the_quick_search_finds_what_comparing_each_with_each_finds() -> None:
    texts, words = Texts(), ["受理", "审核", "发放", "公示", "上门", "帮办", "延时", "回访"]
    said = [f"{a}{b}{c}窗口每月办理事项完成" for a in words for b in words for c in words]
    for place, text in enumerate(said):
        texts.add(text, writer=place, ref=text)

    found = texts.like("受理审核发放窗口每月办理事项已完成", writer=-1)

    assert found is not None
    assert found.ref == "受理审核发放窗口每月办理事项完成"


@pytest.mark.parametrize("text", ["____个工作日内办结", "＿＿个工作日内办结", "（ ）个工作日内办结"])
def test_a_blank_of_a_template_is_not_stored(text: str) -> None:
    with pytest.raises(PledgeRefused, match="没填的空"):
        check_wording(wording(text_zh=text))


def test_shipped_templates_have_blanks_and_both_languages() -> None:
    assert len(shipped_templates()) >= 8
    assert all("____" in one["zh"] and "____" in one["en"] for one in shipped_templates())
