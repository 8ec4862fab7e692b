"""Rows of the catalogue."""

from mingchuang.catalogue.models.item import ItemWindow, Material, ServiceItem

__all__ = ["ItemWindow", "Material", "ServiceItem"]
