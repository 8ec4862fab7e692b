"""The machine door: endpoints for other systems, each behind a key, described by themselves."""

from mingchuang.exchange.api import cases, counts, guide, orders, standing
from mingchuang.exchange.api import nowhere as nowhere
from mingchuang.exchange.api.door import door, machine_addresses

__all__ = ["cases", "counts", "door", "guide", "machine_addresses", "nowhere", "orders", "standing"]
