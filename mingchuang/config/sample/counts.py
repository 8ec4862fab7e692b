"""How many people each window served on each working day, entered once a week."""

from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby
from random import Random

from mingchuang.casework.actions import CountEntry, set_counts
from mingchuang.config.sample.days import Days, moment
from mingchuang.config.sample.places import UNITS
from mingchuang.config.sample.stage import Stage

WEEKDAYS = (1.25, 1.05, 1.0, 0.95, 0.85, 0.7, 0.7)  # Mondays are full; make-up days at weekends are quiet


def served(days: Days) -> dict[tuple[str, date], int]:
    """Window and day → people served; the same for the same time line."""
    random = Random(days.since.toordinal())  # noqa: S311 - made up, not secret
    windows = [window for unit in UNITS for window in unit.windows]
    return {
        (window.code, day): max(1, round(window.daily * WEEKDAYS[day.weekday()] * random.uniform(0.8, 1.2)))
        for day in days.working(days.since, days.today - timedelta(days=1))
        for window in windows
    }


def plan_counts(stage: Stage, counts: dict[tuple[str, date], int]) -> None:
    """Each week's counts are entered when it is over, what is left of the running one in the evening before today."""
    by_day = sorted(counts.items(), key=lambda count: count[0][1])
    for _, week in groupby(by_day, key=lambda count: count[0][1].isocalendar()[:2]):
        entries = [CountEntry(window=stage.places.windows[code], day=day, count=count) for (code, day), count in week]
        stage.agenda.plan(moment(entries[-1].day, "17:20"), partial(_set, stage, entries))


def _set(stage: Stage, entries: list[CountEntry], *, at: datetime) -> None:
    set_counts(actor=stage.office, entries=entries, at=at)
    stage.tally["served"] += sum(entry.count for entry in entries)
