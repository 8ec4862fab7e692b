"""Rows of the machine door."""

from mingchuang.exchange.models.client import Client, ClientKey, Repeat
from mingchuang.exchange.models.hotline import CarriedFile, Hotline, HotlineCode, HotlineOrder, Outcome

__all__ = ["CarriedFile", "Client", "ClientKey", "Hotline", "HotlineCode", "HotlineOrder", "Outcome", "Repeat"]
