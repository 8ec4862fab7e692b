"""A service beyond the window that goes on: to another unit that takes it on, or once more from its end."""

from datetime import datetime

from django.db import transaction

from mingchuang.following.actions import offer_hand_over, reopen_matter
from mingchuang.following.models import HandOver
from mingchuang.following.queries import last_taken
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node, Staff
from mingchuang.reception.actions.services import locked_service
from mingchuang.reception.enums import ServiceState
from mingchuang.reception.facts import ServiceOffered, ServiceReopened, ServiceTakenOver
from mingchuang.reception.models import ServiceRequest
from mingchuang.reception.permissions import ReceptionPermission as P
from mingchuang.reception.rules.contact import nameless
from mingchuang.reception.rules.service import SERVICE_STATES, Move, check_leaving, check_reason


@transaction.atomic
def offer_service(
    *, actor: Actor, service_id: int, to_node: Node, to_staff: Staff | None = None, reason: str, at: datetime
) -> HandOver:
    """Offer it to another unit; until that one accepts, this one answers for it and the clock runs."""
    row = locked_service(service_id)
    actor.require(P.SERVICE_ASSIGN, within=covers(row))
    check_leaving(
        is_running=row.state in ServiceState.running(),
        still_held=bool(row.held),
        is_in_region=to_node.path.startswith(row.region.path),
    )
    offer = offer_hand_over(
        actor=actor, matter_id=row.pk, to_node=to_node, to_staff=to_staff, reason=nameless(reason)[:300], at=at
    )
    fact = ServiceOffered(number=row.number, to=to_node.name_zh, reason=offer.reason)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return offer


@transaction.atomic
def take_service_over(*, actor: Actor, matter_id: int, at: datetime) -> ServiceRequest | None:
    """It stands with the unit that took it on, which arranges who does it. The second time nothing."""
    taken = last_taken(matter_id)
    if taken is None or not ServiceRequest.objects.filter(pk=matter_id).exists():
        return None
    row = locked_service(matter_id)
    if row.place_id == taken.to_node_id or row.state not in ServiceState.running():
        return None
    before, row.place = row.place, taken.to_node
    row.path, row.site_path = row.place.path, row.place.site_path
    row.state, row.doer, row.assigned_at, row.accepted_at = ServiceState.ASKED, None, None, None
    row.save(update_fields=["place", "path", "site_path", "state", "doer", "assigned_at", "accepted_at"])
    fact = ServiceTakenOver(number=row.number, giver=before.name_zh, to=row.place.name_zh)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def reopen_by_right(*, actor: Actor, service_id: int, reason: str, at: datetime) -> bool:
    """Whoever asked is not content: it is done again, once; False when nothing is to do."""
    row = locked_service(service_id)
    if row.state != ServiceState.DONE or row.matter.reopened_count:
        return False
    _reopen(actor, row, reason, by_right=True, at=at)
    return True


@transaction.atomic
def reopen_service(*, actor: Actor, service_id: int, reason: str, at: datetime) -> ServiceRequest:
    """The head has it done again."""
    row = locked_service(service_id)
    actor.require(P.SERVICE_ASSIGN, within=covers(row))
    check_reason(reason)
    return _reopen(actor, row, reason, by_right=False, at=at)


def _reopen(actor: Actor, row: ServiceRequest, reason: str, *, by_right: bool, at: datetime) -> ServiceRequest:
    """It waits to be arranged anew, with a new clock; the result of the first time stays to be read in the journal."""
    row.state = SERVICE_STATES.after(ServiceState(row.state), Move.REOPEN)
    row.matter = reopen_matter(actor=actor, matter_id=row.pk, reason=nameless(reason)[:300], at=at)
    row.doer, row.assigned_at, row.accepted_at, row.ended_at = None, None, None, None
    row.save(update_fields=["state", "doer", "assigned_at", "accepted_at", "ended_at"])
    fact = ServiceReopened(number=row.number, reason=nameless(reason)[:300], by_right=by_right)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row
