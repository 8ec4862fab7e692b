"""Past clocks reckoned anew by table look-up, beside counting day by day with two calendars.

`python -m benchmarks.clocks --help`. Each clock has a start in 2023 to 2026, a limit in one of four units and, one in
three, a pause; its due date comes out of the product's own `due_on`, one after another on one core, in plain Python.
The two walks count the same clocks one day after another: by the same calendar, and by `chinesecalendar`. Seconds are
of processor time and ratios are taken within a round, for the machine may be doing other things. 1 when two ways differ
on a date.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from time import process_time

import chinese_calendar

from benchmarks.loading import in_turns
from benchmarks.machine import peak_memory_mb, stay_on_one_core
from benchmarks.table import table
from mingchuang.foundation.worktime.calendars import shipped_calendar
from mingchuang.foundation.worktime.limits import Limit, LimitUnit, Pause, due_on

DAY = timedelta(days=1)
FIRST, STARTS = date(2023, 1, 1), 1200  # the last limits end before 2027
LIMITS = (
    *(Limit(count=count) for count in (1, 3, 5, 7, 10, 15, 20, 30, 45)),
    *(Limit(count=count, unit=LimitUnit.NATURAL_DAY) for count in (5, 7, 15, 30, 60)),
    Limit(count=2, unit=LimitUnit.MONTH),
)
WORKED = tuple(limit for limit in LIMITS if limit.unit is LimitUnit.WORKING_DAY)
PAUSED = (None, None, (2, 9))
VIEWS = ("table", "day by day", "chinesecalendar")

Clock = tuple[date, Limit, tuple[Pause, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One way through some clocks. `mark` is the sum of all due days."""

    view: str
    clocks: int
    seconds: float
    mark: int

    @property
    def per_second(self) -> float:
        """Clocks a second."""
        return self.clocks / self.seconds


def main(arguments: list[str] | None = None) -> int:
    """Reckon all clocks by the table, then compare the three ways in turns."""
    options = parser().parse_args(arguments)
    stay_on_one_core()
    whole = measured("table", clocks(LIMITS), options.clocks)
    print(f"{whole.clocks:,} clocks in {whole.seconds:.1f} s of one core: {whole.per_second:,.0f} a second")
    blocks = [
        measured(view, clocks(WORKED), options.sample * (1 if view != "table" else options.more))
        for view in in_turns(VIEWS, options.rounds)
    ]
    print(report(blocks))
    print(f"memory at most {peak_memory_mb():.0f} MB")
    marks = {measured(view, clocks(WORKED), options.sample).mark for view in VIEWS}
    return 0 if len(marks) == 1 else 1


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="benchmarks.clocks", description=__doc__)
    made.add_argument("--clocks", type=int, default=10_000_000, help="reckoned by the table (default: 10000000)")
    made.add_argument("--sample", type=int, default=20_000, help="clocks of a block of a walk (default: 20000)")
    made.add_argument("--more", type=int, default=10, help="times as many for the table (default: 10)")
    made.add_argument("--rounds", type=int, default=3, help="blocks of each way (default: 3)")
    return made


def clocks(limits: Sequence[Limit]) -> Iterator[Clock]:
    """The same clocks every time, without end."""
    number = 0
    while True:
        start = FIRST + (number * 7 % STARTS) * DAY
        out = PAUSED[number % len(PAUSED)]
        pauses = (Pause(since=start + out[0] * DAY, until=start + out[1] * DAY),) if out else ()
        yield start, limits[number % len(limits)], pauses
        number += 1


def measured(view: str, endless: Iterator[Clock], count: int) -> Block:
    """One way through so many clocks; they are made beforehand in heaps, and making them is not timed."""
    way, seconds, mark, left = WAYS[view], 0.0, 0, count
    while left:
        heap = list(islice(endless, min(left, 100_000)))
        began = process_time()
        mark += sum(way(*clock).toordinal() for clock in heap)
        seconds += process_time() - began
        left -= len(heap)
    return Block(view=view, clocks=count, seconds=seconds, mark=mark)


def by_table(start: date, limit: Limit, pauses: tuple[Pause, ...]) -> date:
    """As the product does it."""
    return due_on(shipped_calendar(), start=start, limit=limit, pauses=pauses)


def walking(worked: Callable[[date], bool]) -> Callable[[date, Limit, tuple[Pause, ...]], date]:
    """Count the worked days that are not paused, one after another."""

    def way(start: date, limit: Limit, pauses: tuple[Pause, ...]) -> date:
        day, left = start, limit.count
        while left:
            day += DAY
            left -= worked(day) and not any(pause.since <= day < pause.until for pause in pauses)
        return day

    return way


WAYS = {
    "table": by_table,
    "day by day": walking(shipped_calendar().is_working_day),
    "chinesecalendar": walking(chinese_calendar.is_workday),
}


def report(blocks: Sequence[Block]) -> str:
    """The middle of the rounds, and how many times the table is faster within each round."""
    rows = []
    for view in VIEWS:
        own = [block.per_second for block in blocks if block.view == view]
        table_ones = [block.per_second for block in blocks if block.view == "table"]
        ratios = [fast / slow for fast, slow in zip(table_ones, own, strict=True)]
        rounds = " ".join(f"{ratio:.1f}" for ratio in ratios)
        rows.append([view, f"{statistics.median(own):,.0f}", f"{statistics.median(ratios):.1f}", rounds])
    return table(["working days", "clocks/s", "table is faster by", "rounds"], rows)


if __name__ == "__main__":
    sys.exit(main())
