"""Marking schemes as the rules and pages take them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from mingchuang.analytics.figures import Figure, figure_named
from mingchuang.assessment.models import Deduction, Scheme, Veto
from mingchuang.assessment.rules.points import IndicatorRule
from mingchuang.assessment.rules.scoring import DeductionRule
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.organisations.models.node import NodeQuerySet


@cache
def standard_scheme() -> Mapping[str, Any]:
    """The scheme offered to begin with; a data file, so that it can be read and argued about."""
    path = Path(__file__).parents[1] / "data" / "schemes" / "standard.json"
    scheme: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return scheme


def scored_units(scheme: Scheme, *, on: date) -> list[Node]:
    """Who is scored by this scheme: the open places of its kind below the campaign's node, in tree order."""
    places = Node.objects.under(scheme.path).filter(kind=scheme.unit_kind).open_on(on)
    return list(places.in_tree_order())


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeRules:
    """A scheme as the rules take it."""

    indicators: Sequence[IndicatorRule]
    deductions: Sequence[DeductionRule]
    vetoes: Sequence[str]


def scheme_rules(scheme: Scheme) -> SchemeRules:
    """The rows of a scheme, in their order."""
    deductions = scheme.deductions.select_related("indicator").order_by("position")
    return SchemeRules(
        indicators=[
            IndicatorRule(
                key=row.key,
                weight=float(row.weight),
                full_mark=float(row.full_mark),
                zero_mark=float(row.zero_mark),
                least_count=row.least_count,
                is_sampled=row.is_sampled,
            )
            for row in scheme.indicators.order_by("position")
        ],
        deductions=[
            DeductionRule(
                key=row.key, item=row.indicator.key if row.indicator else "", points_each=float(row.points_each)
            )
            for row in deductions
        ],
        vetoes=list(scheme.vetoes.order_by("position").values_list("key", flat=True)),
    )


def scheme_content(scheme: Scheme) -> dict[str, Any]:
    """Everything of a scheme that decides points, as plain values."""
    rules = scheme_rules(scheme)
    return {
        "unit_kind": scheme.unit_kind,
        "figures": {key: figure.name for key, figure in figures_of(scheme).items()},
        "indicators": [asdict(rule) for rule in rules.indicators],
        "deductions": [asdict(rule) for rule in rules.deductions],
        "vetoes": list(rules.vetoes),
    }


def figures_of(scheme: Scheme) -> dict[str, Figure]:
    """The figures a scheme measures, by the key of the indicator, deduction or veto that asks for them."""
    rows: list[tuple[str, str]] = [
        pair
        for related in (scheme.indicators, scheme.deductions, scheme.vetoes)
        for pair in related.exclude(figure="").order_by("position").values_list("key", "figure")
    ]
    return {key: figure_named(name) for key, name in rows}


def scheme_in_force(campaign_id: int) -> Scheme | None:
    """The scheme by which a campaign counts points now."""
    return Scheme.objects.in_force().filter(campaign=campaign_id).first()


def kinds_to_score(node: Node) -> list[NodeKind]:
    """What a campaign run by this node may score: kinds that stand below it, the likeliest first."""
    present = set(Node.objects.under(node.path).exclude(pk=node.pk).values_list("kind", flat=True).distinct())
    order = (*NodeKind.answering(), NodeKind.SECTION, NodeKind.WINDOW)
    return [kind for kind in order if kind in present]


def mark_rules(scheme: Scheme | None) -> list[Deduction | Veto]:
    """What may be entered against a unit: deductions, then vetoes."""
    if scheme is None:
        return []
    deductions = scheme.deductions.select_related("indicator").order_by("position")
    return [*deductions, *scheme.vetoes.order_by("position")]


def mark_nodes(scheme: Scheme | None) -> NodeQuerySet:
    """Against whom."""
    if scheme is None:
        return Node.objects.none()
    return Node.objects.under(scheme.path).filter(kind=scheme.unit_kind).in_tree_order()
