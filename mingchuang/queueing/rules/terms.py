"""What a hall may set for its queues and bookings, with what holds where nothing is set. Values only."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from mingchuang.foundation.errors import FieldRefusal

END_OF_DAY = time(23, 59, 59)


class TermsRefused(FieldRefusal):
    """The terms of a hall cannot be set so; `field` names the place at fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From one time of day up to another."""

    since: time
    until: time

    def holds(self, clock: time) -> bool:
        """The last moment belongs to it: a ticket taken at the stroke counts."""
        return self.since <= clock <= self.until

    def __str__(self) -> str:
        return f"{self.since:%H:%M}–{'24:00' if self.until == END_OF_DAY else f'{self.until:%H:%M}'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HallTerms:
    """The terms of one hall (排队规则). Every number of the rules is here, none in the code."""

    take_hours: tuple[Span, ...] = (Span(since=time(8, 30), until=time(12)), Span(since=time(13), until=time(17)))
    rest_days: tuple[int, ...] = ()  # weekdays (1–7) on which the hall opens though they are not worked
    most_ahead: int = 2
    calls: int = 3
    recall_seconds: int = 10
    most_waiting: int = 300
    target_minutes: int = 10
    target_share: int = 80
    book_from_days: int = 1
    book_until_days: int = 14
    grace_minutes: int = 15
    early_minutes: int = 30
    missed_before_pause: int = 0  # 0: nobody is ever paused
    missed_within_days: int = 90
    pause_days: int = 30
    keep_days: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """Who is called before the others (优先对象)."""

    key: str
    name_zh: str
    name_en: str
    who_zh: str
    who_en: str


@lru_cache(maxsize=1)
def priorities() -> Mapping[str, Priority]:
    """The list that comes with the product, in its order."""
    text = files("mingchuang.queueing").joinpath("data/priorities.json").read_text(encoding="utf-8")
    rows = json.loads(text)
    return {
        row["key"]: Priority(
            key=row["key"], name_zh=row["zh"], name_en=row["en"], who_zh=row["who_zh"], who_en=row["who_en"]
        )
        for row in rows
    }


def read_spans(text: str) -> tuple[Span, ...]:
    """Spans from 8:30-12:00 13:00-17:00; in order, without overlap, 24:00 for the end of the day."""
    spans = tuple(_span(part) for part in text.replace("—", "-").replace("–", "-").replace("，", " ").split())
    if not spans:
        raise TermsRefused("请写取号时间，如 8:30-12:00 13:00-17:00。", field="take_hours")
    for one, other in pairwise(spans):
        if other.since <= one.until:
            raise TermsRefused("取号时间要按先后写，不能重叠。", field="take_hours")
    return spans


def _clock(text: str) -> time:
    if text in {"24:00", "23:59"}:
        return END_OF_DAY
    hour, _, minute = text.partition(":")
    return time(int(hour), int(minute))


def _span(text: str) -> Span:
    ends = text.replace("：", ":").split("-")
    try:
        since, until = map(_clock, ends)
    except ValueError:
        raise TermsRefused(
            "“{typed}”不是一段时间，请写成 8:30-12:00 的样子。", field="take_hours", typed=text[:20]
        ) from None
    if until <= since:
        raise TermsRefused("“{typed}”的结束时间要晚于开始时间。", field="take_hours", typed=text[:20])
    return Span(since=since, until=until)


def check_letter(letter: str, *, taken: frozenset[str]) -> None:
    """One capital of its own for each queue of a hall; I and O read like figures."""
    if len(letter) != 1 or not ("A" <= letter <= "Z") or letter in "IO":
        raise TermsRefused("号码前的字母是一个大写字母，I 和 O 容易看错，不用。", field="letter")
    if letter in taken:
        raise TermsRefused("字母 {letter} 已经给了别的队列。", field="letter", letter=letter)
