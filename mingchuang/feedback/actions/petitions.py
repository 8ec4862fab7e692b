"""Old petitions: entered, one by one or from a table, and taken up; from then on the clock of the law counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.feedback.enums import PetitionState
from mingchuang.feedback.facts import PetitionAccepted, PetitionEntered
from mingchuang.feedback.models import Petition
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries import terms_at
from mingchuang.feedback.rules.petitions import (
    ACCEPT_BASIS,
    HANDLE_BASIS,
    PetitionLimits,
    check_days,
    petition_limits,
)
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.following.actions import MatterOrder, answer_matter, close_matter, open_matter, withdraw_matter
from mingchuang.following.enums import MatterState
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node, Staff

INTAKE_KIND = "feedback.petition_intake"
PETITION_KIND = "feedback.petition"
BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionGiven:
    """An old petition as it is entered; `title` names no petitioner. Without a day it is handed over today."""

    number: str
    title: str
    since: date
    unit: Node
    leader: Staff
    measure: str = ""
    received_on: date | None = None
    accepted_on: date | None = None


@transaction.atomic
def enter_petitions(*, actor: Actor, region: Node, given: Sequence[PetitionGiven], at: datetime) -> list[Petition]:
    """Enter them, or bring what stands under the same number up to date; all or none."""
    actor.require(P.PETITION_EDIT, within=region.path)
    limits = petition_limits(terms_at(region))
    return [_enter(actor, region, one, limits, at) for one in given]


def _enter(actor: Actor, region: Node, given: PetitionGiven, limits: PetitionLimits, at: datetime) -> Petition:
    today, number = timezone.localdate(at), given.number.strip()
    rows = Petition.objects.with_clocks().select_for_update(of=("self",))
    row = rows.filter(region=region, number=number).first() or Petition(
        region=region, path=region.path, number=number, entered_at=at
    )
    moved = row.pk is not None and row.unit_id != given.unit.pk
    row.title, row.since, row.unit, row.leader = given.title.strip()[:200], given.since, given.unit, given.leader
    row.measure = given.measure.strip()
    row.received_on = given.received_on or row.received_on or today
    accepted_on = given.accepted_on or row.accepted_on
    check_days(number=number, since=row.since, received_on=row.received_on, accepted_on=accepted_on, today=today)
    if moved:
        _let_go(actor, row, at)
    row.accepted_on = accepted_on
    if row.is_open:
        _follow(actor, row, limits, at)
    row.save()
    record(PetitionEntered(number=number, leader=given.leader.name_zh), actor=actor, subject=row, path=row.path, at=at)
    return row


def _let_go(actor: Actor, row: Petition, at: datetime) -> None:
    """Another unit answers from now on; the days that have gone stay gone."""
    for matter in (row.intake, row.matter):
        if matter is not None and matter.state in MatterState.running():
            withdraw_matter(actor=actor, matter_id=matter.pk, reason="责任单位变更", at=at)
    row.intake = row.matter = None


def _follow(actor: Actor, row: Petition, limits: PetitionLimits, at: datetime) -> None:
    """The clock that fits: of taking it up, or of handling it."""
    if row.accepted_on is None:
        if row.intake is None:
            row.intake = _opened(actor, row, limits, at)
        return
    if row.matter is None:
        row.matter = _opened(actor, row, limits, at)
        settle_intake(actor, row, at)


def _opened(actor: Actor, row: Petition, limits: PetitionLimits, at: datetime) -> Matter:
    is_intake = row.accepted_on is None
    limit = limits.accept if is_intake else limits.handle
    order = MatterOrder(
        kind=INTAKE_KIND if is_intake else PETITION_KIND,
        title_zh=f"{'信访受理' if is_intake else '信访积案'} {row.number}：{row.title}",
        owner_node=row.unit,
        owner=row.leader if row.leader.path.startswith(row.unit.path) else None,
        promise=limit,
        law=limit,
        started_on=row.accepted_on or row.received_on,
        basis=ACCEPT_BASIS if is_intake else HANDLE_BASIS,
        extension=0 if is_intake else limits.extension,
        extension_times=1,
    )
    return open_matter(actor=actor, order=order, at=at)


def settle_intake(actor: Actor, row: Petition, at: datetime) -> None:
    """Part of taking it up or ending it: nobody is to be told any more."""
    if row.intake is not None and row.intake.state == MatterState.OPEN:
        answer_matter(actor=actor, matter_id=row.intake.pk, at=at)
        close_matter(actor=Actor.system(), matter_id=row.intake.pk, close_permission=P.PETITION_EDIT, at=at)


def locked_petition(petition_id: int) -> Petition:
    """The petition, held until the act is done."""
    return Petition.objects.with_clocks().select_for_update(of=("self",)).get(pk=petition_id)


@transaction.atomic
def accept_petition(*, actor: Actor, petition_id: int, accepted_on: date, at: datetime) -> Petition:
    """The petitioner was told in writing that it is taken up; the days of handling count from then."""
    row = locked_petition(petition_id)
    actor.require(P.PETITION_EDIT, within=row.path)
    if not row.is_open or row.accepted_on is not None:
        raise ActRefused("这件积案已经受理或者已经化解。")
    today = timezone.localdate(at)
    row.received_on = row.received_on or min(timezone.localdate(row.entered_at), accepted_on)
    check_days(number=row.number, since=row.since, received_on=row.received_on, accepted_on=accepted_on, today=today)
    row.accepted_on = accepted_on
    _follow(actor, row, petition_limits(terms_at(row.region)), at)
    row.save(update_fields=["received_on", "accepted_on", "matter"])
    fact = PetitionAccepted(number=row.number, accepted_on=accepted_on.isoformat())
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def follow_petitions(*, actor: Actor, at: datetime) -> int:
    """Those entered before there were clocks get one that counts from today; at most a batch."""
    unfollowed = Petition.objects.filter(state=PetitionState.OPEN, intake=None, matter=None)
    rows = list(unfollowed.select_related("region", "unit", "leader").select_for_update(of=("self",))[:BATCH])
    for row in rows:
        row.received_on = row.received_on or timezone.localdate(at)
        _follow(actor, row, petition_limits(terms_at(row.region)), at)
        row.save(update_fields=["received_on", "intake", "matter"])
    return len(rows)
