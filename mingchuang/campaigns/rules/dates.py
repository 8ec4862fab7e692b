"""Dates of a plan: a text without a year is `--MM-DD`; the year is asked for and never guessed. Pure."""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mingchuang.foundation.errors import Refusal

FULL = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
YEARLESS = re.compile(r"--(\d{2})-(\d{2})")


class DateRefused(Refusal):
    """This is not a date of a plan, or its dates contradict one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when to when; None = the plan does not say."""

    start: date | None = None
    end: date | None = None


def check_plan_date(text: str) -> str:
    """`2026-04-11`, `--04-11` or nothing; anything else is refused."""
    text = text.strip()
    if text:
        placed(text, year=2000)  # a leap year: --02-29 is a date
    return text


def is_yearless(text: str | None) -> bool:
    """Whether the plan leaves the year of this date to its reader."""
    return bool(text and YEARLESS.fullmatch(text))


def placed(text: str, *, year: int) -> date:
    """The date, in this year when it names none. 29 February becomes the 28th where there is none."""
    full, part = FULL.fullmatch(text), YEARLESS.fullmatch(text)
    try:
        if full:
            return date(int(full[1]), int(full[2]), int(full[3]))
        if part:
            month, day = int(part[1]), int(part[2])
            return date(year, month, 28 if (month, day) == (2, 29) and not calendar.isleap(year) else day)
    except ValueError:
        pass  # the calendar has no such day; said below
    raise DateRefused("“{said}”不是日期，请写成 2026-03-01；方案没有写年份的，写成 --03-01。", said=text)


def placed_spans(spans: Iterable[tuple[str | None, str | None]], *, year: int) -> list[Span]:
    """Starts and ends in the plan's order. What comes later in the plan and earlier in the year is next year's.

    An end before its start lies in the next year; so does a start before the start above it.
    """
    found: list[Span] = []
    current = year
    above: date | None = None
    for start_text, end_text in spans:
        start = _placed(start_text, current)
        if start and above and start < above and is_yearless(start_text):
            current += 1
            start = _placed(start_text, current)
        if start:
            above, current = start, start.year
        end = _placed(end_text, current)
        floor = start or above
        if end and floor and end < floor and is_yearless(end_text):
            end = _placed(end_text, current + 1)
        found.append(Span(start=start, end=end))
    return found


def _placed(text: str | None, year: int) -> date | None:
    return placed(text, year=year) if text else None


def whole(spans: Sequence[Span], *, period: Span | None = None) -> Span:
    """From the first start to the last end; a stated period of the whole campaign counts before its phases."""
    starts = [span.start for span in spans if span.start]
    ends = [span.end for span in spans if span.end]
    return Span(
        start=(period.start if period else None) or min(starts, default=None),
        end=(period.end if period else None) or max(ends, default=None),
    )


def check_span(*, start: date | None, end: date | None, name: str) -> None:
    """What ends does not end before it begins."""
    if start and end and end < start:
        raise DateRefused("“{name}”的结束日期 {end} 早于开始日期 {start}，请改正。", name=name, start=start, end=end)


def runs_on(day: date, *, start: date | None, end: date | None) -> bool:
    """Whether something runs on this day; what has no dates at all runs never."""
    if start is None and end is None:
        return False
    return (start is None or start <= day) and (end is None or day <= end)
