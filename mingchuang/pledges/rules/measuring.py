"""A standing pledge against its records: met, missed, or too little to say; and which months are counted. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from mingchuang.pledges.enums import Aim
from mingchuang.pledges.rules.refused import PledgeRefused

MOST_MONTHS = 6
"""Months that are made up for when nothing was measured for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure of one place and one span, with all it came from."""

    from_on: date
    until_on: date
    cut_off_on: date
    numerator: int
    denominator: int
    excluded: int
    per: int = 1


def is_met(reading: Reading, *, aim: str, target: Decimal, fewest: int) -> bool | None:
    """Whether the target was reached; None below `fewest` records, since nobody is judged on a handful."""
    if reading.denominator < max(fewest, 1):
        return None
    reached = reading.per * Decimal(reading.numerator)
    wanted = target * reading.denominator
    return reached >= wanted if aim == Aim.AT_LEAST else reached <= wanted


def check_reading(reading: Reading, *, published_on: date) -> None:
    """A span is counted when it is over, and only from the day on which the pledge stood."""
    if reading.until_on > reading.cut_off_on:
        raise PledgeRefused("这个月还没有过完，不能计量。")
    if reading.until_on < published_on:
        raise PledgeRefused("公布之前的月份不计量。")


def months_to_measure(*, published_on: date, measured_until: date | None, today: date) -> Iterator[tuple[date, date]]:
    """The finished months not measured yet, oldest first; the first one begins on the day of publishing."""
    until = today.replace(day=1) - timedelta(days=1)
    spans: list[tuple[date, date]] = []
    while len(spans) < MOST_MONTHS and until >= published_on and (measured_until is None or until > measured_until):
        spans.append((max(until.replace(day=1), published_on), until))
        until = until.replace(day=1) - timedelta(days=1)
    return reversed(spans)
