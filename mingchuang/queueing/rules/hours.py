"""When tickets are given out. The calendar comes as a question, so that no rule knows where it is kept.

Whoever holds a ticket taken before the close is served, however late it gets; only new tickets end with the hour.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mingchuang.foundation.errors import Refusal
from mingchuang.queueing.rules.terms import HallTerms, Span

DAYS_LOOKED_AHEAD = 40
IsWorked = Callable[[date], bool]


class TakeRefused(Refusal):
    """No ticket is given; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Whether tickets are given out now, until when, and when again."""

    is_open: bool
    until: datetime | None
    opens_at: datetime | None
    was_open_today: bool


def is_open_day(day: date, *, terms: HallTerms, is_worked: IsWorked) -> bool:
    """Working days, and the days of rest on which this hall opens all the same (不打烊)."""
    return is_worked(day) or day.isoweekday() in terms.rest_days


def opening(now: datetime, *, terms: HallTerms, is_worked: IsWorked) -> Opening:
    """The state of the door at a local moment."""
    today = [span for day, span in _spans(now.date(), 1, terms, is_worked) if day == now.date()]
    current = next((span for span in today if span.holds(now.time())), None)
    later = (
        datetime.combine(day, span.since, now.tzinfo)
        for day, span in _spans(now.date(), DAYS_LOOKED_AHEAD, terms, is_worked)
    )
    return Opening(
        is_open=current is not None,
        until=datetime.combine(now.date(), current.until, now.tzinfo) if current else None,
        opens_at=None if current else next((moment for moment in later if moment > now), None),
        was_open_today=any(span.until < now.time() for span in today),
    )


def check_open(found: Opening) -> None:
    """Tickets are given out in the hall's hours only; who holds one is served."""
    if found.is_open:
        return
    if found.opens_at is None:
        raise TakeRefused("这里近期不放号，请咨询工作人员。")
    when = f"{found.opens_at:%m-%d %H:%M}"
    if found.was_open_today:
        raise TakeRefused("现在不放号了。已经取了号的，今天都会办完。下次放号：{when}。", when=when)
    raise TakeRefused("现在还没有开始放号。下次放号：{when}。", when=when)


def check_room(*, waiting: int, terms: HallTerms) -> None:
    """A queue that is full says so instead of giving a number nobody can keep."""
    if waiting >= terms.most_waiting:
        raise TakeRefused("这个队列已有 {n} 人在等，暂时不放号，请找值班人员。", n=waiting)


def _spans(first: date, days: int, terms: HallTerms, is_worked: IsWorked) -> Iterator[tuple[date, Span]]:
    for offset in range(days):
        day = first + timedelta(days=offset)
        if is_open_day(day, terms=terms, is_worked=is_worked):
            for span in terms.take_hours:
                yield day, span
