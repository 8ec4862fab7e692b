"""Dates of a cycle, and what planning, holding and cancelling need. No database, no clock."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from mingchuang.foundation.errors import FieldRefusal
from mingchuang.outreach.enums import Cycle, OnHoliday, StopState

LONGEST_DAYS = 400
MOST_STOPS = 400
LAST = 5
"""As the number of a weekday in the month: its last one."""
DAY, WEEK = timedelta(days=1), timedelta(days=7)


class OutreachRefused(FieldRefusal):
    """It cannot be planned or reported so; `field` names the place on the form or in the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often, from when until when. `weekday` counts from Monday 0; `nth` 1 to 4, or 5 = the last."""

    cycle: Cycle
    since: date
    until: date
    weekday: int | None = None
    day: int | None = None
    nth: int | None = None
    on_holiday: OnHoliday = OnHoliday.SKIP


def check_rhythm(rhythm: Rhythm) -> None:
    """A stretch of at most a year or so, and what its cycle needs."""
    if rhythm.until < rhythm.since:
        raise OutreachRefused("结束日期不能早于开始日期。", field="until")
    if (rhythm.until - rhythm.since).days > LONGEST_DAYS:
        raise OutreachRefused("一次最多安排 {days} 天。", field="until", days=LONGEST_DAYS)
    needs_weekday = rhythm.cycle in (Cycle.WEEKLY, Cycle.FORTNIGHTLY, Cycle.MONTH_WEEKDAY)
    if needs_weekday and (rhythm.weekday is None or not 0 <= rhythm.weekday <= 6):
        raise OutreachRefused("请选星期几。", field="weekday")
    if rhythm.cycle is Cycle.MONTH_DAY and (rhythm.day is None or not 1 <= rhythm.day <= 31):
        raise OutreachRefused("请填每月几号，1 至 31。", field="day")
    if rhythm.cycle is Cycle.MONTH_WEEKDAY and (rhythm.nth is None or not 1 <= rhythm.nth <= LAST):
        raise OutreachRefused("请选第几个，或最后一个。", field="nth")


def dates_of(rhythm: Rhythm, *, is_working_day: Callable[[date], bool]) -> list[date]:
    """The days of a rhythm, holidays dealt with as it says; each day once, in order."""
    check_rhythm(rhythm)
    found: dict[date, None] = {}
    for day in _raw(rhythm):
        if rhythm.on_holiday is OnHoliday.KEEP or is_working_day(day):
            found[day] = None
        elif rhythm.on_holiday is OnHoliday.NEXT and (later := _next(day, rhythm.until, is_working_day)):
            found[later] = None
    return sorted(found)


def _raw(rhythm: Rhythm) -> Iterator[date]:
    if rhythm.cycle is Cycle.ONCE:
        yield rhythm.since
    elif rhythm.cycle in (Cycle.WEEKLY, Cycle.FORTNIGHTLY):
        assert rhythm.weekday is not None
        day = rhythm.since + timedelta(days=(rhythm.weekday - rhythm.since.weekday()) % 7)
        while day <= rhythm.until:
            yield day
            day += WEEK if rhythm.cycle is Cycle.WEEKLY else 2 * WEEK
    else:
        for first in _months(rhythm.since, rhythm.until):
            day_there = _in_month(rhythm, first)
            if day_there and rhythm.since <= day_there <= rhythm.until:
                yield day_there


def _months(since: date, until: date) -> Iterator[date]:
    first = since.replace(day=1)
    while first <= until:
        yield first
        first = (first + timedelta(days=32)).replace(day=1)


def _in_month(rhythm: Rhythm, first: date) -> date | None:
    """The day of one month; a 31st where there is none falls on the last day."""
    last = (first + timedelta(days=32)).replace(day=1) - DAY
    if rhythm.cycle is Cycle.MONTH_DAY:
        assert rhythm.day is not None
        return first.replace(day=min(rhythm.day, last.day))
    assert rhythm.weekday is not None
    assert rhythm.nth is not None
    if rhythm.nth == LAST:
        return last - timedelta(days=(last.weekday() - rhythm.weekday) % 7)
    return first + timedelta(days=(rhythm.weekday - first.weekday()) % 7) + (rhythm.nth - 1) * WEEK


def _next(day: date, until: date, is_working_day: Callable[[date], bool]) -> date | None:
    later = day + DAY
    while later <= until:
        if is_working_day(later):
            return later
        later += DAY
    return None


def check_tour(*, name: str, team: str, place: str, starts_at: time, ends_at: time, stops: int) -> None:
    """Who goes where, at which hours, at least once."""
    for field, value, text in (
        ("name_zh", name, "请写服务名称。"),
        ("team", team, "请写服务队伍。"),
        ("place_zh", place, "请写在哪里。"),
    ):
        if not value.strip():
            raise OutreachRefused(text, field=field)
    if ends_at <= starts_at:
        raise OutreachRefused("结束时间要晚于开始时间。", field="ends_at")
    if not stops:
        raise OutreachRefused("这样安排一次也没有，请核对日期和周期。", field="until")
    if stops > MOST_STOPS:
        raise OutreachRefused("一次最多安排 {most} 次。", field="until", most=MOST_STOPS)


def check_held(*, state: str, on: date, today: date, served: int) -> None:
    """A planned stop, not before its day."""
    if state != StopState.PLANNED:
        raise OutreachRefused("这次安排已经登记过。")
    if on > today:
        raise OutreachRefused("还没有到 {on}，到了那天再登记。", on=on)
    if not 0 <= served <= 100_000:
        raise OutreachRefused("服务人数应在 0 至 100000 之间。", field="served")


def check_cancelled(*, state: str, reason: str) -> None:
    """A planned stop, with the reason that people read."""
    if state != StopState.PLANNED:
        raise OutreachRefused("这次安排已经登记过。")
    if not reason.strip():
        raise OutreachRefused("请写明为什么取消，群众会看到。", field="reason")


def check_taking(*, state: str) -> None:
    """Matters are taken in where the team was or is."""
    if state == StopState.CANCELLED:
        raise OutreachRefused("取消了的安排不能登记群众事项。")
