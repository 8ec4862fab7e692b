"""The calendars shipped with the product, read from the data files beside this module."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.calendar_year import CalendarYear


@cache
def shipped_years() -> Sequence[CalendarYear]:
    """Every year shipped, ascending, each with its notice as source."""
    folder = files("mingchuang.foundation.worktime") / "years"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".json"))
    return tuple(CalendarYear.from_json((folder / name).read_bytes()) for name in names)


@cache
def shipped_calendar() -> WorkCalendar:
    """The calendar of the shipped years. Immutable, so one object serves the whole process."""
    return WorkCalendar.from_years(shipped_years())
