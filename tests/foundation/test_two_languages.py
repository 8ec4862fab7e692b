"""One page, two languages: what has no English is Chinese and says so; limits and reasons are worded. No database."""

from dataclasses import dataclass

import pytest
from django.template import engines
from django.utils.translation import override

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import worded
from mingchuang.foundation.http.wording import calendar_reason
from mingchuang.foundation.ui.templatetags.ui import listed, named, shown_name
from mingchuang.foundation.worktime.limits import UNPUBLISHED, Limit


@dataclass(frozen=True)
class Row:
    name_zh: str
    name_en: str = ""
    address: str = ""


BUREAU, HALL = Row("民政局", "Civil Affairs Bureau"), Row("<大厅>", address="汀兰路 8 号")


def test_chinese_that_stands_in_is_marked_and_made_safe() -> None:
    with override("en"):
        assert shown_name(BUREAU) == "Civil Affairs Bureau"
        assert shown_name(HALL) == '<span lang="zh-hans" class="zh">&lt;大厅&gt;</span>'
        assert shown_name(HALL, "address") == '<span lang="zh-hans" class="zh">汀兰路 8 号</span>'
        assert shown_name(Row("8-2")) == "8-2"


def test_on_a_chinese_page_nothing_is_marked() -> None:
    with override("zh-hans"):
        assert shown_name(BUREAU) == "民政局"
        assert shown_name(HALL) == "<大厅>"
        assert shown_name(None) == ""


def test_plain_text_is_never_marked() -> None:
    with override("en"):
        assert named(HALL) == "<大厅>"


def test_a_list_is_joined_as_its_language_joins() -> None:
    with override("zh-hans"):
        assert listed([BUREAU, "税务局"]) == "民政局、税务局"
    with override("en"):
        assert listed([BUREAU, "Tax <Bureau>"]) == "Civil Affairs Bureau, Tax &lt;Bureau&gt;"


def test_a_title_carries_no_mark() -> None:
    page = "{% filter striptags %}{{ row|named }}{% endfilter %}"
    with override("en"):
        assert engines["django"].from_string(page).render({"row": Row("<b>大厅")}) == "&lt;b&gt;大厅"


def test_limits_inside_a_refusal_are_worded() -> None:
    refusal = Refusal("承诺时限 {promised} 太长。", promised=Limit(count=20))

    with override("en"):
        assert "20 working days" in worded(refusal)
    assert str(refusal) == "承诺时限 20 个工作日 太长。"


@pytest.mark.parametrize("years", ["2027", "2027、2028"])
def test_the_reason_of_a_provisional_date_is_worded_in_english(years: str) -> None:
    reason = UNPUBLISHED.format(years=years)

    with override("en"):
        said = calendar_reason(reason)

    assert "holiday schedule for 2027" in said
    assert "放假" not in said
    assert calendar_reason("照旧") == "照旧"
    assert calendar_reason("") == ""
