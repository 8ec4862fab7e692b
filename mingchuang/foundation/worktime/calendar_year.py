"""One year's holiday notice of the State Council: the days off and the make-up days, checked when read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from mingchuang.foundation.errors import Refusal

SATURDAY = 5


class CalendarRefused(Refusal):
    """The holiday table of a year is not usable; the message says which entry and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """A day that the notice names: off, or a weekend day worked in exchange (调休)."""

    on: date
    name: str
    is_working: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """What a year's notice says. Days it does not name follow the week: Monday to Friday are worked."""

    year: int
    source: str
    days: tuple[SpecialDay, ...]

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise CalendarRefused("{year}年放假安排缺少来源文件，请填写通知的名称和文号。", year=self.year)
        seen: set[date] = set()
        for day in self.days:
            self._check(day, seen)
            seen.add(day.on)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read `{"year", "source", "off": [{"date", "name"}], "work": […]}`.

        `CalendarRefused` says which entry is wrong.
        """
        try:
            found = json.loads(text)
        except ValueError as error:
            raise CalendarRefused("放假安排不是有效的 JSON 文件：{error}", error=error) from error
        if not isinstance(found, dict):
            raise CalendarRefused("放假安排应是一个 JSON 对象，含 year、source、off、work 四项。")
        year, source = found.get("year"), found.get("source")
        if not isinstance(year, int) or isinstance(year, bool) or not 1950 <= year <= 2200:
            raise CalendarRefused("放假安排的 year 应是四位年份，现为“{year}”。", year=year)
        if not isinstance(source, str):
            raise CalendarRefused("{year}年放假安排缺少来源文件，请填写通知的名称和文号。", year=year)
        days = [*_days(found, "off", year=year), *_days(found, "work", year=year)]
        return cls(year=year, source=source, days=tuple(sorted(days, key=lambda day: day.on)))

    def _check(self, day: SpecialDay, seen: set[date]) -> None:
        if day.on in seen:
            raise CalendarRefused("{year}年放假安排中 {day} 写了两次。", year=self.year, day=day.on)
        # New Year's holiday may begin in the old year: the notice for 2023 names 2022-12-31.
        if day.on.year != self.year and (day.on.year, day.on.month) != (self.year - 1, 12):
            raise CalendarRefused("{year}年放假安排中的 {day} 不属于这一年。", year=self.year, day=day.on)
        if day.is_working and day.on.weekday() < SATURDAY:
            raise CalendarRefused("{day} 本是工作日，不能写作调休上班日。", day=day.on)


def _days(found: dict[str, object], key: str, *, year: int) -> Sequence[SpecialDay]:
    entries = found.get(key)
    if not isinstance(entries, list):
        raise CalendarRefused("{year}年放假安排缺少 {key} 一项，应是日期列表。", year=year, key=key)
    return [_day(entry, key, number, year=year) for number, entry in enumerate(entries, start=1)]


def _day(entry: object, key: str, number: int, *, year: int) -> SpecialDay:
    written = entry.get("date") if isinstance(entry, dict) else None
    name = entry.get("name") if isinstance(entry, dict) else None
    if not isinstance(written, str) or not isinstance(name, str) or not name.strip():
        raise CalendarRefused(
            "{year}年放假安排 {key} 第 {number} 项应写明 date 和 name。", year=year, key=key, number=number
        )
    try:
        on = date.fromisoformat(written)
    except ValueError as error:
        raise CalendarRefused(
            "{year}年放假安排 {key} 第 {number} 项的日期“{written}”无效，应写成 2026-10-01 的样子。",
            year=year,
            key=key,
            number=number,
            written=written,
        ) from error
    return SpecialDay(on=on, name=name.strip(), is_working=key == "work")
