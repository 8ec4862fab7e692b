"""Where a voice belongs, who answers there, and the limits and terms in force."""

from mingchuang.feedback.enums import Urgency
from mingchuang.feedback.models import LimitRow, TermsRow
from mingchuang.feedback.rules.limits import DEFAULTS, Limits, Terms
from mingchuang.feedback.rules.voice import VoiceRefused
from mingchuang.foundation.access.paths import ids_on, nearest
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.organisations.queries import nearest_nodes


def region_of(place: Node | None) -> Node:
    """The nearest region at or above the place; without a place the first region of the tree."""
    if place is None:
        found = Node.objects.filter(kind=NodeKind.REGION, closed_on=None).in_tree_order().first()
    else:
        found = nearest_nodes([place], [NodeKind.REGION]).get(place.pk)
    if found is None:
        raise VoiceRefused("这个地点不在任何地区之下，不能登记。")
    return found


def unit_of(place: Node | None) -> Node | None:
    """Who answers for the place: the nearest unit at or above it; None for a hall, a region, or nowhere."""
    return nearest_nodes([place], NodeKind.answering()).get(place.pk) if place else None


def limits_at(region: Node, urgency: Urgency) -> Limits:
    """The limits of one class: the region's own, else those of the nearest region above it, else the defaults."""
    rows = LimitRow.objects.filter(region__in=ids_on(region.path), urgency=urgency)
    found = nearest(region.path, {row.region_id: row for row in rows})
    return found.limits() if found else DEFAULTS[urgency]


def terms_at(region: Node) -> Terms:
    """The terms of voice, found likewise."""
    rows = TermsRow.objects.filter(region__in=ids_on(region.path))
    found = nearest(region.path, {row.region_id: row for row in rows})
    return found.terms() if found else Terms()
