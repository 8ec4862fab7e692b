"""Dates that a lost table shows in a column of its own come back to their rows, and to nobody else's."""

import pytest

from mingchuang.plans.cleaning.date_columns import date_column_edits
from mingchuang.plans.importing import parse_text
from mingchuang.plans.mapped import MappedText
from tests.plans.reading_aids import draft

PHASES = "一、实施步骤\n（一）动员部署\n（二）组织实施\n（三）总结提高\n"
DATES = "3月1日—3月31日\n4月至10月\n11、12月\n"


def after(text: str) -> str:
    return MappedText.of(text).edited(date_column_edits(text)).text


@pytest.mark.parametrize(
    "text",
    [
        PHASES + DATES + "二、要求\n",
        PHASES + "时间\n" + DATES + "二、要求\n",
        "一、实施步骤\n" + DATES + "（一）动员部署\n（二）组织实施\n（三）总结提高\n二、要求\n",
        PHASES.replace("总结提高", "总结提高。召开总结大会。\n1.自查。\n2.评比。") + DATES,
    ],
)
def test_phases_get_their_periods_back_in_order(text: str) -> None:
    mended = after(text)
    assert "（一）动员部署（3月1日—3月31日）\n（二）组织实施（4月至10月）\n（三）总结提高（11、12月）" in mended
    assert "\n3月1日" not in mended


def test_things_to_do_get_their_deadlines_back() -> None:
    text = (
        "一、重点任务\n1.公开承诺。公开服务承诺。\n2.岗位练兵。每月培训一次。\n完成时限\n6月底前\n9月底前\n二、要求\n"
    )
    assert "公开服务承诺。（完成时限：6月底前）\n2.岗位练兵。每月培训一次。（完成时限：9月底前）\n二、" in after(text)


@pytest.mark.parametrize(
    "text",
    [
        PHASES.replace("动员部署", "动员部署（2月）") + DATES,
        PHASES + DATES.partition("\n")[2],
        "XX局办公室\n2020年3月1日\n2020年3月2日\n",
        "（一）动员部署\n3月1日—3月31日\n（二）组织实施\n4月至10月\n",
    ],
)
def test_dates_that_fit_no_row_stay_where_they_are(text: str) -> None:
    assert date_column_edits(text) == []


def test_the_repair_is_told_and_the_phases_carry_the_dates() -> None:
    text = "青山县局“绿窗”活动方案\n" + PHASES + DATES + "二、要求\n（一）加强领导。专人负责。\n"
    [document] = parse_text(text).plans
    assert {repair.kind for repair in document.repairs} == {"date_column"}
    ends = [phase.end and phase.end.value for phase in draft(text).phases or ()]
    assert ends == ["--03-31", "--10-31", "--12-31"]
