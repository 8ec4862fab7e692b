"""Old petitions at their unit: more time by leave, the unit's report, sent back, settled."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.feedback.actions.petitions import locked_petition, settle_intake
from mingchuang.feedback.enums import PetitionState
from mingchuang.feedback.facts import PetitionClosed, PetitionExtended, PetitionReported, PetitionReturned
from mingchuang.feedback.models import Petition
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.rules.handling import check_reason
from mingchuang.feedback.rules.petitions import check_report
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.following.actions import answer_matter, close_matter, extend_clock, return_matter, tell_extension
from mingchuang.following.enums import MatterState
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record


@transaction.atomic
def extend_petition(*, actor: Actor, petition_id: int, days: int, reason: str, how: str, at: datetime) -> Petition:
    """More time, once, by leave of the head; the petitioner is told the reason in writing."""
    row, matter = _handled(petition_id)
    actor.require(P.PETITION_EDIT, within=row.path)
    extension = extend_clock(
        actor=actor, matter_id=matter.pk, count=days, reason=reason, permission=P.PETITION_EDIT, at=at
    )
    tell_extension(actor=actor, extension_id=extension.pk, how=how, at=at)
    fact = PetitionExtended(number=row.number, days=days, reason=reason.strip())
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def report_petition(*, actor: Actor, petition_id: int, report: str, at: datetime) -> Petition:
    """The unit says what it did; somebody else settles it or sends it back."""
    row, matter = _handled(petition_id)
    actor.require(P.PETITION_REPORT, within=row.unit.path)
    row.report = check_report(report)
    row.save(update_fields=["report"])
    answer_matter(actor=actor, matter_id=matter.pk, at=at)
    record(PetitionReported(number=row.number), actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def return_petition(*, actor: Actor, petition_id: int, reason: str, at: datetime) -> Petition:
    """Not enough; the clock has never stopped."""
    row, matter = _handled(petition_id)
    actor.require(P.PETITION_EDIT, within=row.path)
    check_reason(reason)
    return_matter(actor=actor, matter_id=matter.pk, close_permission=P.PETITION_EDIT, reason=reason.strip(), at=at)
    fact = PetitionReturned(number=row.number, reason=reason.strip())
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


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
    """Settled, or ended by law: with its day and document, by another than the one who reported."""
    row = locked_petition(petition_id)
    actor.require(P.PETITION_EDIT, within=row.path)
    if not row.is_open:
        raise ActRefused("这件积案已经登记过化解。")
    if state not in PetitionState.closed() or not document.strip():
        raise ActRefused("请选已化解或依法终结，并写明文书。")
    if not row.since <= closed_on <= timezone.localdate(at):
        raise ActRefused("化解日期应在初次信访之后、今天之前。")
    settle_intake(actor, row, at)
    if row.matter is not None and row.matter.state in MatterState.running():
        if row.matter.state == MatterState.OPEN:
            # the document is the answer where the unit wrote no report of its own
            answer_matter(actor=Actor.system(), matter_id=row.matter.pk, at=at)
        close_matter(actor=actor, matter_id=row.matter.pk, close_permission=P.PETITION_EDIT, at=at)
    row.state, row.closed_on, row.document = state, closed_on, document.strip()[:200]
    row.measure = measure.strip() or row.measure
    row.save(update_fields=["state", "closed_on", "document", "measure"])
    fact = PetitionClosed(number=row.number, state=state.value, document=row.document)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


def _handled(petition_id: int) -> tuple[Petition, Matter]:
    row = locked_petition(petition_id)
    if row.matter is None or not row.is_open:
        raise ActRefused("受理以后、化解以前才能办这一步。")
    return row, row.matter
