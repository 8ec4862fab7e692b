"""Setting limits and terms of a region; they hold for what is dispatched or taken in from now on."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from mingchuang.feedback.enums import Urgency
from mingchuang.feedback.facts import LimitsSet, TermsSet
from mingchuang.feedback.models import LimitRow, TermsRow
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.rules.limits import Limits, Terms, check_limits, check_terms
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node


@transaction.atomic
def set_limits(*, actor: Actor, region: Node, urgency: Urgency, limits: Limits, at: datetime) -> LimitRow:
    """The limits of one class."""
    actor.require(P.RULE_EDIT, within=region.path)
    check_limits(limits)
    values = asdict(limits)
    reply = limits.reply
    del values["reply"]
    row, _ = LimitRow.objects.update_or_create(
        region=region,
        urgency=urgency,
        defaults={**values, "path": region.path, "reply_count": reply.count, "reply_unit": reply.unit.value},
    )
    fact = LimitsSet(urgency=urgency.value, reply=str(reply), basis=limits.basis)
    record(fact, actor=actor, subject=row, path=region.path, at=at)
    return row


@transaction.atomic
def set_terms(*, actor: Actor, region: Node, terms: Terms, at: datetime) -> TermsRow:
    """The other terms."""
    actor.require(P.RULE_EDIT, within=region.path)
    check_terms(terms)
    row, _ = TermsRow.objects.update_or_create(region=region, defaults={**asdict(terms), "path": region.path})
    record(TermsSet(most_text=terms.most_text), actor=actor, subject=row, path=region.path, at=at)
    return row
