"""How many windows an hour needs (Erlang C: M/M/c, nobody gives up). Real queues are burstier: these are floors."""

from dataclasses import dataclass
from math import ceil, exp, isfinite

MOST_WINDOWS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What comes in: people an hour, and minutes that one takes on average."""

    per_hour: float
    minutes: float

    def __post_init__(self) -> None:
        if not (isfinite(self.per_hour) and isfinite(self.minutes)) or self.per_hour < 0 or self.minutes <= 0:
            raise ValueError(f"no load: {self.per_hour} an hour of {self.minutes} minutes")

    @property
    def erlangs(self) -> float:
        """Windows that would be busy without pause."""
        return self.per_hour * self.minutes / 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What so many windows make of a load; `waits` is the share of people who wait at all."""

    windows: int
    occupancy: float
    waits: float
    mean_wait: float  # minutes, over all who come
    load: Load

    def within(self, minutes: float) -> float:
        """The share of people who wait no longer than this."""
        spare = self.windows - self.load.erlangs
        return 1 - self.waits * exp(-spare * minutes / self.load.minutes)


def served(load: Load, windows: int) -> Service | None:
    """How so many windows serve this load; None = unstable: the queue grows as long as the hour lasts."""
    if windows < 1:
        return None
    busy = load.erlangs / windows
    if busy >= 1:
        return None
    blocked = _erlang_b(load.erlangs, windows)
    waits = blocked / (1 - busy * (1 - blocked))
    return Service(
        windows=windows,
        occupancy=busy,
        waits=waits,
        mean_wait=waits * load.minutes / (windows - load.erlangs),
        load=load,
    )


def windows_needed(load: Load, *, share: float, minutes: float, busiest: float = 1.0) -> Service | None:
    """The fewest windows with which this share waits no longer than so many minutes, none busier than `busiest`.

    None for a load beyond any hall.
    """
    for windows in range(max(1, ceil(load.erlangs)), MOST_WINDOWS + 1):
        service = served(load, windows)
        if service is not None and service.occupancy <= busiest and service.within(minutes) >= share:
            return service
    return None


def with_absences(windows: int, *, away: float) -> int:
    """Posts to be held so that this many windows are open while this share of people is away."""
    return ceil(windows / (1 - away))


def _erlang_b(erlangs: float, windows: int) -> float:
    """The share turned away if nobody could wait; by recurrence, which neither overflows nor loses digits."""
    blocked = 1.0
    for number in range(1, windows + 1):
        blocked = erlangs * blocked / (number + erlangs * blocked)
    return blocked
