"""Reads over turns."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.paths import ids_on
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Account, RoleGrant
from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.models import Pledge, ReviewCycle, Turn
from mingchuang.pledges.permissions import PledgesPermission as P


def turns_waiting(actor: Actor) -> QuerySet[Turn]:
    """Turns within reach that nobody took yet."""
    return _shown(Turn.objects.within(actor, P.PLEDGE_READ).waiting())


def own_turns(actor: Actor) -> QuerySet[Turn]:
    """What this person is to look at."""
    return _shown(Turn.objects.filter(examiner=actor.account_id).waiting())


def turns_open_to(actor: Actor) -> QuerySet[Turn]:
    """Turns that this person may take: her own, and for the office those of others."""
    given = Turn.objects.within(actor, P.CYCLE_EDIT).values("pk")
    return _shown(Turn.objects.waiting().filter(Q(examiner=actor.account_id) | Q(pk__in=given)))


def turns_taken(actor: Actor) -> QuerySet[Turn]:
    """What was looked at within reach."""
    return _shown(Turn.objects.within(actor, P.PLEDGE_READ).exclude(done_at=None))


def _shown(turns: QuerySet[Turn]) -> QuerySet[Turn]:
    return turns.select_related("pledge__node", "pledge__staff", "examiner", "cycle__node")


def cycles_within(actor: Actor) -> QuerySet[ReviewCycle]:
    """Cycles within reach."""
    return (
        ReviewCycle.objects.within(actor, P.PLEDGE_READ).select_related("node").prefetch_related("examiners__account")
    )


def able_examiners(path: str) -> QuerySet[Account]:
    """Accounts with a live role at or above a place, or below it; whether they may judge is asked when they do."""
    ids = ids_on(path)
    grants = RoleGrant.objects.filter(revoked_at=None)
    reaching = grants.filter(node__in=ids) | grants.filter(path__startswith=path)
    return Account.objects.filter(pk__in=reaching.values("account"), is_active=True).order_by("username")


def pledges_in_turn(cycle: ReviewCycle, *, from_on: date) -> QuerySet[Pledge]:
    """Running pledges below a cycle's node that nobody else counts and that have no turn in this period."""
    running = Pledge.objects.under(cycle.path).filter(state=PledgeState.PUBLISHED, indicator="")
    taken = Turn.objects.filter(cycle=cycle, from_on=from_on).values("pledge")
    return running.exclude(pk__in=taken).order_by("id")


def homes_of(accounts: Iterable[Account]) -> dict[int, str]:
    """The unit where each account's person belongs; "" for those of a region, who stand beside every unit."""
    return {one.pk: one.staff.path if one.staff and one.staff.node.kind != NodeKind.REGION else "" for one in accounts}
