"""Reads that shape the pages of the tree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.paths import ids_on, nearest
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Account, Node, RoleGrant, Staff, Tenure
from mingchuang.organisations.permissions import OrganisationsPermission as P


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeRow:
    """One line of the tree page; `depth` counts from the reader's own top."""

    node: Node
    depth: int


def nearest_nodes(nodes: Iterable[Node], kinds: Iterable[NodeKind]) -> dict[int, Node]:
    """The nearest node of these kinds at or above each, by its id; those that have none are left out. One query."""
    paths = {node.pk: node.path for node in nodes}
    wanted = {pk for path in paths.values() for pk in ids_on(path)}
    found = Node.objects.filter(pk__in=wanted, kind__in=list(kinds)).in_bulk() if wanted else {}
    return {pk: node for pk, path in paths.items() if (node := nearest(path, found))}


def tree_rows(actor: Actor) -> list[TreeRow]:
    """The tree as far as the actor may read it, parents first."""
    nodes = list(Node.objects.within(actor, P.NODE_READ).select_related("site").in_tree_order())
    top = min((node.path.count("/") for node in nodes), default=0)
    return [TreeRow(node=node, depth=node.path.count("/") - top) for node in nodes]


def staff_of(node: Node, *, on: date) -> QuerySet[Staff]:
    """Those who serve at this very node on this day, with their posts in `current_tenures`."""
    current = Prefetch("tenures", Tenure.objects.on(on).select_related("post"), to_attr="current_tenures")
    return Staff.objects.filter(node=node).serving_on(on).prefetch_related(current).order_by("badge_number")


def accounts_within(actor: Actor) -> QuerySet[Account]:
    """Accounts that hold a role somewhere within the actor's reach, with their live grants in `live_grants`."""
    grants = RoleGrant.objects.within(actor, P.ACCOUNT_READ).filter(revoked_at=None)
    live = Prefetch("grants", grants.select_related("node").order_by("id"), to_attr="live_grants")
    return Account.objects.filter(pk__in=grants.values("account")).prefetch_related(live).order_by("username")


def codes_on_tree() -> list[tuple[str, str]]:
    """Code and kind of every node."""
    return list(Node.objects.order_by("id").values_list("code", "kind"))


def badges_known() -> set[str]:
    """The badge numbers of all staff, also of those who left."""
    return set(Staff.objects.values_list("badge_number", flat=True))
