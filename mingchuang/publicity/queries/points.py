"""Display points with what hangs there."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from django.db.models import Prefetch, QuerySet

from mingchuang.foundation.access import Actor
from mingchuang.organisations.models.node import Node, NodeQuerySet
from mingchuang.publicity.models import DisplayPoint, Hanging
from mingchuang.publicity.permissions import PublicityPermission as P


@cache
def display_kinds() -> Mapping[str, tuple[str, str]]:
    """Key → Chinese and English words."""
    rows = json.loads((files("mingchuang.publicity") / "data" / "display-kinds.json").read_text(encoding="utf-8"))
    return {row["key"]: (row["zh"], row["en"]) for row in rows}


def points(actor: Actor) -> QuerySet[DisplayPoint]:
    """Points within reach that are in use, with what hangs there in `up`."""
    up = Prefetch("hangings", Hanging.objects.up().order_by("id"), to_attr="up")
    found = DisplayPoint.objects.within(actor, P.POINT_READ).filter(closed_on=None)
    return found.select_related("node").prefetch_related(up)


def hung(actor: Actor) -> QuerySet[Hanging]:
    """Everything that hangs within reach."""
    found = Hanging.objects.within(actor, P.POINT_READ).filter(taken_down_at=None, point__closed_on=None)
    return found.select_related("point__node").order_by("id")


def pointed_places(actor: Actor) -> NodeQuerySet:
    """Where the actor may register a display point."""
    return Node.objects.within(actor, P.POINT_EDIT).filter(closed_on=None).in_tree_order()
