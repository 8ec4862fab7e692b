"""Setting the deadlines of a region."""

from datetime import datetime

from django.db import transaction

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node
from mingchuang.rectification.facts import MendingRuleSet
from mingchuang.rectification.models import MendingRule
from mingchuang.rectification.permissions import RectificationPermission as P
from mingchuang.rectification.rules import check_days


@transaction.atomic
def set_mending_rule(
    *, actor: Actor, region: Node, working_days: int, longest_days: int, basis: str, at: datetime
) -> MendingRule:
    """Set how long a region gives for mending; holds for what is opened from now on."""
    actor.require(P.RULE_EDIT, within=region.path)
    check_days(working_days=working_days, longest_days=longest_days)
    values = {"path": region.path, "working_days": working_days, "longest_days": longest_days, "basis": basis.strip()}
    rule, _ = MendingRule.objects.update_or_create(region=region, defaults=values)
    fact = MendingRuleSet(working_days=working_days, longest_days=longest_days)
    record(fact, actor=actor, subject=rule, path=region.path, at=at)
    return rule
