"""Reporting that a pledge was kept, and examining it by another person."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions import answer_matter, close_matter, return_matter
from mingchuang.following.enums import MatterState
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record
from mingchuang.pledges.enums import FulfilmentResult, PledgeState
from mingchuang.pledges.facts import FulfilmentReported, PledgeExamined
from mingchuang.pledges.models import Fulfilment, Pledge, Turn
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.queries import unit_of
from mingchuang.pledges.rules import (
    PLEDGE_STATES,
    FulfilmentReport,
    Move,
    check_examiner,
    check_report,
    check_result,
    move_for,
)
from mingchuang.rectification.actions import RectificationOrder, open_rectification
from mingchuang.rectification.enums import SourceKind
from mingchuang.rectification.models import Rectification


@transaction.atomic
def report_fulfilment(
    *,
    actor: Actor,
    pledge_id: int,
    report: FulfilmentReport,
    at: datetime,
    files: Sequence[tuple[str, bytes]] = (),
) -> Fulfilment:
    """Say what was done, with the files that show it (name, content); another person will judge."""
    pledge = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge_id)
    actor.require(P.PLEDGE_REPORT, within=covers(pledge))
    pledge.state = PLEDGE_STATES.after(PledgeState(pledge.state), Move.REPORT)
    assert pledge.published_at is not None
    check_report(report, published_on=timezone.localdate(pledge.published_at), today=timezone.localdate(at))
    pledge.save(update_fields=["state"])
    fulfilment = Fulfilment.objects.create(
        pledge=pledge,
        reported_at=at,
        reported_by_id=actor.account_id,
        reported_by=actor.label[:100],
        **asdict(report),
    )
    kept = [keep_file(data, name=name, actor=actor, path=pledge.path, at=at) for name, data in files]
    fulfilment.evidence.add(*kept)
    if pledge.matter_id:
        answer_matter(actor=actor, matter_id=pledge.matter_id, at=at)
    fact = FulfilmentReported(number=pledge.number, done_on=report.done_on.isoformat(), evidence=len(kept))
    record(fact, actor=actor, subject=pledge, path=pledge.path, at=at)
    return fulfilment


@transaction.atomic
def examine_fulfilment(
    *, actor: Actor, pledge_id: int, result: str, at: datetime, remark_zh: str = "", remark_en: str = ""
) -> Pledge:
    """Judge what was reported, or, past its day, that nothing was; by another person at the node above.

    A pledge that was not kept opens a rectification. Whoever judges in her turn has taken it.
    """
    pledge = Pledge.objects.select_related("node__parent").select_for_update(of=("self",)).get(pk=pledge_id)
    report = pledge.fulfilments.select_for_update(of=("self",)).filter(examined_at=None).first()
    turn = Turn.objects.select_for_update(of=("self",)).waiting().filter(pledge=pledge).order_by("id").first()
    in_turn = turn is not None and turn.examiner_id == actor.account_id
    _check_examination(actor, pledge, report, result=result, remark=remark_zh, at=at, in_turn=in_turn)
    pledge.state = PLEDGE_STATES.after(PledgeState(pledge.state), move_for(result, is_standing=pledge.is_standing))
    if pledge.state in PledgeState.judged():
        pledge.settled_at, pledge.settled_by = at, actor.label[:100]
    pledge.save(update_fields=["state", "settled_at", "settled_by"])
    report = report or Fulfilment(pledge=pledge)
    report.result, report.remark_zh, report.remark_en = result, remark_zh.strip(), remark_en.strip()
    report.examined_at, report.examined_by = at, actor.label[:100]
    if result == FulfilmentResult.NOT_KEPT:
        report.rectification = open_mending(actor=actor, pledge=pledge, problem=report.remark_zh, at=at)
    report.save()
    if turn is not None and result != FulfilmentResult.RETURNED:
        turn.done_at, turn.done_by = at, actor.label[:100]
        turn.finding = report.remark_zh or FulfilmentResult(result).label
        turn.save(update_fields=["done_at", "done_by", "finding"])
    if pledge.matter_id:
        _move_matter(actor, pledge.matter_id, result=result, reason=report.remark_zh, at=at)
    fact = PledgeExamined(number=pledge.number, result=result, remark=report.remark_zh)
    record(fact, actor=actor, subject=pledge, path=pledge.path, at=at)
    return pledge


def open_mending(*, actor: Actor, pledge: Pledge, problem: str, at: datetime) -> Rectification:
    """Enter an unkept pledge into the ledger of the unit that answers for it; part of the act that found it."""
    order = RectificationOrder(
        source_kind=SourceKind.PLEDGE,
        source_label=f"承诺 {pledge.number} 未兑现",
        problem=f"{pledge.text_zh}：{problem}",
        unit=unit_of(pledge.node),
        place=pledge.node,
    )
    return open_rectification(actor=actor, order=order, at=at)


def _check_examination(
    actor: Actor,
    pledge: Pledge,
    report: Fulfilment | None,
    *,
    result: str,
    remark: str,
    at: datetime,
    in_turn: bool,
) -> None:
    actor.require(P.PLEDGE_EXAMINE, within=covers(pledge))
    above = pledge.node.parent or pledge.node
    check_examiner(
        reporter_id=report.reported_by_id if report else None,
        examiner_id=actor.account_id,
        may_at_parent=actor.may(P.PLEDGE_EXAMINE, within=above.path),
    )
    check_result(
        result=result,
        remark=remark,
        done_on=report.done_on if report else None,
        due_on=pledge.due_on,
        today=timezone.localdate(at),
        in_turn=in_turn,
    )


def _move_matter(actor: Actor, matter_id: int, *, result: str, reason: str, at: datetime) -> None:
    if result == FulfilmentResult.RETURNED:
        return_matter(actor=actor, matter_id=matter_id, close_permission=P.PLEDGE_EXAMINE, reason=reason, at=at)
        return
    if Matter.objects.get(pk=matter_id).state == MatterState.OPEN:
        # nobody reported anything: the day itself says that it is over
        answer_matter(actor=Actor.system(), matter_id=matter_id, at=at)
    close_matter(actor=actor, matter_id=matter_id, close_permission=P.PLEDGE_EXAMINE, at=at)
