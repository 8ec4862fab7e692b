"""Setting how limits are counted at a place."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from mingchuang.following.actions.recounting import recount_clocks
from mingchuang.following.facts import ClockRuleChanged
from mingchuang.following.models import ClockRule
from mingchuang.following.permissions import FollowingPermission as P
from mingchuang.following.queries.rules import clock_settings
from mingchuang.following.rules import ClockSettings, check_settings
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node

REASON = "计时规则修改后核对"


@transaction.atomic
def set_clock_rule(*, actor: Actor, node: Node, settings: ClockSettings, at: datetime) -> ClockRule:
    """What holds from this place downwards for clocks that start from now on; lamps and hours of open ones follow."""
    actor.require(P.CLOCK_RULE_EDIT, within=node.path)
    check_settings(settings)
    before = clock_settings(node.path)
    row, _ = ClockRule.objects.update_or_create(
        node=node,
        defaults={
            "path": node.path,
            "counts_start": settings.counts_start,
            "rolls_intake": settings.rolls_intake,
            "amber_percent": settings.lamp.percent,
            "amber_days": settings.lamp.days,
            "causes": list(settings.causes),
            "hand_over_hours": settings.hand_over_hours,
            "extension_most": settings.extension_most,
            "hours": settings.hours.strip(),
            "basis": settings.basis.strip()[:200],
            "changed_at": at,
            "changed_by": actor.label[:100],
        },
    )
    fact = ClockRuleChanged(before=asdict(before), after=asdict(settings))
    record(fact, actor=actor, subject=row, path=node.path, at=at)
    if before.lamp != settings.lamp:
        recount_clocks(actor=actor, reason=REASON, at=at, path=node.path)
    elif before.hours.strip() != row.hours:
        recount_clocks(actor=actor, reason=REASON, at=at, by_hours=True)  # a hall's hours count for units elsewhere
    return row
