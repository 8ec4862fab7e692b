"""Reads that shape pages, sheets and acts of the catalogue."""

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
from mingchuang.catalogue.queries.searching import found_items, in_order, synonyms

__all__ = [
    "EditingPlaces",
    "ItemFilter",
    "content_of",
    "editing_places",
    "found_items",
    "in_order",
    "items_at_window",
    "items_in_force",
    "items_of_unit",
    "staff_items",
    "synonyms",
    "versions_of",
    "whole_item",
]
