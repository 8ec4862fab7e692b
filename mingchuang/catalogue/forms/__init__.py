"""Shapes of input. Nothing is saved here."""

from mingchuang.catalogue.forms.facilities import FacilityForm, StateForm, TroubleForm
from mingchuang.catalogue.forms.items import EndItemForm, ItemEntry, ItemFileForm, ItemFilterForm, ItemsWorkbookForm
from mingchuang.catalogue.forms.words import ReasonForm, SimplificationForm, SynonymForm

__all__ = [
    "EndItemForm",
    "FacilityForm",
    "ItemEntry",
    "ItemFileForm",
    "ItemFilterForm",
    "ItemsWorkbookForm",
    "ReasonForm",
    "SimplificationForm",
    "StateForm",
    "SynonymForm",
    "TroubleForm",
]
