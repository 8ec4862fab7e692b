"""Rows of the machine door."""

from mingchuang.exchange.models.client import Client, ClientKey, Repeat

__all__ = ["Client", "ClientKey", "Repeat"]
