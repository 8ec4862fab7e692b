"""Published, unpublished and badly written years."""

import json
from datetime import date

import pytest

from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.calendar_year import CalendarRefused, CalendarYear
from mingchuang.foundation.worktime.calendars import shipped_calendar, shipped_years
from mingchuang.foundation.worktime.limits import Limit, LimitUnit, due


def notice(number: int, **changes: object) -> str:
    return json.dumps({"year": number, "source": "某通知", "off": [], "work": []} | changes)


def day(written: str, name: str = "国庆节") -> dict[str, str]:
    return {"date": written, "name": name}


def test_a_date_in_a_published_year_is_certain() -> None:
    found = due(shipped_calendar(), start=date(2026, 12, 30), limit=Limit(count=1))
    assert (found.on, found.provisional, found.reason) == (date(2026, 12, 31), False, None)


@pytest.mark.parametrize("unit", LimitUnit)
def test_a_date_that_needs_an_unpublished_year_is_provisional_and_says_why(unit: LimitUnit) -> None:
    count = 1 if unit is LimitUnit.YEAR else 2
    found = due(shipped_calendar(), start=date(2026, 12, 30), limit=Limit(count=count, unit=unit))
    assert found.provisional
    assert found.reason is not None
    assert "2027年放假安排尚未公布" in found.reason
    assert "未计春节" in found.reason


def test_fixed_holidays_hold_in_an_unpublished_year() -> None:
    found = due(shipped_calendar(), start=date(2026, 12, 31), limit=Limit(count=1))
    assert found.on == date(2027, 1, 4)  # 1 January is a Friday
    assert not shipped_calendar().is_working_day(date(2027, 10, 1))


def test_loading_the_year_makes_the_date_certain() -> None:
    published = CalendarYear.from_json(notice(2027, off=[day("2027-01-01", "元旦")]))
    calendar = WorkCalendar.from_years([*shipped_years(), published])
    found = due(calendar, start=date(2026, 12, 31), limit=Limit(count=1))
    assert (found.on, found.provisional) == (date(2027, 1, 4), False)


def test_a_gap_between_published_years_is_provisional() -> None:
    calendar = WorkCalendar.from_years([CalendarYear.from_json(notice(year)) for year in (2024, 2026)])
    assert due(calendar, start=date(2025, 3, 3), limit=Limit(count=5)).unpublished_years == (2025,)
    assert not due(calendar, start=date(2026, 3, 3), limit=Limit(count=5)).provisional


def test_a_later_notice_outranks_an_earlier_one_at_the_turn_of_the_year() -> None:
    older = CalendarYear.from_json(notice(2022, off=[day("2022-12-30")]))
    newer = CalendarYear.from_json(notice(2023, work=[day("2022-12-31")], off=[day("2023-01-02")]))
    calendar = WorkCalendar.from_years([newer, older])
    assert calendar.is_working_day(date(2022, 12, 31))
    assert not calendar.is_working_day(date(2022, 12, 30))


def test_a_calendar_needs_years_each_once() -> None:
    with pytest.raises(CalendarRefused, match="工作日历是空的"):
        WorkCalendar.from_years([])
    with pytest.raises(CalendarRefused, match="录入了两次"):
        WorkCalendar.from_years([CalendarYear.from_json(notice(2024))] * 2)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "不是有效的 JSON"),
        ("[]", "应是一个 JSON 对象"),
        (notice(2027, year="2027"), "year 应是四位年份"),
        (notice(2027, year=True), "year 应是四位年份"),
        (notice(2027, source=None), "缺少来源文件"),
        (notice(2027, source=" "), "缺少来源文件"),
        (notice(2027, off=None), "缺少 off 一项"),
        (notice(2027, work="2027-01-02"), "缺少 work 一项"),
        (notice(2027, off=["2027-10-01"]), "off 第 1 项应写明 date 和 name"),
        (notice(2027, off=[day("2027-10-01"), day("2027-10-32")]), "off 第 2 项的日期“2027-10-32”无效"),
        (notice(2027, off=[day("2027-10-01", " ")]), "off 第 1 项应写明"),
        (notice(2027, off=[day("2027-10-01"), day("2027-10-01")]), "2027-10-01 写了两次"),
        (notice(2027, off=[day("2027-10-02")], work=[day("2027-10-02")]), "2027-10-02 写了两次"),
        (notice(2027, off=[day("2028-10-01")]), "2028-10-01 不属于这一年"),
        (notice(2027, work=[day("2027-10-04")]), "2027-10-04 本是工作日"),
    ],
)
def test_a_bad_notice_is_refused_with_the_place_named(text: str, complaint: str) -> None:
    with pytest.raises(CalendarRefused, match=complaint):
        CalendarYear.from_json(text)
