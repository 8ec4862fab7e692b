"""The tree as matching sees it, and what was found on it for the units a plan names."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingchuang.campaigns.enums import MatchHow
from mingchuang.campaigns.rules.draft import Draft, named_units
from mingchuang.campaigns.rules.matching import Place, UnitMatch, match_units
from mingchuang.foundation.access.paths import ids_on
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One name of the plan, what was found for it, and the nodes behind the numbers."""

    match: UnitMatch
    places: tuple[Node, ...]
    suggestions: tuple[Node, ...]


def places_below(body: Node) -> list[Node]:
    """The nodes that may answer for a task of this body: itself and all below it but halls, in tree order."""
    return list(Node.objects.under(body.path).exclude(kind=NodeKind.HALL).in_tree_order())


def named_matches(draft: Draft, body: Node, nodes: Sequence[Node]) -> list[Named]:
    """What stands on the tree below the body for each unit the draft names."""
    by_id = {node.pk: node for node in nodes}
    above = list(Node.objects.filter(pk__in=ids_on(body.path)).exclude(pk__in=by_id))
    places = _places([*above, *nodes])
    found = match_units(named_units(draft), [places[node.pk] for node in nodes], body=places[body.pk])
    return [
        Named(
            match=match,
            places=tuple(by_id[pk] for pk in match.places),
            suggestions=tuple(by_id[pk] for pk in match.suggestions),
        )
        for match in found
    ]


def _places(nodes: Sequence[Node]) -> dict[int, Place]:
    by_id = {node.pk: node for node in nodes}
    return {node.pk: _place(node, by_id) for node in nodes}


def _place(node: Node, by_id: dict[int, Node]) -> Place:
    line = [by_id[pk] for pk in ids_on(node.path) if pk in by_id]
    above = [one for one in line if one.pk != node.pk]
    return Place(
        id=node.pk,
        name=node.name_zh,
        kind=node.kind,
        regions=tuple(one.name_zh for one in line if one.kind == NodeKind.REGION),
        parents=tuple(one.name_zh for one in above if one.kind != NodeKind.REGION),
        above=tuple(one.pk for one in above),
    )


def proposed_units(draft: Draft, body: Node) -> tuple[dict[str, list[int]], list[str]]:
    """What the tree answers by itself (name → nodes), and the names that a person must be asked for."""
    named = named_matches(draft, body, places_below(body))
    answers = {one.match.text: [node.pk for node in one.places] for one in named if one.match.how != MatchHow.UNMATCHED}
    return answers, [one.match.text for one in named if one.match.how == MatchHow.UNMATCHED]


def proposed_body(draft: Draft, home: Node) -> Node:
    """Who runs the campaign: the issuer where it stands below the node the plan was put at, else that node."""
    issuer = str(draft.get("issuer") or "").strip()
    if not issuer:
        return home
    nodes = places_below(home)
    above = list(Node.objects.filter(pk__in=ids_on(home.path)).exclude(pk=home.pk))
    places = _places([*above, *nodes])
    below = [places[node.pk] for node in nodes if node.kind in (NodeKind.REGION, *NodeKind.answering())]
    (match,) = match_units([issuer], below, body=places[home.pk])
    found = match.places if match.how in (MatchHow.EXACT, MatchHow.SHORTENED) else ()
    return next((node for node in nodes if node.pk in found), home)
