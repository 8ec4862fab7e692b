"""What a reader of the list of matters asks for: whose, how they stand, of which kind."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from django.db.models import DateTimeField, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from mingchuang.following.enums import MatterState
from mingchuang.following.models import MatterQuerySet
from mingchuang.following.rules import kinds
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.scope import below


class Whose(StrEnum):
    """Which part of what is within reach. `TO_DO` is unanswered, `MINE` is both, `CHECK` what this person may close."""

    TO_DO = ""
    MINE = "mine"
    CHECK = "check"
    ANSWERED = "answered"
    UNOWNED = "unowned"


class Standing(StrEnum):
    """How the clock stands. `LATE` is both kinds of overdue, `TODAY` what falls due before midnight."""

    ANY = ""
    LATE = "late"
    PAST_LAW = "past_law"
    PAST_PROMISE = "past_promise"
    TODAY = "today"
    NEAR = "near"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A filter of the list: `place` is the path of a node, `person` the key of an owner, `words` stand in the title."""

    whose: Whose = Whose.TO_DO
    standing: Standing = Standing.ANY
    kind: str = ""
    words: str = ""
    person: int | None = None
    place: str = ""


EVERYTHING = Choice()


def chosen(matters: MatterQuerySet, choice: Choice, actor: Actor, *, now: datetime) -> MatterQuerySet:
    """Those of the matters that were asked for; the reach is the caller's."""
    found = _standing(matters.filter(_whose(choice.whose, actor)), choice.standing, now)
    if choice.kind:
        found = found.filter(kind=choice.kind)
    if choice.person is not None:
        found = found.filter(owner_id=choice.person)
    if choice.place:
        found = found.filter(below((choice.place,), site=True))
    if choice.words:
        found = found.filter(with_words(choice.words))
    return found


def with_words(words: str) -> Q:
    """They stand in a title. Letters are matched whatever their case; Chinese has none, and needs no folding."""
    how = "contains" if words.upper() == words.lower() else "icontains"
    return Q(**{f"title_zh__{how}": words}) | Q(**{f"title_en__{how}": words})


def _whose(whose: Whose, actor: Actor) -> Q:
    if whose is Whose.MINE:
        return Q(owner_id=actor.staff_id or 0)
    if whose is Whose.UNOWNED:
        return Q(owner=None, state=MatterState.OPEN)
    if whose is Whose.CHECK:
        return checked_by(actor)
    return Q(state=MatterState.ANSWERED if whose is Whose.ANSWERED else MatterState.OPEN)


def checked_by(actor: Actor) -> Q:
    """Answered by somebody else and closed by this actor, if she will: what `Matter.may_be_closed_by` says of rows."""
    may = Q(pk__in=())
    for kind in kinds().values():
        for path in actor.reach(kind.close_permission) if kind.close_permission else ():
            # at the parent node or above; the topmost node has only itself
            above = Q(owner_node__path__startswith=path) & (~Q(owner_node__path=path) | Q(owner_node__parent=None))
            may |= Q(kind=kind.key) & above
    own = Q(owner_id=actor.staff_id or 0) | Q(answered_by_id=actor.account_id or 0)
    # the two times say what the state says, in the words of the index that holds nothing else
    return Q(state=MatterState.ANSWERED, closed_at=None, answered_at__isnull=False) & may & ~own


def _standing(matters: MatterQuerySet, standing: Standing, now: datetime) -> MatterQuerySet:
    """Whatever is not `ANY` is unanswered: what was answered waits for its closer, not for its owner."""
    if standing is Standing.ANY:
        return matters
    late = matters.overdue(now)
    if standing is Standing.LATE:
        return late
    if standing is Standing.PAST_LAW:
        return late.filter(clock__limit_at__lt=now)
    if standing is Standing.PAST_PROMISE:
        # the index by limit holds nearly all of these: said so, it is no way to them
        return late.filter(GreaterThanOrEqual(Coalesce("clock__limit_at", Value(now, DateTimeField())), now))
    unanswered = matters.filter(state=MatterState.OPEN)
    if standing is Standing.TODAY:
        return unanswered.filter(clock__due_at__gte=now, clock__due_at__lt=_midnight(now), clock__paused_at=None)
    if standing is Standing.NEAR:
        running = unanswered.filter(clock__amber_at__lt=now, clock__paused_at=None)
        return running.filter(Q(clock__due_at__gte=now) | Q(clock__is_provisional=True))
    return unanswered.filter(Q(clock__amber_at__gte=now) | Q(clock__paused_at__isnull=False))


def _midnight(now: datetime) -> datetime:
    """The end of the day that `now` belongs to."""
    return timezone.make_aware(datetime.combine(timezone.localdate(now) + timedelta(days=1), time()))
