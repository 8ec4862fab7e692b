"""Windows, the units that answer for them, and the terms in force there."""

from collections.abc import Iterable, Mapping

from mingchuang.evaluations.models import RatingRule
from mingchuang.evaluations.rules.rating import RatingTerms
from mingchuang.foundation.access.paths import ids_on
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.organisations.queries import nearest_nodes

DEFAULT_TERMS = RatingTerms()


def terms_of(windows: Iterable[Node]) -> dict[int, RatingTerms]:
    """The terms at each window, by its id: of the nearest node above it that has any, its hall before its unit."""
    ways = {window.pk: [*ids_on(window.path), *ids_on(window.site_path)] for window in windows}
    rows = RatingRule.objects.filter(node__in={step for way in ways.values() for step in way})
    by_node = {row.node_id: row.terms() for row in rows}
    return {pk: _nearest(way, by_node) for pk, way in ways.items()}


def terms_at(window: Node) -> RatingTerms:
    """The terms at one window."""
    return terms_of([window])[window.pk]


def unit_nodes(windows: Iterable[Node]) -> dict[int, Node]:
    """Who answers for each window, by its id: the nearest unit or body above it, else its parent."""
    standing = list(windows)
    answering = nearest_nodes(standing, NodeKind.answering())
    orphans = [window for window in standing if window.pk not in answering]
    parents = Node.objects.in_bulk({window.parent_id for window in orphans if window.parent_id})
    return answering | {window.pk: parents[window.parent_id] for window in orphans if window.parent_id}


def _nearest(way: Iterable[int], by_node: Mapping[int, RatingTerms]) -> RatingTerms:
    return next((by_node[step] for step in reversed(list(way)) if step in by_node), DEFAULT_TERMS)
