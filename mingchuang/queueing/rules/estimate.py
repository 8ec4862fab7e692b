"""How long somebody will wait, with its spread, from how long the last ones took. Pure; no guess from too little."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heapreplace
from random import Random

FEWEST_TIMES = 8
MOST_TIMES = 60
MOST_AHEAD = 200
RUNS = 240
LOW, HIGH = 0.1, 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Minutes: half wait no longer than `median`, eight in ten between `low` and `high`; `times` stand behind it."""

    median: int
    low: int
    high: int
    times: int


def waiting_estimate(*, ahead: int, windows: int, times: Sequence[float]) -> Estimate | None:
    """From `times` (minutes of the last services, newest last); None when too few are known or no window is open.

    The windows are played through many times: each serves one after another, for as long as one of the last ones
    took, drawn at hazard but alike each time; what is told is the middle and the spread of these plays.
    """
    known = tuple(round(one, 1) for one in times if one > 0)[-MOST_TIMES:]
    if len(known) < FEWEST_TIMES or windows < 1 or ahead < 0:
        return None
    return _estimate(ahead, windows, known)


@lru_cache(maxsize=2048)
def _estimate(ahead: int, windows: int, known: tuple[float, ...]) -> Estimate:
    """Kept, since a hall full of phones asks the same every few seconds."""
    turn = min(ahead, MOST_AHEAD)
    waits = sorted(_play(turn, windows, known, Random(number)) for number in range(RUNS))  # noqa: S311 - no secret
    median, low, high = (waits[min(int(share * RUNS), RUNS - 1)] for share in (0.5, LOW, HIGH))
    scale = ahead / turn if turn else 1.0
    return Estimate(median=round(median * scale), low=int(low * scale), high=-int(-high * scale // 1), times=len(known))


def _play(ahead: int, windows: int, times: Sequence[float], random: Random) -> float:
    """Minutes until the one with so many before her is called, once; every window has somebody before it now."""
    # how far the one at each window is, nobody knows: anywhere between begun and done
    free = [random.random() * random.choice(times) for _ in range(windows)]
    heapify(free)
    for _ in range(ahead):
        heapreplace(free, free[0] + random.choice(times))
    return free[0]
