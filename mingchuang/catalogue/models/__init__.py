"""Rows of the catalogue."""

from mingchuang.catalogue.models.facility import Facility, TroubleReport
from mingchuang.catalogue.models.item import Material, ServiceItem
from mingchuang.catalogue.models.parts import ItemFile, ItemWindow, SearchTerm, Step
from mingchuang.catalogue.models.simplification import Simplification
from mingchuang.catalogue.models.synonym import Synonym

__all__ = [
    "Facility",
    "ItemFile",
    "ItemWindow",
    "Material",
    "SearchTerm",
    "ServiceItem",
    "Simplification",
    "Step",
    "Synonym",
    "TroubleReport",
]
