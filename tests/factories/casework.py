"""Daily counts, made through the product's own act."""

from datetime import date

from mingchuang.casework import actions
from mingchuang.casework.models import ServedCount
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from tests.cast import NOON


def make_count(window: Node, *, day: date = date(2026, 3, 10), count: int = 42) -> ServedCount:
    """How many were served the day before the tests' noon."""
    actions.set_count(actor=Actor.system(), window=window, day=day, count=count, at=NOON)
    return ServedCount.objects.get(window=window, day=day)
