"""Steps of a case: which end with acceptance, and whether one is over its own limit. No database, no clock."""

from collections.abc import Sequence
from datetime import date

from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.limits import Limit, Pause, due_on

INTAKE = ("收件", "受理", "申请")


def is_intake(name: str) -> bool:
    """A step that is over when the case is accepted, by the names that guides use."""
    return any(word in name for word in INTAKE)


def step_due(calendar: WorkCalendar, *, started_on: date, limit: Limit | None, pauses: Sequence[Pause]) -> date | None:
    """The last day of the step's own limit; none for a step without one."""
    return due_on(calendar, start=started_on, limit=limit, pauses=pauses) if limit else None


def is_late(due: date | None, *, on: date) -> bool:
    """Over its own limit, even if the whole is in time."""
    return due is not None and on > due
