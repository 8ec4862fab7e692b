"""What stood still, and how many days counted."""

from datetime import date

from django.utils import timezone

from mingchuang.casework.models import Case
from mingchuang.following.models import Matter
from mingchuang.foundation.worktime.limits import DaysUsed, Pause, days_used
from mingchuang.foundation.worktime.published import calendar_in_force


def pauses_of(case: Case, *, on: date) -> list[Pause]:
    """The days of a case that count against nobody: waiting for the applicant before acceptance, pauses after it."""
    given = case.notices.exclude(given_at=None).order_by("ordinal").first()
    waiting = []
    if given is not None and given.given_at is not None:
        since = timezone.localdate(given.given_at)
        waiting.append(Pause(since=since, until=max(case.accepted_on or on, since)))
    return waiting + matter_pauses(case.matter, on=on)


def matter_pauses(matter: Matter | None, *, on: date) -> list[Pause]:
    """The pauses of a matter; one that still runs, up to this day."""
    return [pause.span(on) for pause in matter.pauses.effective()] if matter else []


def days_of(case: Case, *, finish: date) -> DaysUsed:
    """Working days from acceptance to this day, gross and paused."""
    assert case.matter is not None
    start = case.matter.clock.started_on
    pauses = matter_pauses(case.matter, on=finish)
    return days_used(calendar_in_force(), start=start, finish=max(finish, start), pauses=pauses)
