"""What an hour of the day was like, and how many windows it needs. Values in, values out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mingchuang.queueing.rules.erlang import Load, Service, windows_needed

FEWEST_SERVICES = 20
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One ticket as it went: when taken, minutes until called, minutes of service; None where it never came to it."""

    taken_at: datetime
    waited: float | None
    took: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HourOfDay:
    """An hour over all days looked at. `needed` None with `is_known` = a load beyond any hall."""

    hour: int
    people: int
    days: int
    median: float | None
    p10: float | None
    p90: float | None
    waited: int
    open_windows: float
    needed: Service | None
    is_known: bool

    @property
    def per_day(self) -> float:
        """People on a day in this hour."""
        return self.people / self.days if self.days else 0.0

    @property
    def is_unstable(self) -> bool:
        """With the windows that were open the queue would have grown without end."""
        return self.is_known and self.needed is not None and self.needed.load.erlangs >= self.open_windows

    @property
    def lacks(self) -> float:
        """Windows that were missing; nothing when there were enough or it is not known."""
        return max(0.0, self.needed.windows - self.open_windows) if self.needed else 0.0


def hours_of_day(
    visits: Sequence[Visit], *, open_hours: dict[int, float], days: int, share: float, minutes: float
) -> list[HourOfDay]:
    """The hours in which somebody came or a window stood open; `open_hours` are window-hours by hour of day."""
    by_hour: dict[int, list[Visit]] = {}
    for visit in visits:
        by_hour.setdefault(visit.taken_at.hour, []).append(visit)
    took = [visit.took for visit in visits if visit.took]
    average = sum(took) / len(took) if len(took) >= FEWEST_SERVICES else None
    return [
        _hour(hour, by_hour.get(hour, []), open_hours.get(hour, 0.0), days, average, share, minutes)
        for hour in sorted({*by_hour, *(hour for hour, spent in open_hours.items() if spent > 0)})
    ]


def percentile(values: Iterable[float], share: float) -> float | None:
    """The value that this share does not exceed, between neighbours where it falls between them."""
    ordered = sorted(values)
    if not ordered:
        return None
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def open_by_hour(spells: Iterable[tuple[datetime, datetime]]) -> dict[int, float]:
    """Window-hours by hour of the day, of local times."""
    spent: dict[int, float] = {}
    for since, until in spells:
        at = since
        while at < until:
            end = min(until, at.replace(minute=0, second=0, microsecond=0) + HOUR)
            spent[at.hour] = spent.get(at.hour, 0.0) + (end - at) / HOUR
            at = end
    return spent


def _hour(
    hour: int, visits: Sequence[Visit], spent: float, days: int, average: float | None, share: float, minutes: float
) -> HourOfDay:
    waits = [visit.waited for visit in visits if visit.waited is not None]
    needed = None
    if average is not None and visits and days:
        load = Load(per_hour=len(visits) / days, minutes=average)
        needed = windows_needed(load, share=share, minutes=minutes)
    return HourOfDay(
        hour=hour,
        people=len(visits),
        days=days,
        median=percentile(waits, 0.5),
        p10=percentile(waits, 0.1),
        p90=percentile(waits, 0.9),
        waited=len(waits),
        open_windows=spent / days if days else 0.0,
        needed=needed,
        is_known=average is not None,
    )
