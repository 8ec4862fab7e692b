"""Shapes of input. Nothing is saved here."""

from mingchuang.exchange.forms.clients import ChangeClientForm, ClientForm, KeyForm

__all__ = ["ChangeClientForm", "ClientForm", "KeyForm"]
