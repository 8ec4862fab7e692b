"""What happens in the sample, in the order of time, whichever step planned it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

Act = Callable[..., object]  # called with `at` alone


@dataclass(slots=True)
class Agenda:
    """Acts with their moments. An act may plan further acts; what lies past the end never happens."""

    until: datetime
    _waiting: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _order: "count[int]" = field(default_factory=count)

    def plan(self, at: datetime, act: Act) -> None:
        """Do this then; `act` is called with its moment as `at`. Of two at one moment the first planned comes first."""
        if at <= self.until:
            heappush(self._waiting, (at, next(self._order), act))

    def run(self, *, at_month_end: Callable[[str], None]) -> None:
        """Do everything; tell of each month when it is over, the running one included."""
        month = ""
        while self._waiting:
            at, _, act = heappop(self._waiting)
            if month and month != f"{at:%Y-%m}":
                at_month_end(month)
            month = f"{at:%Y-%m}"
            act(at=at)
        if month:
            at_month_end(month)
