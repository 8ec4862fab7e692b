"""Reads that shape pages, sheets and acts of the catalogue."""

from mingchuang.catalogue.queries.facilities import facilities_of, halls_editable, staff_facilities
from mingchuang.catalogue.queries.items import (
    EditingPlaces,
    ItemFilter,
    content_of,
    editing_places,
    items_at_window,
    items_in_force,
    items_of_unit,
    staff_items,
    versions_of,
    whole_item,
)
from mingchuang.catalogue.queries.searching import found_items, in_order, listed, meant_names, synonyms
from mingchuang.catalogue.queries.simplifying import (
    changes_of,
    names_of,
    saving_counts,
    savings_not_entered,
    simplifications_in_force,
    simplifications_of,
)

__all__ = [
    "EditingPlaces",
    "ItemFilter",
    "changes_of",
    "content_of",
    "editing_places",
    "facilities_of",
    "found_items",
    "halls_editable",
    "in_order",
    "items_at_window",
    "items_in_force",
    "items_of_unit",
    "listed",
    "meant_names",
    "names_of",
    "saving_counts",
    "savings_not_entered",
    "simplifications_in_force",
    "simplifications_of",
    "staff_facilities",
    "staff_items",
    "synonyms",
    "versions_of",
    "whole_item",
]
