"""A case, or one unit's part of it, handed over: to a colleague of the window at once, to another unit by its leave."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.casework.actions.tracing import locked, note_past_limits
from mingchuang.casework.enums import CaseState, PartState
from mingchuang.casework.facts import CaseHandedOver, CaseOffered, CaseTakenOver, PartOffered, PartTakenOver
from mingchuang.casework.models import Case, CasePart
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.cases import case_of_matter
from mingchuang.casework.rules.cases import CaseActRefused, check_taking_window
from mingchuang.casework.rules.parts import check_taking_unit
from mingchuang.following.actions import hand_over, offer_hand_over
from mingchuang.following.enums import Lamp
from mingchuang.following.models import HandOver
from mingchuang.following.queries import last_taken
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node, Staff


@transaction.atomic
def hand_case_over(*, actor: Actor, case_id: int, to: Staff, at: datetime) -> Case:
    """Another person of the window handles it from now on; the clock runs on."""
    case = locked(case_id)
    actor.require(P.CASE_HANDLE, within=covers(case))
    if not case.is_running:
        raise CaseActRefused("已经结束的办件不用换人办。")
    hand_over(actor=actor, matter_id=case.now_followed.pk, to=to, at=at)
    record(CaseHandedOver(number=case.number, to=to.name_zh), actor=actor, subject=case, path=case.path, at=at)
    return case


@transaction.atomic
def offer_case(
    *, actor: Actor, case_id: int, to_node: Node, to_staff: Staff | None = None, reason: str, at: datetime
) -> HandOver:
    """Offer it to a window of another unit; until that one accepts, this one answers and the clock runs on."""
    case = locked(case_id)
    actor.require(P.CASE_HANDLE, within=covers(case))
    check_taking_window(
        state=CaseState(case.state),
        kind=to_node.kind,
        is_closed=to_node.closed_on is not None and to_node.closed_on <= timezone.localdate(at),
        is_in_region=to_node.path.startswith(case.region.path),
    )
    offer = offer_hand_over(
        actor=actor, matter_id=case.now_followed.pk, to_node=to_node, to_staff=to_staff, reason=reason, at=at
    )
    fact = CaseOffered(number=case.number, to=_taker(offer), reason=offer.reason)
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    return offer


@transaction.atomic
def take_case_over(*, actor: Actor, matter_id: int, at: datetime) -> Case | None:
    """The case stands where its matter was taken on: page, list, rights and figures. The second time nothing.

    What was past its limit before is the fault of the window that had it; papers, steps and history stay theirs too.
    """
    found, taken = case_of_matter(matter_id), last_taken(matter_id)
    if found is None or taken is None:
        return None
    case = locked(found.pk)
    if case.now_followed.pk != matter_id or case.window_id == taken.to_node_id:
        return None
    if case.matter is not None:
        note_past_limits(case, Lamp(case.matter.lamp_at(taken.answered_at or at).lamp), at)
    before, case.window = case.window, taken.to_node
    case.path, case.site_path = case.window.path, case.window.site_path
    case.save(update_fields=["window", "path", "site_path"])
    fact = CaseTakenOver(number=case.number, giver=before.name_zh, to=case.window.name_zh)
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    return case


@transaction.atomic
def offer_part(
    *, actor: Actor, part_id: int, to_node: Node, to_staff: Staff | None = None, reason: str, at: datetime
) -> HandOver:
    """A unit offers its part of a parallel approval to another one; its clock runs on until that one accepts."""
    case = locked(CasePart.objects.values_list("case", flat=True).get(pk=part_id))
    part = CasePart.objects.select_related("unit").get(pk=part_id)
    actor.require(P.CASE_HANDLE, within=covers(part))
    if PartState(part.state) is not PartState.RUNNING or part.matter_id is None:
        raise CaseActRefused("这个部分现在不在办理。")
    check_taking_unit(
        is_unit=to_node.kind == part.unit.kind,
        is_closed=to_node.closed_on is not None,
        is_in_region=to_node.path.startswith(case.region.path),
    )
    offer = offer_hand_over(
        actor=actor, matter_id=part.matter_id, to_node=to_node, to_staff=to_staff, reason=reason, at=at
    )
    fact = PartOffered(number=case.number, part=part.title_zh, to=_taker(offer), reason=offer.reason)
    record(fact, actor=actor, subject=case, path=part.path, at=at)
    return offer


@transaction.atomic
def take_part_over(*, actor: Actor, matter_id: int, at: datetime) -> CasePart | None:
    """The part is the unit's that took it on; being late stays with whoever was. The second time nothing."""
    taken = last_taken(matter_id)
    found = CasePart.objects.filter(matter=matter_id).first()
    if found is None or taken is None or found.unit_id == taken.to_node_id:
        return None
    case = locked(found.case_id)
    part = CasePart.objects.select_related("unit", "matter__clock").get(pk=found.pk)
    assert part.matter is not None
    note_past_limits(case, Lamp(part.matter.lamp_at(taken.answered_at or at).lamp), at, part=part)
    before, part.unit, part.path = part.unit, taken.to_node, taken.to_node.path
    part.save(update_fields=["unit", "path"])
    fact = PartTakenOver(number=case.number, part=part.title_zh, giver=before.name_zh, to=part.unit.name_zh)
    record(fact, actor=actor, subject=case, path=part.path, at=at)
    return part


def _taker(offer: HandOver) -> str:
    return f"{offer.to_node.name_zh} {offer.to_staff.name_zh}" if offer.to_staff else offer.to_node.name_zh
