"""Entering what costs a unit points or its rank."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.assessment.enums import LineKind
from mingchuang.assessment.facts import MarkEntered, MarkWithdrawn
from mingchuang.assessment.models import Mark
from mingchuang.assessment.permissions import AssessmentPermission as P
from mingchuang.assessment.queries.scheme import scheme_in_force
from mingchuang.assessment.rules.mark import MarkRefused, check_mark, check_withdrawal
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node


@transaction.atomic
def enter_mark(
    *,
    actor: Actor,
    campaign: Campaign,
    node: Node,
    kind: str,
    key: str,
    happened_on: date,
    count: int,
    reason: str,
    at: datetime,
) -> Mark:
    """Enter a deduction or a veto against a unit, with the reason; runs counted afterwards take it in."""
    actor.require(P.MARK_ENTER, within=covers(campaign))
    scheme = scheme_in_force(campaign.pk)
    if scheme is None or not node.path.startswith(campaign.path):
        raise MarkRefused("这个单位不在执行中的考核方案之内。")
    rows = scheme.vetoes if kind == LineKind.VETO else scheme.deductions
    known = set(rows.values_list("key", flat=True))
    check_mark(key=key, known=known, happened_on=happened_on, today=timezone.localdate(at), reason=reason)
    mark = Mark.objects.create(
        campaign=campaign,
        node=node,
        path=node.path,
        kind=kind,
        key=key,
        happened_on=happened_on,
        count=count,
        reason=reason,
        entered_by=actor.label,
        entered_at=at,
    )
    fact = MarkEntered(mark_kind=kind, key=key, count=count, happened_on=happened_on.isoformat())
    record(fact, actor=actor, subject=mark, path=mark.path, at=at)
    return mark


@transaction.atomic
def withdraw_mark(*, actor: Actor, mark: Mark, reason: str, at: datetime) -> Mark:
    """Take an entry back; it stays on record, and runs counted afterwards leave it out."""
    mark = Mark.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=mark.pk)
    actor.require(P.MARK_ENTER, within=covers(mark.campaign))
    check_withdrawal(is_withdrawn=mark.withdrawn_at is not None, reason=reason)
    mark.withdrawn_by, mark.withdrawn_at, mark.withdrawn_reason = actor.label, at, reason
    mark.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    record(MarkWithdrawn(reason=reason), actor=actor, subject=mark, path=mark.path, at=at)
    return mark
