"""Shapes of input. Nothing is saved here."""

from mingchuang.exchange.forms.clients import ChangeClientForm, ClientForm, KeyForm
from mingchuang.exchange.forms.hotlines import CodeForm, ColumnsForm, HotlineForm, LandForm, OrderFileForm

__all__ = [
    "ChangeClientForm",
    "ClientForm",
    "CodeForm",
    "ColumnsForm",
    "HotlineForm",
    "KeyForm",
    "LandForm",
    "OrderFileForm",
]
