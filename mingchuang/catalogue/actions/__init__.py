"""Acts on service items, their words, and facilities. The only writers."""

from mingchuang.catalogue.actions.facilities import (
    FacilityContent,
    check_state,
    describe_facility,
    enter_facility,
    remove_facility,
    report_trouble,
)
from mingchuang.catalogue.actions.files import drop_item_file, keep_item_file
from mingchuang.catalogue.actions.items import change_item, end_item, publish_item, register_item
from mingchuang.catalogue.actions.loading import ItemOrder, LoadOutcome, LoadRefused, load_items
from mingchuang.catalogue.actions.simplifying import drop_simplification, enter_simplification
from mingchuang.catalogue.actions.synonyms import change_synonym

__all__ = [
    "FacilityContent",
    "ItemOrder",
    "LoadOutcome",
    "LoadRefused",
    "change_item",
    "change_synonym",
    "check_state",
    "describe_facility",
    "drop_item_file",
    "drop_simplification",
    "end_item",
    "enter_facility",
    "enter_simplification",
    "keep_item_file",
    "load_items",
    "publish_item",
    "register_item",
    "remove_facility",
    "report_trouble",
]
