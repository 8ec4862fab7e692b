"""Call-backs for the lists and pages of staff."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from mingchuang.callbacks.enums import CallState
from mingchuang.callbacks.models import CallBack, CallTry, Draw
from mingchuang.callbacks.models.call import CallQuerySet
from mingchuang.callbacks.permissions import CallbacksPermission as P
from mingchuang.callbacks.rules.picking import pick, sources
from mingchuang.following.models import Matter
from mingchuang.following.queries import kinds
from mingchuang.foundation.access import Actor

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFilter:
    """What the address bar asks of the list; empty = what waits for a call."""

    state: str = CallState.WAITING.value
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsPage:
    """Some call-backs, and where the next page starts (None = no more)."""

    rows: list[CallBack]
    after: str | None


def calls_page(actor: Actor, wanted: CallFilter, *, after: str | None = None, size: int = PAGE) -> CallsPage:
    """Call-backs within reach, what is due first on top; nonsense in `after` starts at the top."""
    rows = CallBack.objects.within(actor, P.CALL_READ).with_matter()
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    found = list(_starting_after(rows, after).order_by("due_at", "id")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return CallsPage(rows=found[:size], after=f"{last.due_at.isoformat()}~{last.pk}" if last else None)


def next_call(actor: Actor, *, now: datetime, without: int | None = None) -> CallBack | None:
    """The call due first that this actor may make: one with a number, in no other hand, not about her own work."""
    rows = CallBack.objects.within(actor, P.CALL_MAKE).waiting().by_phone().with_matter()
    rows = rows.free_for(actor.account_id or 0, now)
    own = Q(matter__owner_id=actor.staff_id or 0) | Q(matter__answered_by_id=actor.account_id or 0)
    return rows.exclude(own).exclude(pk=without or 0).order_by("due_at", "id").first()


def tries_of(call: CallBack) -> QuerySet[CallTry]:
    """The tries, first to last."""
    return CallTry.objects.filter(call=call).order_by("ordinal")


def calls_of(matter: Matter) -> CallQuerySet:
    """All call-backs about a matter, newest first, for the pages of its area."""
    return CallBack.objects.filter(matter=matter).defer("person_name", "phone").order_by("-id")


def draws_within(actor: Actor) -> QuerySet[Draw]:
    """Draws within reach."""
    return Draw.objects.within(actor, P.CALL_READ).select_related("region")


def is_repeatable(draw: Draw) -> bool:
    """Whether seed and frame still give what was picked."""
    again = pick(
        draw.frame,
        seed=draw.seed,
        share=draw.share,
        weekly_least=draw.weekly_least,
        dissatisfied=draw.dissatisfied,
    )
    return bool(list(again.by_chance) == draw.by_chance)


def kind_labels() -> dict[str, str]:
    """Kinds of matter that are sampled or have been called back, with their words."""
    called = CallBack.objects.order_by().values_list("kind", flat=True).distinct()
    others = {kind: kinds()[kind].label for kind in called if kind in kinds()}
    return {**others, **{kind: source.label for kind, source in sources().items()}}


def overdue_calls(actor: Actor, *, now: datetime, most: int = 500) -> int:
    """How many calls this actor may make are late; counts no further than `most`."""
    return CallBack.objects.within(actor, P.CALL_MAKE).overdue(now)[:most].count()


def _starting_after(rows: CallQuerySet, after: str | None) -> CallQuerySet:
    due, _, pk = (after or "").partition("~")
    try:
        due_at = datetime.fromisoformat(due)
    except ValueError:
        return rows
    if due_at.tzinfo is None or not pk.isdecimal() or len(pk) > 18:
        return rows
    return rows.filter(Q(due_at__gt=due_at) | Q(due_at=due_at, pk__gt=int(pk)))
