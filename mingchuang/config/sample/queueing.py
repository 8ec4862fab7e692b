"""The queues of the sample: two halls, two weeks of tickets, a line that moves now, and people who booked an hour.

The past is written in bulk as it would have been left behind; what happens today and the bookings go through the acts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from random import Random
from typing import Any

from django.utils import timezone

from mingchuang.config.sample.bulk import insert_rows
from mingchuang.config.sample.days import Days, moment
from mingchuang.config.sample.stage import Stage
from mingchuang.foundation.access import Actor
from mingchuang.foundation.numbering import new_receipt
from mingchuang.foundation.numbering.counters import take_several
from mingchuang.queueing import actions
from mingchuang.queueing.actions.taking import SERIES
from mingchuang.queueing.enums import Move, TicketOrigin, TicketState
from mingchuang.queueing.models import Booking, Desk, Queue, QueueHall, Spell, Ticket, TicketEvent
from mingchuang.queueing.models.ticket import new_token
from mingchuang.queueing.queries.slots import offered_slots
from mingchuang.queueing.rules.setting import QueueContent
from mingchuang.queueing.rules.terms import END_OF_DAY, HallTerms, Span

HISTORY_DAYS = 8
LIVE_HOURS = timedelta(hours=3)
NOON = time(12, 30)
# hall, letter, name, English, what is done, English, windows, people a day of the history, minutes each
QUEUES = (
    ("dating", "A", "社保医保", "Social and medical insurance", "参保、社保卡、养老待遇、医保报销",
     "Enrolment, cards, pensions, reimbursement", ("rs-1", "rs-2", "rs-4", "yb-1", "yb-2"), 112, 9.5),
    ("dating", "B", "民政婚姻", "Civil affairs and marriage", "结婚离婚登记、低保、养老服务",
     "Marriage, allowances, elderly care", ("mz-1", "mz-2", "mz-3"), 46, 14.0),
    ("dating", "C", "税务", "Taxes", "发票、申报缴税、个人税费", "Invoices, filing, personal taxes",
     ("sw-1", "sw-2", "sw-3"), 74, 7.5),
    ("dating", "D", "户籍身份证", "Household and identity cards", "户口、身份证、出入境",
     "Household, identity card, exit and entry",     ("ga-1", "ga-2", "ga-3"), 60, 10.5),
    ("chengnan", "A", "综合业务", "All matters", "民政、社保、医保都能办",
     "Civil affairs, social and medical insurance",     ("mz-4", "rs-5", "yb-4"), 40, 7.0),
)  # fmt: skip
TERMS = {
    "dating": HallTerms(rest_days=(6, 7)),
    "chengnan": HallTerms(take_hours=(Span(since=time(0), until=END_OF_DAY),), rest_days=(1, 2, 3, 4, 5, 6, 7)),
}
BOOKED = (("mz-1", "B", (9, 11)), ("mz-1", "B", (14, 16)), ("rs-1", "A", (9, 11)), ("mz-4", "A", (9, 17)))


@dataclass(slots=True, kw_only=True)
class Line:
    """A queue of the sample with its windows and its pace."""

    queue: Queue
    desks: Sequence[Desk]
    a_day: int
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One person: when she came, was called and left, and at which window; None for what has not happened yet."""

    taken_at: datetime
    called_at: datetime | None
    ended_at: datetime | None
    desk: Desk | None
    is_priority: bool


def plan_queues(stage: Stage) -> None:
    """The halls begin two months ago; the rest is written when the sample ends, since it runs up to now."""
    begun = moment(stage.days.last_before(stage.days.today - timedelta(days=60)), "9:00")
    lines: list[Line] = []
    stage.agenda.plan(begun, partial(_set_up, stage, lines))
    stage.agenda.plan(stage.days.now - timedelta(seconds=1), partial(_run, stage, lines))


def _set_up(stage: Stage, lines: list[Line], *, at: datetime) -> None:
    halls = {
        code: actions.open_hall(actor=stage.office, hall=stage.places.halls[code], terms=terms, at=at)
        for code, terms in TERMS.items()
    }
    sign = dict.fromkeys(halls, 0)
    for code, letter, name, english, about, about_en, windows, a_day, minutes in QUEUES:
        content = QueueContent(letter=letter, name_zh=name, name_en=english, about_zh=about, about_en=about_en)
        queue = actions.set_queue(actor=stage.office, hall_id=halls[code].pk, content=content, at=at)
        desks = []
        for window in windows:
            sign[code] += 1
            desks.append(
                actions.set_desk(
                    actor=stage.office,
                    hall_id=halls[code].pk,
                    window=stage.places.windows[window],
                    sign=str(sign[code]),
                    queues=[queue],
                    at=at,
                )
            )
        lines.append(Line(queue=queue, desks=desks, a_day=a_day, minutes=minutes))
    for window, letter, (since, until) in BOOKED:
        line = next(one for one in lines if one.queue.letter == letter and _serves(one, window))
        desk = next(desk for desk in line.desks if desk.window.code == window)
        weekdays = (1, 2, 3, 4, 5, 6, 7) if window == "mz-4" else (1, 2, 3, 4, 5)
        hours = actions.TemplateContent(weekdays=weekdays, since=time(since), until=time(until), minutes=30, capacity=2)
        actions.offer_slots(actor=stage.office, queue=line.queue, desk=desk, content=hours, at=at)


def _serves(line: Line, window: str) -> bool:
    return any(desk.window.code == window for desk in line.desks)


def _run(stage: Stage, lines: list[Line], *, at: datetime) -> None:
    random = Random(stage.days.since.toordinal())  # noqa: S311 - made up, not secret
    days = stage.days.working(stage.days.today - timedelta(days=HISTORY_DAYS * 2), stage.days.today - timedelta(days=1))
    past: list[tuple[Line, date, Sequence[Turn]]] = []
    spells: list[Spell] = []
    for day in days[-HISTORY_DAYS:]:
        for line in lines:
            turns = list(_day(random, line, day))
            past.append((line, day, turns))
            spells += _spells(line, day, turns)
    _write(past, logged={days[-1]})
    Spell.objects.bulk_create(spells)
    _book(stage, lines, days[-1], at)
    for line in lines:
        _live(random, stage.days, line, at)


def _day(random: Random, line: Line, day: date) -> Iterator[Turn]:
    """Morning and afternoon, each served to the end: the windows open at nine and at half past one."""
    busy = (1.3, 1.05, 1.0, 0.95, 0.85, 0.6, 0.6)[day.weekday()]
    for since, until, opens, share in (("8:35", "11:40", "9:00", 0.58), ("13:05", "16:40", "13:30", 0.42)):
        count = round(line.a_day * share * busy * random.uniform(0.9, 1.1))
        first, last = moment(day, since), moment(day, until)
        came = sorted(first + random.betavariate(1.6, 2.2) * (last - first) for _ in range(count))
        free = [(moment(day, opens), number) for number in range(len(line.desks))]
        yield from _served(random, line, came, free, until=None)


def _served(
    random: Random, line: Line, came: Sequence[datetime], free: list[tuple[datetime, int]], *, until: datetime | None
) -> Iterator[Turn]:
    """First come, first served; with `until` what lies beyond has not happened."""
    for taken in came:
        at, number = free[0]
        called = max(at, taken + timedelta(seconds=random.randint(4, 20)))
        if until is not None and called > until:
            yield Turn(taken_at=taken, called_at=None, ended_at=None, desk=None, is_priority=random.random() < 0.07)
            continue
        ended = called + timedelta(minutes=max(1.5, random.gammavariate(3.2, line.minutes / 3.2)))
        heappop(free)
        heappush(free, (ended, number))
        yield Turn(
            taken_at=taken,
            called_at=called,
            ended_at=ended if until is None or ended <= until else None,
            desk=line.desks[number],
            is_priority=random.random() < 0.07,
        )


def _spells(line: Line, day: date, turns: Sequence[Turn]) -> Iterator[Spell]:
    for desk in line.desks:
        for since, until in (("9:00", "12:00"), ("13:30", "17:00")):
            opened, closes = moment(day, since), moment(day, until)
            own = [one.ended_at for one in turns if one.desk is desk and one.ended_at and one.called_at]
            last = max([closes, *(end for end in own if opened <= end <= closes + timedelta(hours=1))])
            yield Spell(desk=desk, day=day, opened_at=opened, closed_at=last)


def _write(past: Sequence[tuple[Line, date, Sequence[Turn]]], *, logged: set[date]) -> None:
    """Tickets, and the calls of the days that are logged."""
    rows = []
    for line, day, turns in past:
        scope = f"{line.queue.hall_id}/{line.queue.letter}/{day}"
        numbers = take_several(SERIES, scope=scope, year=day.year, count=len(turns))
        rows += [_ticket(line, day, turn, number) for turn, number in zip(turns, numbers, strict=True)]
    if not rows:
        return
    insert_rows(Ticket, rows)
    called = Ticket.objects.filter(day__in=logged, called_at__isnull=False, events=None).order_by("called_at")
    events = called.values("hall_id", "pk", "desk_id", "called_at")
    insert_rows(
        TicketEvent,
        [
            {
                "hall_id": one["hall_id"],
                "ticket_id": one["pk"],
                "desk_id": one["desk_id"],
                "move": Move.CALL.value,
                "at": one["called_at"],
            }
            for one in events
        ],
    )


def _ticket(line: Line, day: date, turn: Turn, number: int) -> dict[str, Any]:
    """One row; a ticket of days gone by keeps no token."""
    state = TicketState.DONE if turn.ended_at else TicketState.SERVING if turn.called_at else TicketState.WAITING
    return {
        "hall_id": line.queue.hall_id,
        "queue_id": line.queue.pk,
        "path": line.queue.path,
        "day": day,
        "letter": line.queue.letter,
        "number": number,
        "token": None if turn.ended_at else new_token(),
        "origin": (TicketOrigin.PHONE if number % 3 == 0 else TicketOrigin.KIOSK).value,
        "is_priority": turn.is_priority,
        "state": state.value,
        "taken_at": turn.taken_at,
        "rank_at": turn.taken_at,
        "desk_id": turn.desk.pk if turn.desk else None,
        "calls": 1 if turn.called_at else 0,
        "first_called_at": turn.called_at,
        "called_at": turn.called_at,
        "started_at": turn.called_at,
        "ended_at": turn.ended_at,
    }


def _live(random: Random, days: Days, line: Line, at: datetime) -> None:
    """Today up to now: some are done, some are before the windows, some wait. Nothing where the hall is closed."""
    now = timezone.localtime(at)
    terms: HallTerms = line.queue.hall.terms
    is_open = any(span.holds(now.time()) for span in terms.take_hours)
    is_all_day = terms.take_hours[0].until == END_OF_DAY
    if not is_open or not (days.calendar.is_working_day(days.today) or days.today.isoweekday() in terms.rest_days):
        return
    opens = moment(days.today, "0:00" if is_all_day else "9:00" if now.time() < NOON else "13:30")
    since = max(opens, now - LIVE_HOURS)
    if now - since < timedelta(minutes=1):
        return
    pace = 0.97 * len(line.desks) / line.minutes  # a minute: the windows are nearly all busy
    count = int(pace * (now - since).total_seconds() / 60)
    came = sorted(since + random.random() * (now - since) for _ in range(count))
    came += [now - timedelta(minutes=8 - 1.5 * number) for number in range(5)]
    free = [(since, number) for number in range(len(line.desks))]
    turns = list(_served(random, line, sorted(came), free, until=now))
    _write([(line, days.today, turns)], logged={days.today})
    for desk in line.desks:
        current = Ticket.objects.filter(desk=desk, state=TicketState.SERVING).first()
        Desk.objects.filter(pk=desk.pk).update(ticket=current)
        Spell.objects.create(desk=desk, day=days.today, opened_at=since)


def _book(stage: Stage, lines: Sequence[Line], yesterday: date, at: datetime) -> None:
    """Some come tomorrow and the days after; of those of yesterday one did not come."""
    citizen = Actor.citizen()
    for line in lines:
        terms = line.queue.hall.terms
        for ahead in (terms.book_from_days, 3):
            slots = offered_slots(line.queue, stage.days.today + timedelta(days=ahead))
            for number, one in enumerate(slots[::4]):
                actions.book(
                    actor=citizen,
                    queue_id=line.queue.pk,
                    desk_id=one.desk.pk,
                    starts_at=one.slot.starts_at,
                    name="王女士" if number % 2 else "",
                    phone=f"1380000{number:04d}" if number % 2 else "",
                    at=at,
                )
    civil = next(one for one in lines if one.queue.letter == "B")
    _missed(civil, moment(yesterday, "9:30"))
    actions.settle_bookings(actor=Actor.system(), at=at)


def _missed(line: Line, starts_at: datetime) -> None:
    hall: QueueHall = line.queue.hall
    Booking.objects.create(
        hall=hall,
        queue=line.queue,
        desk=line.desks[0],
        path=line.queue.path,
        receipt=new_receipt(),
        day=starts_at.date(),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        made_at=starts_at - timedelta(days=2),
    )
