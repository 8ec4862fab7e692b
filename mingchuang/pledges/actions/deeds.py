"""A good deed from need to confirmation."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.numbering.counters import take
from mingchuang.organisations.models import Node, Staff
from mingchuang.pledges.enums import DeedState
from mingchuang.pledges.facts import (
    DeedConfirmed,
    DeedDropped,
    DeedPlanned,
    DeedReported,
    DeedReturned,
    DeedReworded,
)
from mingchuang.pledges.models import GoodDeed
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.rules import Confirmation, DeedPlan, DeedResult, PledgeRefused, check_pledger
from mingchuang.pledges.rules.deeds import (
    DEED_STATES,
    DeedMove,
    check_confirmation,
    check_deed_result,
    check_plan,
    check_told,
)


@transaction.atomic
def plan_deed(*, actor: Actor, node: Node, plan: DeedPlan, at: datetime, owner: Staff | None = None) -> GoodDeed:
    """Enter a need that was heard and what shall be done about it; it is public at once."""
    actor.require(P.DEED_EDIT, within=covers(node))
    serves_here = owner is not None and owner.path.startswith(node.path)
    check_pledger(kind=node.kind, is_person=owner is not None, person_serves_here=serves_here)
    today = timezone.localdate(at)
    check_plan(plan, today=today)
    deed = GoodDeed.objects.create(
        number=f"SS{today.year}-{take('pledges.deed', scope='', year=today.year):04d}",
        node=node,
        path=node.path,
        site_path=node.site_path,
        owner=owner,
        planned_at=at,
        planned_by=actor.label[:100],
        **asdict(plan),
    )
    fact = DeedPlanned(number=deed.number, deed=deed.deed_zh, due_on=deed.due_on.isoformat())
    record(fact, actor=actor, subject=deed, path=deed.path, at=at)
    return deed


@transaction.atomic
def reword_deed(*, actor: Actor, deed_id: int, plan: DeedPlan, owner: Staff | None, at: datetime) -> GoodDeed:
    """Correct a deed that is not done yet; the journal keeps what it said before."""
    deed = _locked(actor, deed_id, P.DEED_EDIT)
    if deed.state != DeedState.PLANNED:
        raise PledgeRefused("办成了的实事不能再改，请登记一件新的。")
    if owner is not None and not owner.path.startswith(deed.path):
        raise PledgeRefused("负责人须是这个机构的工作人员。", field="owner")
    check_plan(plan, today=timezone.localdate(at))
    before = deed.deed_zh
    for name, value in asdict(plan).items():
        setattr(deed, name, value)
    deed.owner = owner
    deed.save()
    fact = DeedReworded(number=deed.number, deed=f"{before} → {deed.deed_zh}", due_on=deed.due_on.isoformat())
    record(fact, actor=actor, subject=deed, path=deed.path, at=at)
    return deed


@transaction.atomic
def report_deed(
    *,
    actor: Actor,
    deed_id: int,
    result: DeedResult,
    at: datetime,
    files: Sequence[tuple[str, bytes]] = (),
) -> GoodDeed:
    """It was done, and counted; those who were helped are asked next."""
    deed = _locked(actor, deed_id, P.DEED_EDIT)
    check_deed_result(result, heard_on=deed.heard_on, today=timezone.localdate(at))
    deed.state = DEED_STATES.after(DeedState(deed.state), DeedMove.REPORT)
    for name, value in asdict(result).items():
        setattr(deed, name, value)
    deed.reported_by_id, deed.reported_by = actor.account_id, actor.label[:100]
    deed.save()
    deed.evidence.add(*[keep_file(data, name=name, actor=actor, path=deed.path, at=at) for name, data in files])
    told = f"{result.result_number:g} {result.unit_zh}"
    fact = DeedReported(number=deed.number, done_on=result.done_on.isoformat(), result=told)
    record(fact, actor=actor, subject=deed, path=deed.path, at=at)
    return deed


@transaction.atomic
def confirm_deed(
    *,
    actor: Actor,
    deed_id: int,
    said: Confirmation,
    at: datetime,
    files: Sequence[tuple[str, bytes]] = (),
) -> GoodDeed:
    """Another person asked those who were helped: how many, how, and how many confirm it."""
    deed = _locked(actor, deed_id, P.DEED_CONFIRM)
    deed.state = DEED_STATES.after(DeedState(deed.state), DeedMove.CONFIRM)
    assert deed.done_on is not None
    same = deed.reported_by_id is not None and deed.reported_by_id == actor.account_id
    check_confirmation(said, done_on=deed.done_on, today=timezone.localdate(at), same_person=same)
    for name, value in asdict(said).items():
        setattr(deed, name, value)
    deed.confirmed_by = actor.label[:100]
    deed.save()
    deed.evidence.add(*[keep_file(data, name=name, actor=actor, path=deed.path, at=at) for name, data in files])
    fact = DeedConfirmed(
        number=deed.number, asked=said.asked_count, confirmed=said.confirmed_count, how=said.confirmed_how
    )
    record(fact, actor=actor, subject=deed, path=deed.path, at=at)
    return deed


@transaction.atomic
def return_deed(*, actor: Actor, deed_id: int, reason: str, at: datetime) -> GoodDeed:
    """Those who were helped do not say so: it goes on."""
    deed = _locked(actor, deed_id, P.DEED_CONFIRM)
    check_told(reason)
    deed.state = DEED_STATES.after(DeedState(deed.state), DeedMove.RETURN)
    deed.save(update_fields=["state"])
    fact = DeedReturned(number=deed.number, reason=reason.strip())
    record(fact, actor=actor, subject=deed, path=deed.path, at=at)
    return deed


@transaction.atomic
def drop_deed(*, actor: Actor, deed_id: int, reason: str, at: datetime) -> GoodDeed:
    """It cannot be done; it stays on the list with the reason."""
    deed = _locked(actor, deed_id, P.DEED_EDIT)
    check_told(reason)
    deed.state = DEED_STATES.after(DeedState(deed.state), DeedMove.DROP)
    deed.dropped_reason = reason.strip()[:300]
    deed.save(update_fields=["state", "dropped_reason"])
    fact = DeedDropped(number=deed.number, reason=deed.dropped_reason)
    record(fact, actor=actor, subject=deed, path=deed.path, at=at)
    return deed


def _locked(actor: Actor, deed_id: int, permission: str) -> GoodDeed:
    deed = GoodDeed.objects.select_for_update(of=("self",)).get(pk=deed_id)
    actor.require(permission, within=covers(deed))
    return deed
