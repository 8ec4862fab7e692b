"""The limits in force, and who answers at a place."""

from mingchuang.foundation.access.paths import ids_on, nearest
from mingchuang.organisations.models import Node
from mingchuang.organisations.queries import units_of
from mingchuang.reception.models import ReceptionRule
from mingchuang.rectification.queries import regions_of


def region_of(place: Node) -> Node:
    """The nearest region at or above a place; `RegionMissing` when it stands in none."""
    return regions_of([place.path])[place.path]


def rule_in_force(region: Node) -> ReceptionRule:
    """The row of the region, else that of the nearest region above it, else the defaults, unsaved."""
    rows = ReceptionRule.objects.filter(region__in=ids_on(region.path))
    found = nearest(region.path, {row.region_id: row for row in rows})
    return found or ReceptionRule(region=region, path=region.path)


def answering_node(place: Node) -> Node:
    """The unit that answers for a place; the place itself where no unit stands above it."""
    return units_of([place]).get(place.pk) or place
