"""Which hours can be booked, who may book, and when a booking was missed. No punishment by accident."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from mingchuang.foundation.errors import Refusal
from mingchuang.queueing.rules.terms import HallTerms

WORKDAYS = (1, 2, 3, 4, 5)


class BookingRefused(Refusal):
    """The booking cannot be made, moved, cancelled or taken up so; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Hours that a window offers every week (号源): every `minutes` from `since` to `until`, `capacity` people each."""

    key: int
    window: int
    weekdays: tuple[int, ...]
    since: time
    until: time
    minutes: int
    capacity: int
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Slot:
    """One hour at one window that so many can book."""

    starts_at: datetime
    window: int
    ends_at: datetime
    capacity: int


def check_template(one: Template) -> None:
    """Hours in order, at least one slot, a capacity that means something."""
    if not one.weekdays or not set(one.weekdays) <= set(range(1, 8)):
        raise BookingRefused("请选星期几放号。")
    if one.until <= one.since:
        raise BookingRefused("结束时间要晚于开始时间。")
    if not 5 <= one.minutes <= 240 or not 1 <= one.capacity <= 100:
        raise BookingRefused("每段 5 到 240 分钟，每段 1 到 100 人。")
    if not any(True for _ in _starts(one)):
        raise BookingRefused("这段时间放不下一段 {n} 分钟的号。", n=one.minutes)


def slots_on(
    day: date, templates: Iterable[Template], *, is_worked: bool, terms: HallTerms, zone: tzinfo
) -> list[Slot]:
    """The slots of a day in their order.

    On a holiday only what a hall that opens on days of rest offers for that weekday; on a weekend day worked in
    exchange what is offered on all five working days: nobody can say which weekday it stands for.
    """
    slots = [
        Slot(
            starts_at=datetime.combine(day, start, zone),
            ends_at=datetime.combine(day, start, zone) + timedelta(minutes=one.minutes),
            window=one.window,
            capacity=one.capacity,
        )
        for one in templates
        if _is_offered(one, day, is_worked=is_worked, terms=terms)
        for start in _starts(one)
    ]
    return sorted(slots)


def bookable_days(today: date, terms: HallTerms) -> list[date]:
    """From the first day that may be booked to the last."""
    return [today + timedelta(days=n) for n in range(terms.book_from_days, terms.book_until_days + 1)]


def check_slot(slot: Slot | None, *, today: date, now: datetime, terms: HallTerms) -> Slot:
    """A slot that exists, ahead of time as the hall says; the slot."""
    if slot is None:
        raise BookingRefused("这个时段不能预约了，请另选一个。")
    days = (slot.starts_at.date() - today).days
    if slot.starts_at <= now or not terms.book_from_days <= days <= terms.book_until_days:
        raise BookingRefused(
            "可以预约 {first} 天到 {last} 天后的时段，请另选一个。",
            first=terms.book_from_days,
            last=terms.book_until_days,
        )
    return slot


def paused_until(missed: Sequence[date], *, terms: HallTerms) -> date | None:
    """Until which day somebody who missed so many may not book; None = she may. Off unless the hall says so."""
    if not terms.missed_before_pause or not missed:
        return None
    last = max(missed)
    lately = [day for day in missed if (last - day).days < terms.missed_within_days]
    if len(lately) < terms.missed_before_pause:
        return None
    return last + timedelta(days=terms.pause_days)


def check_arrival(*, starts_at: datetime, now: datetime, terms: HallTerms) -> bool:
    """Whether she is in time, to be called at her hour; late, she gets a plain ticket. Too early is refused."""
    if now < starts_at - timedelta(minutes=terms.early_minutes):
        raise BookingRefused(
            "您约的是 {when}，提前 {n} 分钟以内可以报到。", when=f"{starts_at:%m-%d %H:%M}", n=terms.early_minutes
        )
    if now.date() != starts_at.date():
        raise BookingRefused("您约的是 {when}，已经过去了，请重新预约或当天取号。", when=f"{starts_at:%m-%d %H:%M}")
    return now <= starts_at + timedelta(minutes=terms.grace_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A time during which a window was open."""

    since: datetime
    until: datetime


def was_missed(
    *, starts_at: datetime, terms: HallTerms, open_times: Sequence[Stretch], calls: Sequence[datetime]
) -> bool:
    """Whether somebody who did not come missed her booking.

    Only if a window stood open the whole time of grace and called people then: where nobody served, nobody can be
    said to have stayed away.
    """
    ends_at = starts_at + timedelta(minutes=terms.grace_minutes)
    is_open = any(one.since <= starts_at and one.until >= ends_at for one in open_times)
    return is_open and any(starts_at <= call <= ends_at + timedelta(hours=1) for call in calls)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Somebody behind a post, holder or deputy; away until some moment, or without end when `back_at` is None."""

    is_here: bool
    back_at: datetime | None = None

    def is_here_at(self, moment: datetime) -> bool:
        """There now, or to be back by then."""
        return self.is_here or (self.back_at is not None and self.back_at <= moment)


def is_staffed(posts: Sequence[Sequence[Behind]], people: Sequence[Behind], *, at: datetime) -> bool:
    """Whether somebody is at a window then: behind one of its posts a holder or a deputy.

    Where no posts are kept, one of its people; a window of which nothing is known is taken at its word.
    """
    behind = [one for post in posts for one in post] if posts else people
    return any(one.is_here_at(at) for one in behind) or not (posts or people)


def _is_offered(one: Template, day: date, *, is_worked: bool, terms: HallTerms) -> bool:
    if day < one.from_on or (one.until_on is not None and day >= one.until_on):
        return False
    weekday = day.isoweekday()
    if is_worked:
        return weekday in one.weekdays if weekday in WORKDAYS else set(WORKDAYS) <= set(one.weekdays)
    return weekday in terms.rest_days and weekday in one.weekdays


def _starts(one: Template) -> Iterator[time]:
    first, last = (clock.hour * 60 + clock.minute for clock in (one.since, one.until))
    for minute in range(first, last - one.minutes + 1, one.minutes):
        yield time(minute // 60, minute % 60)
