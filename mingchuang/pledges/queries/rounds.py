"""Reads over rounds and templates."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.paths import paths_on
from mingchuang.organisations.models import Node
from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.models import Pledge, PledgeRound, PledgeTemplate
from mingchuang.pledges.permissions import PledgesPermission as P


def rounds_reaching(actor: Actor) -> QuerySet[PledgeRound]:
    """Rounds within the actor's reach, and those set above her: a county's round reaches its windows."""
    found: QuerySet[PledgeRound] = _reaching(actor, PledgeRound.objects.all()).select_related("node", "campaign")
    return found


def templates_reaching(actor: Actor) -> QuerySet[PledgeTemplate]:
    """Templates that may be used by the actor: of her own places, and of those above."""
    found: QuerySet[PledgeTemplate] = _reaching(actor, PledgeTemplate.objects.all()).select_related("node")
    return found


def _reaching(actor: Actor, rows: QuerySet) -> QuerySet:  # type: ignore[type-arg]  # of either model
    reach = actor.reach(P.PLEDGE_READ)
    if reach == ("/",):
        return rows
    wanted = Q(pk=None)
    for path in reach:
        wanted |= Q(path__startswith=path) | Q(path__in=paths_on(path))
    return rows.filter(wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """One unit in a round: how many pledges of it stand where."""

    unit: Node
    drafts: int
    flagged: int
    reviewed: int
    published: int

    @property
    def all(self) -> int:
        """All of them."""
        return self.drafts + self.reviewed + self.published


def round_lines(found: PledgeRound, *, actor: Actor) -> list[RoundLine]:
    """Every unit below the round's node within reach, those that have pledged nothing included."""
    units = Node.objects.within(actor, P.PLEDGE_READ).filter(path__startswith=found.path).units().in_tree_order()
    rows = (
        Pledge.objects.within(actor, P.PLEDGE_READ)
        .filter(round=found)
        .values("path")
        .annotate(
            drafts=Count("pk", filter=Q(state=PledgeState.DRAFT)),
            flagged=Count("pk", filter=Q(state=PledgeState.DRAFT) & ~Q(flags=[])),
            reviewed=Count("pk", filter=Q(state=PledgeState.REVIEWED)),
            published=Count("pk", filter=~Q(state__in=PledgeState.unseen())),
        )
        .order_by("path")
    )
    counted = list(rows)
    return [_line(unit, counted) for unit in units]


def _line(unit: Node, counted: list[dict[str, object]]) -> RoundLine:
    below = [row for row in counted if str(row["path"]).startswith(unit.path)]
    sums = {name: sum(int(str(row[name])) for row in below) for name in ("drafts", "flagged", "reviewed", "published")}
    return RoundLine(unit=unit, **sums)
