"""The calendar in force: the shipped years, and above them the years entered here."""

import hashlib
import json
from datetime import date, datetime
from functools import lru_cache

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.calendar_year import CalendarYear
from mingchuang.foundation.worktime.calendars import shipped_years
from mingchuang.foundation.worktime.facts import YearEntered
from mingchuang.foundation.worktime.hours import DEFAULT_HOURS, OpeningHours, WorkHours
from mingchuang.foundation.worktime.models import PublishedYear


def years_in_force() -> list[CalendarYear]:
    """Every published year, ascending; one entered here stands in place of the shipped one."""
    return _years(_entered())


def calendar_in_force() -> WorkCalendar:
    """The calendar by which limits are counted today (one small query; the table itself is kept)."""
    return _calendar(_entered())


def calendar_mark() -> str:
    """A short mark of the calendar in force; another calendar has another mark."""
    return _mark(_entered())


def hours_in_force(text: str) -> WorkHours:
    """The open seconds of a place with these hours; the usual ones where it says nothing."""
    return _hours(_entered(), text or DEFAULT_HOURS)


def _entered() -> tuple[str, ...]:
    """The years entered here, as JSON."""
    rows = PublishedYear.objects.order_by("year").values_list("content", flat=True)
    return tuple(json.dumps(content, sort_keys=True) for content in rows)


def _years(entered: tuple[str, ...]) -> list[CalendarYear]:
    known = {year.year: year for year in shipped_years()}
    known |= {year.year: year for year in map(CalendarYear.from_json, entered)}
    return [known[year] for year in sorted(known)]


@lru_cache(maxsize=4)
def _calendar(entered: tuple[str, ...]) -> WorkCalendar:
    """One calendar per content, so that a corrected year, or one rolled back, is never counted by."""
    return WorkCalendar.from_years(_years(entered))


@lru_cache(maxsize=4)
def _mark(entered: tuple[str, ...]) -> str:
    said = repr([(year.year, year.days) for year in _years(entered)])
    return hashlib.sha256(said.encode()).hexdigest()


@lru_cache(maxsize=32)
def _hours(entered: tuple[str, ...], text: str) -> WorkHours:
    """One table per calendar and text of hours."""
    zone = timezone.get_default_timezone()
    return WorkHours.build(_calendar(entered), OpeningHours.read(text), zone=zone)


def last_published_day() -> date:
    """The last day that a published year covers."""
    return date(max(year.year for year in years_in_force()), 12, 31)


@transaction.atomic
def enter_year(*, actor: Actor, text: str | bytes, at: datetime) -> CalendarYear:
    """Take in a year's notice as JSON, replacing what was known of that year. Raises `CalendarRefused`."""
    year = CalendarYear.from_json(text)
    row, _ = PublishedYear.objects.update_or_create(
        year=year.year,
        defaults={
            "source": year.source,
            "content": json.loads(text),
            "entered_by": actor.label,
            "entered_at": at,
        },
    )
    record(YearEntered(year=year.year, source=year.source), actor=actor, subject=row, path="/", at=at)
    return year
