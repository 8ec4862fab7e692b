"""Taking orders of a hotline, one at a time: from a file and from the machine door alike."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from mingchuang.exchange.facts import OrderTaken
from mingchuang.exchange.models import CarriedFile, Hotline, HotlineOrder
from mingchuang.exchange.permissions import ExchangePermission as P
from mingchuang.exchange.rules.orders import OrderConflict, OrderGiven
from mingchuang.feedback.actions import PersonGiven, classify_voice, dispatch_voice, receive_voice
from mingchuang.feedback.enums import Channel
from mingchuang.feedback.models import Voice
from mingchuang.feedback.permissions import FeedbackPermission
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The order; `is_new` False when the same one had come before."""

    order: HotlineOrder
    is_new: bool


@transaction.atomic
def take_order(
    *, actor: Actor, hotline: Hotline, given: OrderGiven, at: datetime, file: CarriedFile | None = None
) -> Taken:
    """Make a voice of an order, once. The same number with other contents is refused (`OrderConflict`).

    Where the hotline says how fast, it is classified; where it also names the unit and may dispatch, it is sent
    there, and the clock runs.
    """
    actor.require(P.ORDER_CARRY, within=hotline.path)
    digest = given.digest()
    if before := HotlineOrder.objects.filter(hotline=hotline, number=given.number).first():
        return _same(before, digest)
    unit = Node.objects.under(hotline.path).filter(code=given.unit, closed_on=None).first() if given.unit else None
    voice = receive_voice(
        actor=actor,
        kind=given.kind,
        channel=Channel.HOTLINE,
        text=given.text,
        place=unit or hotline.region,
        person=PersonGiven(name=given.caller, phone=given.phone, address=given.address),
        external_source=hotline.code,
        external_number=given.number,
        received_at=given.received_at,
        may_publish=not given.is_secret,
        at=at,
    )
    try:
        with transaction.atomic():
            order = HotlineOrder.objects.create(
                hotline=hotline, number=given.number, voice=voice, digest=digest, file=file, taken_at=at
            )
    except IntegrityError:  # the same order came by another way at this moment
        return _same(HotlineOrder.objects.get(hotline=hotline, number=given.number), digest)
    record(OrderTaken(hotline=hotline.code, number=given.number), actor=actor, subject=voice, path=hotline.path, at=at)
    _sent_on(actor, hotline, given, voice, unit, at)
    return Taken(order=order, is_new=True)


def _same(before: HotlineOrder, digest: str) -> Taken:
    if before.digest != digest:
        raise OrderConflict(before.number)
    return Taken(order=before, is_new=False)


def _sent_on(actor: Actor, hotline: Hotline, given: OrderGiven, voice: Voice, unit: Node | None, at: datetime) -> None:
    if given.urgency is None or not actor.may(FeedbackPermission.VOICE_DISPATCH, within=voice.path):
        return
    classify_voice(actor=actor, voice_id=voice.pk, kind=given.kind, urgency=given.urgency, at=at)
    if hotline.dispatches and unit is not None and unit.kind in NodeKind.answering():
        dispatch_voice(actor=actor, voice_id=voice.pk, unit=unit, at=at)
