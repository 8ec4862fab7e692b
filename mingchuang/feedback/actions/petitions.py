"""Old petitions: entered, one by one or from a table, and settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.feedback.enums import PetitionState
from mingchuang.feedback.facts import PetitionClosed, PetitionEntered
from mingchuang.feedback.models import Petition
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node, Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionGiven:
    """An old petition as it is entered; `title` names no petitioner."""

    number: str
    title: str
    since: date
    unit: Node
    leader: Staff
    measure: str = ""


@transaction.atomic
def enter_petitions(*, actor: Actor, region: Node, given: Sequence[PetitionGiven], at: datetime) -> list[Petition]:
    """Enter them, or bring what stands under the same number up to date; all or none."""
    actor.require(P.PETITION_EDIT, within=region.path)
    rows = []
    for one in given:
        if one.since > timezone.localdate(at):
            raise ActRefused("“{number}”的初次信访日期晚于今天。", number=one.number)
        values = {
            "path": region.path,
            "title": one.title.strip()[:200],
            "since": one.since,
            "unit": one.unit,
            "leader": one.leader,
            "measure": one.measure.strip(),
        }
        row, _ = Petition.objects.update_or_create(
            region=region, number=one.number.strip(), defaults=values, create_defaults={**values, "entered_at": at}
        )
        fact = PetitionEntered(number=row.number, leader=one.leader.name_zh)
        record(fact, actor=actor, subject=row, path=row.path, at=at)
        rows.append(row)
    return rows


@transaction.atomic
def close_petition(
    *,
    actor: Actor,
    petition_id: int,
    state: PetitionState,
    closed_on: date,
    document: str,
    measure: str,
    at: datetime,
) -> Petition:
    """Settled, or ended by law: with its day and document."""
    row = Petition.objects.select_for_update(of=("self",)).get(pk=petition_id)
    actor.require(P.PETITION_EDIT, within=row.path)
    if state not in PetitionState.closed() or not document.strip():
        raise ActRefused("请选已化解或依法终结，并写明文书。")
    if not row.since <= closed_on <= timezone.localdate(at):
        raise ActRefused("化解日期应在初次信访之后、今天之前。")
    row.state, row.closed_on, row.document = state, closed_on, document.strip()[:200]
    row.measure = measure.strip() or row.measure
    row.save(update_fields=["state", "closed_on", "document", "measure"])
    fact = PetitionClosed(number=row.number, state=state.value, document=row.document)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row
