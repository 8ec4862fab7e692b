"""Hours that can be booked: what the windows offer, less what is taken, and only where somebody will be there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.enums import HandOverState
from mingchuang.organisations.queries import PersonPresence, PlacePresence, PostPresence, presence_of
from mingchuang.queueing.enums import BookingState, Move
from mingchuang.queueing.models import Booking, Desk, Queue, SlotTemplate, SlotUse, Spell, TicketEvent
from mingchuang.queueing.rules.bookings import Behind, Slot, Stretch, bookable_days, is_staffed, slots_on
from mingchuang.queueing.rules.terms import HallTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedSlot:
    """A slot with its window and how many more can book it."""

    slot: Slot
    desk: Desk
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedDay:
    """A day on which a queue can be booked."""

    day: date
    left: int


def offered_days(queue: Queue, *, now: datetime) -> list[OfferedDay]:
    """The days with free hours, as far ahead as the hall lets people book."""
    today = timezone.localdate(now)
    days = ((day, sum(one.left for one in offered_slots(queue, day))) for day in bookable_days(today, queue.hall.terms))
    return [OfferedDay(day=day, left=left) for day, left in days if left]


def offered_slots(queue: Queue, day: date, *, desk: int | None = None) -> list[OfferedSlot]:
    """The slots of a day in their order, full ones too; none at a window that nobody stands behind then."""
    slots = [slot for slot in template_slots(queue, day) if desk in (None, slot.window)]
    if not slots:
        return []
    desks = {desk.pk: desk for desk in Desk.objects.filter(pk__in={s.window for s in slots}).select_related("window")}
    uses = SlotUse.objects.filter(queue=queue, starts_at__in={slot.starts_at for slot in slots})
    used = {(desk, starts_at): count for desk, starts_at, count in uses.values_list("desk", "starts_at", "used")}
    here = _staffed(desks.values(), slots)
    return [
        OfferedSlot(
            slot=slot,
            desk=desks[slot.window],
            left=max(0, slot.capacity - used.get((slot.window, slot.starts_at), 0)),
        )
        for slot in slots
        if slot in here
    ]


def template_slots(queue: Queue, day: date) -> list[Slot]:
    """What the windows of a queue offer on a day by their weekly templates."""
    serving = SlotTemplate.objects.filter(queue=queue, desk__queues=queue)
    running = serving.filter(Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day)
    templates = [row.as_template() for row in running.order_by("id")]
    terms: HallTerms = queue.hall.terms
    is_worked = calendar_in_force().is_working_day(day)
    zone = timezone.get_default_timezone()
    return slots_on(day, templates, is_worked=is_worked, terms=terms, zone=zone) if templates else []


def _staffed(desks: Iterable[Desk], slots: Sequence[Slot]) -> set[Slot]:
    """The slots at whose hour somebody is behind a post of the window: a holder, a deputy, or who took it on."""
    by_desk: dict[int, list[Slot]] = defaultdict(list)
    for slot in slots:
        by_desk[slot.window].append(slot)
    found: set[Slot] = set()
    for desk in desks:
        own = by_desk[desk.pk]
        # absences by the hour at which the first slot begins; later ones by when people said they would be back
        shown = presence_of(desk.window, at=own[0].starts_at, shown_only=False).windows
        place = next((one for one in shown if one.node.pk == desk.window_id), None)
        found.update(slot for slot in own if place is None or _is_staffed(place, slot.starts_at))
    return found


def _is_staffed(place: PlacePresence, at: datetime) -> bool:
    posts = [[*_behind(post.holders, post), *_behind(post.deputies, post)] for post in place.posts]
    return is_staffed(posts, [_of(person) for person in place.people], at=at)


def _behind(people: Iterable[PersonPresence], post: PostPresence) -> list[Behind]:
    """Those of a post, without who gave it away for these days."""
    giver = post.hand_over.giver_id if post.hand_over else None
    taken = post.hand_over is not None and post.hand_over.state == HandOverState.ACCEPTED
    taker = post.hand_over.taker_id if post.hand_over and taken else None
    return [
        Behind(is_here=True) if person.staff.pk == taker else _of(person)
        for person in people
        if person.staff.pk != giver
    ]


def _of(person: PersonPresence) -> Behind:
    return Behind(is_here=person.is_here, back_at=person.until_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedTime:
    """When the windows of a queue stood open on a day, and when they called."""

    open_times: Sequence[Stretch]
    calls: Sequence[datetime]


def served_time(queue: Queue, day: date, *, now: datetime) -> ServedTime:
    """For judging whether somebody who did not come could have been served."""
    desks = Desk.objects.filter(queues=queue).values("pk")
    spells = Spell.objects.filter(desk__in=desks, day=day).values_list("opened_at", "closed_at")
    begins = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    events = TicketEvent.objects.filter(
        hall=queue.hall_id, desk__in=desks, move=Move.CALL, at__range=(begins, begins + timedelta(days=1))
    )
    return ServedTime(
        open_times=[Stretch(since=since, until=until or now) for since, until in spells],
        calls=list(events.values_list("at", flat=True)),
    )


def missed_days(person: str) -> list[date]:
    """On which days somebody missed a booking; nobody without a number can be counted."""
    if not person:
        return []
    missed = Booking.objects.filter(person=person, state=BookingState.MISSED)
    return list(missed.values_list("day", flat=True))


def bookings_by_desk(queue: Queue, day: date) -> Mapping[int, int]:
    """How many still come on a day, by window."""
    rows = Booking.objects.filter(queue=queue, day=day, state=BookingState.BOOKED).values_list("desk", flat=True)
    found: dict[int, int] = defaultdict(int)
    for desk in rows:
        found[desk] += 1
    return found
