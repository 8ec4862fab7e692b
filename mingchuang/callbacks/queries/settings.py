"""The rule and the script in force for a kind of matter at a place."""

from mingchuang.callbacks.models import CallRule, Script
from mingchuang.callbacks.rules.calling import FIRST_GREETING, FIRST_QUESTIONS
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


def _above(path: str) -> list[int]:
    return [int(step) for step in path.strip("/").split("/") if step]


def rule_at(path: str, kind: str) -> CallRule:
    """The rule of the nearest region at or above the path; the defaults, unsaved, where none is set."""
    steps = _above(path)
    rows = {row.region_id: row for row in CallRule.objects.filter(region__in=steps, kind=kind)}
    return next((rows[step] for step in reversed(steps) if step in rows), CallRule(path=path, kind=kind))


def script_at(path: str, kind: str) -> Script:
    """The script of the nearest region at or above the path; the first one, unsaved, where none is set."""
    steps = _above(path)
    rows = {row.region_id: row for row in Script.objects.filter(region__in=steps, kind=kind)}
    first = Script(path=path, kind=kind, greeting_zh=FIRST_GREETING, questions=[dict(one) for one in FIRST_QUESTIONS])
    return next((rows[step] for step in reversed(steps) if step in rows), first)


def regions() -> list[Node]:
    """Regions, topmost first."""
    return list(Node.objects.filter(kind=NodeKind.REGION).in_tree_order())
