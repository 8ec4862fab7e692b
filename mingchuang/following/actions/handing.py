"""Handing matters over: offered, taken on, sent back, or lapsed. Whether the actor may is asked by the area."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions.timing import locked_matter
from mingchuang.following.enums import HandOverState, MatterState
from mingchuang.following.facts import (
    HandOverAccepted,
    HandOverLapsed,
    HandOverOffered,
    HandOverSentBack,
    MatterHandedOver,
)
from mingchuang.following.models import HandOver, Matter
from mingchuang.following.queries.handing import check_there, hand_overs_waiting_for, taker_instead
from mingchuang.following.queries.rules import Rulebook, rulebook
from mingchuang.following.rules import check_offer, check_owner, check_refusal, check_taker
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.worktime.published import hours_in_force
from mingchuang.organisations.models import Node, Staff

BATCH = 200
HOUR = 3600


@transaction.atomic
def hand_over(*, actor: Actor, matter_id: int, to: Staff, at: datetime) -> Matter:
    """Another person of the same node owns it from now on; refused while she is on leave, naming her deputy."""
    matter = locked_matter(matter_id)
    check_owner(staff_path=to.path, owner_path=matter.owner_node.path)
    check_there(to, at=at)
    matter.owner = to
    matter.save(update_fields=["owner"])
    fact = MatterHandedOver(matter_kind=matter.kind, to=to.name_zh)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return matter


@transaction.atomic
def offer_hand_over(
    *, actor: Actor, matter_id: int, to_node: Node, to_staff: Staff | None = None, reason: str, at: datetime
) -> HandOver:
    """Offer a matter to another unit or person; until it is taken on, the giver answers for it and the clock runs.

    Addressed to somebody who is on leave it goes to her deputy (AB岗), which is recorded; where nobody stands in it
    is refused with the day of her return.
    """
    matter = locked_matter(matter_id)
    is_same = to_node.pk == matter.owner_node_id and (to_staff.pk if to_staff else None) in {None, matter.owner_id}
    check_offer(
        is_open=matter.state == MatterState.OPEN,
        is_waiting=matter.hand_overs.waiting().exists(),
        is_same=is_same,
        reason=reason,
    )
    taker = to_staff
    if to_staff is not None:
        check_owner(staff_path=to_staff.path, owner_path=to_node.path)
        taker = taker_instead(to_staff, at=at)
    book = rulebook()
    hours = book.at(to_node.path).hand_over_hours
    row = HandOver.objects.create(
        matter=matter,
        path=to_node.path,
        from_node=matter.owner_node,
        from_staff=matter.owner,
        to_node=to_node,
        to_staff=taker,
        stands_in_for=to_staff if taker != to_staff else None,
        reason=reason.strip()[:300],
        offered_at=at,
        offered_by=actor.label[:100],
        hours=hours,
        accept_by=accept_by(to_node, at, hours, book=book),
    )
    fact = HandOverOffered(
        matter_kind=matter.kind,
        to=_named(row),
        reason=row.reason,
        accept_by=timezone.localtime(row.accept_by).isoformat(timespec="minutes"),
        stands_in_for=to_staff.name_zh if to_staff and row.stands_in_for_id else "",
    )
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return row


@transaction.atomic
def accept_hand_over(*, actor: Actor, hand_over_id: int, at: datetime) -> HandOver:
    """Take the matter on: the taker's unit answers for it from now on, and sees it among its own."""
    row, matter = _to_answer(actor, hand_over_id)
    taker = row.to_staff or Staff.objects.under(row.to_node.path).filter(pk=actor.staff_id or 0).first()
    _answered(row, HandOverState.ACCEPTED, actor, at)
    matter.owner_node, matter.owner = row.to_node, taker
    matter.path, matter.site_path = row.to_node.path, row.to_node.site_path
    matter.save(update_fields=["owner_node", "owner", "path", "site_path"])
    fact = HandOverAccepted(matter_kind=matter.kind, to=_named(row))
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return row


@transaction.atomic
def refuse_hand_over(*, actor: Actor, hand_over_id: int, reason: str, at: datetime) -> HandOver:
    """Send it back with the reason; the giver has it still, and the times are counted."""
    row, matter = _to_answer(actor, hand_over_id)
    check_refusal(reason)
    row.answer = reason.strip()[:300]
    _answered(row, HandOverState.REFUSED, actor, at)
    _count_back(matter)
    fact = HandOverSentBack(matter_kind=matter.kind, to=_named(row), reason=row.answer)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return row


@transaction.atomic
def send_back_lapsed(*, actor: Actor, at: datetime) -> int:
    """What nobody took on within its limit is back with the giver; at most one batch. The number sent back."""
    keys = list(HandOver.objects.lapsed_at(at).order_by("accept_by", "id").values_list("pk", flat=True)[:BATCH])
    for key in keys:
        _lapse(actor, key, at)
    return len(keys)


def drop_offer(actor: Actor, matter: Matter, at: datetime) -> None:
    """Part of an act that ends a matter while it is offered to somebody."""
    for row in matter.hand_overs.waiting():
        _answered(row, HandOverState.DROPPED, actor, at)


def _lapse(actor: Actor, key: int, at: datetime) -> None:
    row, matter = _locked(key)
    if row.state != HandOverState.WAITING:
        return
    _answered(row, HandOverState.LAPSED, actor, at)
    _count_back(matter)
    fact = HandOverLapsed(matter_kind=matter.kind, to=_named(row), times=matter.handed_back_count)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)


def _count_back(matter: Matter) -> None:
    matter.handed_back_count += 1
    matter.save(update_fields=["handed_back_count"])


def _answered(row: HandOver, state: HandOverState, actor: Actor, at: datetime) -> None:
    row.state, row.answered_at, row.answered_by = state, at, actor.label[:100]
    row.save(update_fields=["state", "answered_at", "answered_by", "answer"])


def _to_answer(actor: Actor, hand_over_id: int) -> tuple[HandOver, Matter]:
    row, matter = _locked(hand_over_id)
    addressed = hand_overs_waiting_for(actor).filter(pk=row.pk).exists()
    check_taker(is_waiting=row.is_waiting, is_addressed=addressed)
    return row, matter


def _locked(hand_over_id: int) -> tuple[HandOver, Matter]:
    """The matter is locked first, by every act in the same order."""
    matter = locked_matter(HandOver.objects.values_list("matter_id", flat=True).get(pk=hand_over_id))
    rows = HandOver.objects.select_related("to_node", "to_staff").select_for_update(of=("self",))
    return rows.get(pk=hand_over_id), matter


def accept_by(to_node: Node, at: datetime, hours: int, *, book: Rulebook) -> datetime:
    """So many hours of the taker's opening after the offer."""
    return hours_in_force(book.hours_at(to_node.path, to_node.site_path)).add(at, hours * HOUR)


def _named(row: HandOver) -> str:
    return f"{row.to_node.name_zh} {row.to_staff.name_zh}" if row.to_staff else row.to_node.name_zh
