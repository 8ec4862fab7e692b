"""Whom a window calls next: a pure order over those who wait.

Those with a claim to go ahead (a booking whose time has come, the elderly, the disabled, pregnant women, soldiers)
stand in one line, all others in a second; each line goes by the moment from which it counts. A window calls from the
first line at most `most_ahead` times in a row while somebody waits in the second: so nobody there waits for ever.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody who waits. `rank_at` is the moment from which her place counts; `due_at` the hour she booked."""

    key: int
    rank_at: datetime
    is_priority: bool = False
    due_at: datetime | None = None

    @property
    def place(self) -> Place:
        """Her place in her line; of two at the same moment the one with the smaller key."""
        return (self.due_at or self.rank_at, self.key)


def call_order(waiting: Sequence[Waiting], *, run: int, most_ahead: int, now: datetime) -> list[Waiting]:
    """Everybody, in the order in which a window would call them that called `run` times ahead of the line just now.

    Who booked an hour that has not come is called early only when nobody else waits.
    """
    ahead = sorted((one for one in waiting if _is_ahead(one, now)), key=lambda one: one.place)
    line = sorted((one for one in waiting if not _is_ahead(one, now) and not _is_early(one, now)), key=_place)
    early = sorted((one for one in waiting if _is_early(one, now)), key=_place)
    return [*_woven(ahead, line, run=run, most_ahead=most_ahead), *early]


def run_after(called: Waiting, *, others: Sequence[Waiting], run: int, now: datetime) -> int:
    """How many were called ahead in a row once this one is called; it counts only while somebody waits in the line."""
    is_somebody_passed = any(not _is_ahead(one, now) and not _is_early(one, now) for one in others)
    return run + 1 if _is_ahead(called, now) and is_somebody_passed else 0


def _woven(ahead: list[Waiting], line: list[Waiting], *, run: int, most_ahead: int) -> Iterator[Waiting]:
    first, second = iter(ahead), iter(line)
    one, other = next(first, None), next(second, None)
    while one is not None or other is not None:
        if one is not None and (other is None or run < most_ahead):
            run = run + 1 if other is not None else 0
            yield one
            one = next(first, None)
        elif other is not None:
            run = 0
            yield other
            other = next(second, None)


def _place(one: Waiting) -> Place:
    return one.place


def _is_ahead(one: Waiting, now: datetime) -> bool:
    return one.is_priority or (one.due_at is not None and one.due_at <= now)


def _is_early(one: Waiting, now: datetime) -> bool:
    return not one.is_priority and one.due_at is not None and one.due_at > now
