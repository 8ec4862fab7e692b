"""Services beyond the window: asked, assigned, accepted, done."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.catalogue.models import ServiceItem
from mingchuang.following.actions import (
    MatterOrder,
    answer_matter,
    close_matter,
    hand_over,
    open_matter,
    withdraw_matter,
)
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.facts import Fact
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.numbering import new_receipt
from mingchuang.foundation.numbering.counters import take
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.organisations.models import Node, Staff
from mingchuang.reception.enums import ServiceKind, ServiceState
from mingchuang.reception.facts import (
    PersonOpened,
    ServiceAccepted,
    ServiceAsked,
    ServiceAssigned,
    ServiceAuthorised,
    ServiceDone,
    ServiceEnded,
    ServicePutBack,
    ThingsHandedBack,
)
from mingchuang.reception.models import HandBack, ServiceRequest
from mingchuang.reception.permissions import ReceptionPermission as P
from mingchuang.reception.queries import answering_node, asked_lately, region_of, rule_in_force
from mingchuang.reception.rules.contact import check_phone, nameless
from mingchuang.reception.rules.service import (
    SERVICE_STATES,
    Move,
    ServiceRefused,
    check_asked,
    check_budget,
    check_doer,
    check_finish,
    check_reason,
    service_number,
)

SERVICE_KIND = "reception.service"
SERIES = "reception.service"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOrder:
    """What is wanted. `place` is the hall, unit or window asked; two orders with one `form_key` are one service."""

    place: Node
    kind: ServiceKind
    words: str
    person_name: str = ""
    phone: str = ""
    address: str = ""
    wished: str = ""
    reason: str = ""
    item: ServiceItem | None = None
    form_key: str | None = None


@transaction.atomic
def enter_service(*, actor: Actor, order: ServiceOrder, at: datetime) -> ServiceRequest:
    """Somebody asked by phone or at the window; staff enter it."""
    actor.require(P.SERVICE_ENTER, within=covers(order.place))
    return _asked(actor, order, at=at)


@transaction.atomic
def ask_service(*, order: ServiceOrder, device_hash: str = "", network_hash: str = "", at: datetime) -> ServiceRequest:
    """A citizen asks on her phone, without an account."""
    lately = asked_lately(device_hash=device_hash, network_hash=network_hash, at=at)
    check_budget(from_device=lately.from_device, from_network=lately.from_network)
    return _asked(Actor.citizen(), order, at=at, device_hash=device_hash, network_hash=network_hash)


@transaction.atomic
def assign_service(*, actor: Actor, service_id: int, to: Staff, at: datetime) -> ServiceRequest:
    """Somebody of the unit is to do it; she still has to accept."""
    row = locked_service(service_id)
    actor.require(P.SERVICE_ASSIGN, within=covers(row))
    _move(row, Move.ASSIGN)
    row.matter = hand_over(actor=actor, matter_id=row.pk, to=to, at=at)
    row.doer, row.assigned_at, row.accepted_at = to, at, None
    row.save(update_fields=["state", "doer", "assigned_at", "accepted_at"])
    return _recorded(actor, row, ServiceAssigned(number=row.number, to=to.name_zh), at)


@transaction.atomic
def accept_service(*, actor: Actor, service_id: int, at: datetime) -> ServiceRequest:
    """The person it was assigned to does it."""
    row = locked_service(service_id)
    _require_doer(actor, row)
    _move(row, Move.ACCEPT)
    row.accepted_at = at
    row.save(update_fields=["state", "accepted_at"])
    return _recorded(actor, row, ServiceAccepted(number=row.number), at)


@transaction.atomic
def put_back_service(*, actor: Actor, service_id: int, reason: str, at: datetime) -> ServiceRequest:
    """The person it was assigned to cannot do it; it waits for another."""
    row = locked_service(service_id)
    _require_doer(actor, row)
    check_reason(reason)
    _move(row, Move.PUT_BACK)
    row.doer, row.assigned_at, row.accepted_at = None, None, None
    row.save(update_fields=["state", "doer", "assigned_at", "accepted_at"])
    return _recorded(actor, row, ServicePutBack(number=row.number, reason=nameless(reason)[:300]), at)


@transaction.atomic
def authorise_service(
    *, actor: Actor, service_id: int, on: date, scope: str, held: str = "", at: datetime
) -> ServiceRequest:
    """The client authorised the agent: when, for what, and which originals she gave away."""
    row = locked_service(service_id)
    actor.require(P.SERVICE_DO, within=covers(row))
    if row.state not in ServiceState.running():
        raise ServiceRefused("这项服务已经结束。")
    if not scope.strip() or on > timezone.localdate(at):
        raise ServiceRefused("请写明授权办什么，授权日期不晚于今天。", field="scope")
    row.authorised_on, row.authorised_scope, row.held = on, scope.strip()[:300], held.strip()[:300]
    row.save(update_fields=["authorised_on", "authorised_scope", "held"])
    return _recorded(actor, row, ServiceAuthorised(number=row.number, scope=nameless(row.authorised_scope)), at)


@transaction.atomic
def hand_things_back(
    *, actor: Actor, service_id: int, things: str, is_signed: bool, is_all: bool, at: datetime
) -> HandBack:
    """The agent gives back what she held; `is_all` = nothing is held any more."""
    row = locked_service(service_id)
    actor.require(P.SERVICE_DO, within=covers(row))
    if not things.strip():
        raise ServiceRefused("请写明交还了什么。", field="things")
    back = HandBack.objects.create(
        service=row, things=things.strip()[:300], is_signed=is_signed, given_at=at, given_by=actor.label[:100]
    )
    if is_all:
        row.held = ""
        row.save(update_fields=["held"])
    _recorded(actor, row, ThingsHandedBack(number=row.number, things=nameless(back.things)), at)
    return back


@transaction.atomic
def finish_service(*, actor: Actor, service_id: int, result: str, at: datetime) -> ServiceRequest:
    """The service was rendered. The one who asked is called back or rates it by her receipt."""
    row = locked_service(service_id)
    _require_doer(actor, row)
    check_finish(
        kind=ServiceKind(row.kind),
        result=result,
        is_authorised=row.authorised_on is not None,
        still_held=bool(row.held),
    )
    _move(row, Move.FINISH)
    row.result, row.ended_at = result.strip(), at
    row.save(update_fields=["state", "result", "ended_at"])
    answer_matter(actor=actor, matter_id=row.pk, at=at)
    row.matter = close_matter(actor=Actor.system(), matter_id=row.pk, close_permission=P.SERVICE_ASSIGN, at=at)
    return _recorded(actor, row, ServiceDone(number=row.number, reason=nameless(row.result)[:300]), at)


@transaction.atomic
def decline_service(*, actor: Actor, service_id: int, reason: str, at: datetime) -> ServiceRequest:
    """The place cannot offer it; the reason is shown to the one who asked."""
    return _end(actor, service_id, Move.DECLINE, P.SERVICE_ASSIGN, reason, at)


@transaction.atomic
def call_off_service(*, actor: Actor, service_id: int, reason: str, at: datetime) -> ServiceRequest:
    """The one who asked no longer wants it; staff write it down."""
    return _end(actor, service_id, Move.CALL_OFF, P.SERVICE_ENTER, reason, at)


@transaction.atomic
def open_service_person(*, actor: Actor, service_id: int, purpose: str, at: datetime) -> tuple[str, str, str]:
    """Name, number and address; each opening stands in the journal with its purpose."""
    row = locked_service(service_id)
    actor.require(P.SERVICE_OPEN_PERSON, within=covers(row))
    if not purpose.strip():
        raise ServiceRefused("请写明为什么查看。", field="purpose")
    record(
        PersonOpened(number=row.number, purpose=purpose.strip()[:200]), actor=actor, subject=row, path=row.path, at=at
    )
    found = ServiceRequest.objects.only("person_name", "phone", "address").get(pk=row.pk)
    return found.person_name, found.phone, found.address


def _asked(
    actor: Actor, order: ServiceOrder, *, at: datetime, device_hash: str = "", network_hash: str = ""
) -> ServiceRequest:
    check_asked(kind=order.kind, words=order.words, phone=order.phone, address=order.address)
    check_phone(order.phone)
    if order.form_key and (known := ServiceRequest.objects.with_matter().filter(form_key=order.form_key).first()):
        return known
    region, year = region_of(order.place), timezone.localdate(at).year
    sequence, rule = take(SERIES, scope=str(region.pk), year=year), rule_in_force(region)
    matter_order = MatterOrder(
        kind=SERVICE_KIND,
        title_zh=f"{service_number(year, sequence)} {order.kind.label}：{nameless(order.words)}",
        owner_node=answering_node(order.place),
        place=order.place,
        promise=Limit(count=rule.service_days(order.kind)),
        basis=rule.basis,
    )
    row = ServiceRequest.objects.create(
        matter=open_matter(actor=actor, order=matter_order, at=at),
        region=region,
        year=year,
        sequence=sequence,
        receipt=new_receipt(),
        path=order.place.path,
        site_path=order.place.site_path,
        place=order.place,
        kind=order.kind,
        item=order.item,
        words=order.words.strip()[:500],
        reason=order.reason.strip()[:200],
        wished=order.wished.strip()[:100],
        person_name=order.person_name.strip(),
        phone=order.phone.strip(),
        address=order.address.strip(),
        has_person=True,
        is_from_public=not actor.is_signed_in,
        asked_at=at,
        asked_by=actor.label[:100],
        form_key=order.form_key,
        device_hash=device_hash,
        network_hash=network_hash,
    )
    return _recorded(actor, row, ServiceAsked(number=row.number, service=row.kind), at)


def _end(actor: Actor, service_id: int, move: Move, permission: P, reason: str, at: datetime) -> ServiceRequest:
    row = locked_service(service_id)
    actor.require(permission, within=covers(row))
    check_reason(reason)
    if row.held:
        raise ServiceRefused("代收的材料还没有交还，请先登记交还。")
    _move(row, move)
    row.result, row.ended_at = reason.strip(), at
    row.save(update_fields=["state", "result", "ended_at"])
    withdraw_matter(actor=actor, matter_id=row.pk, reason=nameless(reason)[:300], at=at)
    return _recorded(actor, row, ServiceEnded(number=row.number, state=row.state, reason=nameless(reason)[:300]), at)


def locked_service(service_id: int) -> ServiceRequest:
    """The row, held until the act is done. The matter is locked first, by every act in the same order."""
    Matter.objects.select_for_update(of=("self",)).get(pk=service_id)
    return ServiceRequest.objects.with_matter().select_for_update(of=("self",)).get(pk=service_id)


def _move(row: ServiceRequest, move: Move) -> None:
    row.state = SERVICE_STATES.after(ServiceState(row.state), move)


def _require_doer(actor: Actor, row: ServiceRequest) -> None:
    actor.require(P.SERVICE_DO, within=(*covers(row), *covers(row.matter)))
    check_doer(is_doer=row.doer_id is not None and row.doer_id == actor.staff_id)


def _recorded(actor: Actor, row: ServiceRequest, fact: Fact, at: datetime) -> ServiceRequest:
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row
