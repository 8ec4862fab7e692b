"""What waited, where, how long, and whether that was too long: from matters, hand-overs and the journal."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from mingchuang.casework.enums import CaseState
from mingchuang.casework.models import CaseStep
from mingchuang.casework.queries.cases import CASE_KIND
from mingchuang.following.enums import HandOverState, MatterState
from mingchuang.following.facts import MatterAnswered, MatterClosed, MatterReturned, MatterWithdrawn
from mingchuang.following.models import HandOver, Matter, MatterQuerySet
from mingchuang.foundation.access.scope import below
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Node
from mingchuang.supervision.enums import Measure
from mingchuang.supervision.rules import CHECK_DAYS

MOST, SOME = 60_000, 5_000
LOOK_BACK = timedelta(days=180)
"""An answer may have waited so long before the period for somebody to look at it."""


class TooMuch(Refusal):
    """More matters than one page can look through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Where and when: a place with all below it, one kind of matter or all, from the first day to the last."""

    place: Node
    from_on: date
    until_on: date
    now: datetime
    step: str = ""

    @property
    def begins(self) -> datetime:
        """The first moment."""
        return timezone.make_aware(datetime.combine(self.from_on, time()))

    @property
    def ends(self) -> datetime:
        """The moment after the last, or now."""
        after = timezone.make_aware(datetime.combine(self.until_on + timedelta(days=1), time()))
        return min(after, self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One wait: of which matter, at which place, by whom, how many working days, whether it was too long.

    `step` and `post` are those of a step of a case, as the item's version names them.
    """

    matter: int
    kind: str
    place: int
    unit_at: int
    person: int | None
    days: int
    is_slow: bool
    step: str = ""
    post: str = ""


def waits(measure: Measure, window: Window) -> list[Wait]:
    """All waits of one measure. Reads a handful of statements; `TooMuch` asks for a smaller place."""
    read = {
        Measure.LATE: _late,
        Measure.CHECK: _checks,
        Measure.RETURNED: _returns,
        Measure.TAKING: _takings,
        Measure.STEP: _steps,
    }
    return list(read[measure](window))


def _late(window: Window) -> Iterator[Wait]:
    """What fell due in the period by a certain date: answered in time, or not."""
    due = _matters(window).due_within(window.begins, window.ends)
    due = due.filter(clock__is_provisional=False, clock__paused_at=None)
    calendar = calendar_in_force()
    for matter in _bounded(due.exclude(state=MatterState.WITHDRAWN)):
        done = matter.answered_at or window.now
        days = calendar.working_days_between(timezone.localdate(matter.opened_at), timezone.localdate(done))
        yield _wait(matter, days, is_slow=done > matter.clock.due_at)


def _checks(window: Window) -> Iterator[Wait]:
    """Answers that were looked at in the period, and those nobody has looked at for too long."""
    calendar = calendar_in_force()
    for matter, answered_at, looked_at, _ in _looked_at(window):
        ended = looked_at or window.ends
        days = calendar.working_days_between(timezone.localdate(answered_at), timezone.localdate(ended))
        if looked_at or days > CHECK_DAYS:
            yield _wait(matter, days, is_slow=days > CHECK_DAYS)


def _returns(window: Window) -> Iterator[Wait]:
    """Answers that were decided on in the period: accepted, or sent back."""
    calendar = calendar_in_force()
    for matter, answered_at, looked_at, is_returned in _looked_at(window):
        if looked_at:
            days = calendar.working_days_between(timezone.localdate(answered_at), timezone.localdate(looked_at))
            yield _wait(matter, days, is_slow=is_returned)


def _takings(window: Window) -> Iterator[Wait]:
    """Hand-overs answered in the period: taken on, or sent back and lapsed. They wait with the one who should take."""
    decided = [HandOverState.ACCEPTED, HandOverState.REFUSED, HandOverState.LAPSED]
    offers = HandOver.objects.filter(
        below((window.place.path,), site=False),
        state__in=decided,
        answered_at__gte=window.begins,
        answered_at__lt=window.ends,
    )
    if window.step:
        offers = offers.filter(matter__kind=window.step)
    calendar = calendar_in_force()
    for offer in _bounded(offers.select_related("matter").order_by("id")):
        assert offer.answered_at is not None
        days = calendar.working_days_between(
            timezone.localdate(offer.offered_at), timezone.localdate(offer.answered_at)
        )
        yield Wait(
            matter=offer.matter_id,
            kind=offer.matter.kind,
            place=offer.to_node_id,
            unit_at=offer.to_node_id,
            person=offer.to_staff_id,
            days=days,
            is_slow=offer.state != HandOverState.ACCEPTED,
        )


def _steps(window: Window) -> Iterator[Wait]:
    """Steps of cases with a limit of their own: done in the period, or running and already past it."""
    if window.step not in ("", CASE_KIND):
        return
    steps = CaseStep.objects.filter(
        Q(done_at__gte=window.begins, done_at__lt=window.ends)
        | Q(done_at=None, is_late=True, started_on__lte=window.until_on, case__state=CaseState.ACCEPTED),
        below((window.place.path,), site=False, prefix="case__"),
        case__matter__isnull=False,
        limit_count__isnull=False,
        started_on__isnull=False,
    )
    calendar, today = calendar_in_force(), timezone.localdate(window.now)
    for step in _bounded(steps.select_related("case__matter").order_by("id")):
        matter = step.case.matter
        assert matter is not None
        assert step.started_on is not None
        done_on = timezone.localdate(step.done_at) if step.done_at else today
        days = calendar.working_days_between(step.started_on, done_on)
        yield replace(_wait(matter, days, is_slow=step.is_late), step=step.name_zh, post=step.post_zh)


Look = tuple[Matter, datetime, datetime | None, bool]


def _looked_at(window: Window) -> Iterator[Look]:
    """Each answer of the period: when it was given, when somebody looked (None = nobody yet), whether it came back."""
    answered, returned = MatterAnswered.kind, MatterReturned.kind
    ends_it = (returned, MatterClosed.kind, MatterWithdrawn.kind)
    entries = Entry.objects.filter(
        below((window.place.path,), site=False),
        subject_kind=Matter._meta.label_lower,
        kind__in=(answered, *ends_it),
        at__gte=window.begins - LOOK_BACK,
        at__lt=window.ends,
    )
    happened: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
    for subject, kind, at in entries.order_by("id").values_list("subject_id", "kind", "at"):
        happened[int(subject)].append((kind, at))
    if len(happened) > MOST:
        raise _too_much()
    for matter in _fetched(window, list(happened)):
        waiting: datetime | None = None
        for kind, at in happened[matter.pk]:
            if kind == answered:
                waiting = at
            elif waiting is not None:
                if at >= window.begins and kind != MatterWithdrawn.kind:
                    yield matter, waiting, at, kind == returned
                waiting = None
        if waiting is not None:
            yield matter, waiting, None, False


def _fetched(window: Window, keys: list[int]) -> Iterator[Matter]:
    """These matters, some thousands at a time."""
    for begin in range(0, len(keys), SOME):
        yield from _matters(window).filter(pk__in=keys[begin : begin + SOME]).order_by("pk")


def _matters(window: Window) -> MatterQuerySet:
    matters = Matter.objects.filter(below((window.place.path,), site=False)).select_related("clock")
    return matters.filter(kind=window.step) if window.step else matters


Row = TypeVar("Row", bound=Model)


def _bounded(rows: "QuerySet[Row]") -> list[Row]:
    found = list(rows[: MOST + 1])
    if len(found) > MOST:
        raise _too_much()
    return found


def _too_much() -> TooMuch:
    return TooMuch("这个范围里超过 {most} 件，请选一个单位，或者缩短统计期。", most=MOST)


def _wait(matter: Matter, days: int, *, is_slow: bool) -> Wait:
    return Wait(
        matter=matter.pk,
        kind=matter.kind,
        place=int(matter.path.rstrip("/").rpartition("/")[2]),
        unit_at=matter.owner_node_id,
        person=matter.owner_id,
        days=days,
        is_slow=is_slow,
    )
