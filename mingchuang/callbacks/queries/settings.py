"""The rule and the script in force for a kind of matter at a place."""

from mingchuang.callbacks.models import CallRule, Script
from mingchuang.callbacks.rules.calling import FIRST_GREETING, FIRST_QUESTIONS
from mingchuang.foundation.access.paths import ids_on, nearest
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


def rule_at(path: str, kind: str) -> CallRule:
    """The rule of the nearest region at or above the path; the defaults, unsaved, where none is set."""
    rows = CallRule.objects.filter(region__in=ids_on(path), kind=kind)
    return nearest(path, {row.region_id: row for row in rows}) or CallRule(path=path, kind=kind)


def script_at(path: str, kind: str) -> Script:
    """The script of the nearest region at or above the path; the first one, unsaved, where none is set."""
    rows = Script.objects.filter(region__in=ids_on(path), kind=kind)
    first = Script(path=path, kind=kind, greeting_zh=FIRST_GREETING, questions=[dict(one) for one in FIRST_QUESTIONS])
    return nearest(path, {row.region_id: row for row in rows}) or first


def regions() -> list[Node]:
    """Regions, topmost first."""
    return list(Node.objects.filter(kind=NodeKind.REGION).in_tree_order())
