"""Ordering something about a stall, reporting, returning and settling it. The only writers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions import (
    MatterOrder,
    agree_date,
    answer_matter,
    close_matter,
    open_matter,
    return_matter,
)
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.statistics import Share
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.organisations.models import Node
from mingchuang.supervision.enums import Measure
from mingchuang.supervision.facts import StallOrdered, StallReported, StallReturned, StallSettled
from mingchuang.supervision.models import StallOrder
from mingchuang.supervision.permissions import SupervisionPermission as P
from mingchuang.supervision.rules import OrderRefused, check_words

MATTER_KIND = "supervision.stall_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrder:
    """What is wanted, of whom, by when, and the measure that led to it."""

    place: Node
    measure: Measure
    step: str
    from_on: date
    until_on: date
    before: Share
    to: Node
    wanted: str
    due_on: date


@transaction.atomic
def issue_order(*, actor: Actor, new: NewOrder, at: datetime) -> StallOrder:
    """Order something about a stall; it is followed until another person accepts what was done."""
    actor.require(P.ORDER_ISSUE, within=new.place.path)
    actor.require(P.ORDER_ISSUE, within=new.to.path)
    days = (new.due_on - timezone.localdate(at)).days
    if days < 1:
        raise OrderRefused("完成期限要在今天以后。")
    title = f"疏堵要求：{new.place.name_zh}{new.measure.label}"
    order = MatterOrder(
        kind=MATTER_KIND,
        title_zh=title,
        owner_node=new.to,
        promise=Limit(count=days, unit=LimitUnit.NATURAL_DAY),
        basis="分析办理日志发现的堵点",
    )
    matter = open_matter(actor=actor, order=order, at=at)
    agree_date(actor=actor, matter_id=matter.pk, ends_on=new.due_on, reason="下达时写明的期限", at=at)
    row = StallOrder.objects.create(
        matter=matter,
        path=matter.path,
        place=new.place,
        measure=new.measure,
        step=new.step,
        from_on=new.from_on,
        until_on=new.until_on,
        count_before=new.before.count,
        total_before=new.before.total,
        wanted=check_words(new.wanted),
        ordered_at=at,
        ordered_by=actor.label[:100],
    )
    fact = StallOrdered(measure=new.measure, before=_words(new.before), due_on=new.due_on.isoformat())
    record(fact, actor=actor, subject=matter, path=row.path, at=at)
    return row


@transaction.atomic
def report_order(*, actor: Actor, matter_id: int, report: str, at: datetime) -> StallOrder:
    """The unit says what it did."""
    row = _locked(matter_id)
    actor.require(P.ORDER_REPORT, within=row.path)
    row.report = check_words(report)
    row.save(update_fields=["report"])
    answer_matter(actor=actor, matter_id=row.pk, at=at)
    record(StallReported(), actor=actor, subject=row.matter, path=row.path, at=at)
    return row


@transaction.atomic
def return_order(*, actor: Actor, matter_id: int, finding: str, at: datetime) -> StallOrder:
    """Not enough; the clock has never stopped."""
    row = _locked(matter_id)
    reason = check_words(finding)
    return_matter(actor=actor, matter_id=row.pk, close_permission=P.ORDER_CLOSE, reason=reason, at=at)
    row.finding = reason
    row.save(update_fields=["finding"])
    record(StallReturned(reason=reason), actor=actor, subject=row.matter, path=row.path, at=at)
    return row


@transaction.atomic
def settle_order(*, actor: Actor, matter_id: int, finding: str, after: Share, at: datetime) -> StallOrder:
    """Accepted by another person at the parent node or above; what the measure had come to is on record."""
    row = _locked(matter_id)
    close_matter(actor=actor, matter_id=row.pk, close_permission=P.ORDER_CLOSE, at=at)
    row.finding, row.count_after, row.total_after = finding.strip(), after.count, after.total
    row.save(update_fields=["finding", "count_after", "total_after"])
    fact = StallSettled(before=_words(row.before), after=_words(after))
    record(fact, actor=actor, subject=row.matter, path=row.path, at=at)
    return row


def _locked(matter_id: int) -> StallOrder:
    return StallOrder.objects.select_related("matter").select_for_update(of=("self",)).get(pk=matter_id)


def _words(share: Share) -> str:
    return f"{share.count}/{share.total}"
