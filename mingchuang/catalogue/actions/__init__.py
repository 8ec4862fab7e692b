"""Acts on service items. The only writers."""

from mingchuang.catalogue.actions.items import change_item, publish_item, register_item
from mingchuang.catalogue.actions.loading import ItemOrder, LoadOutcome, LoadRefused, load_items

__all__ = ["ItemOrder", "LoadOutcome", "LoadRefused", "change_item", "load_items", "publish_item", "register_item"]
