"""First contacts, notices and services for tests, made through the product's own acts."""

from datetime import datetime
from typing import Any

from mingchuang.catalogue.models import ServiceItem
from mingchuang.following.models import HandOver
from mingchuang.organisations.models import Node
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import NoticeChannel, Outcome, ServiceKind
from mingchuang.reception.models import FirstContact, Notice, SecondNotice, ServiceRequest
from tests.cast import NOON, Cast
from tests.factories.catalogue import make_item

PHONE = "13800001234"


def make_contact(cast: Cast, *, at: datetime = NOON, **order: Any) -> FirstContact:
    """林 was asked at her window and kept it."""
    values: dict[str, Any] = {"place": cast.window, "words": "结婚证丢了怎么补", "outcome": Outcome.KEPT, **order}
    return acts.register_contact(actor=cast.lin.actor, order=acts.ContactOrder(**values), at=at)


def handed_contact(cast: Cast, *, to_node: Node | None = None, **order: Any) -> HandOver:
    """林 offered it to 周, who has not answered."""
    target = to_node or cast.bureau
    staff = None if to_node else cast.zhou.staff
    row = make_contact(cast, outcome=Outcome.HANDED, to_node=target, to_staff=staff, reason="要查档案", **order)
    return HandOver.objects.get(matter=row.pk)


def standing_item(cast: Cast) -> ServiceItem:
    """The item of the bureau, made at the first time."""
    known = ServiceItem.objects.filter(node=cast.bureau, code="11330000MB000001").first()
    return known or make_item(cast.bureau)


def make_notice(cast: Cast, *, contact: FirstContact | None = None) -> Notice:
    """A notice at 林's window: the identity card is missing."""
    item = contact.item if contact and contact.item else standing_item(cast)
    common: dict[str, Any] = {
        "actor": cast.lin.actor,
        "item": item,
        "missing": [2],
        "note": "身份证过期",
        "channel": NoticeChannel.PRINTED,
        "at": NOON,
    }
    if contact is not None:
        return acts.tell_contact(contact_id=contact.pk, **common)
    return acts.give_notice(place=cast.window, case_label="婚姻〔2026〕1号", **common)


def second_asked(cast: Cast) -> SecondNotice:
    """林 forgot something and asks 周."""
    contact = make_contact(cast, item=standing_item(cast))
    make_notice(cast, contact=contact)
    return acts.ask_second_notice(actor=cast.lin.actor, contact_id=contact.pk, reason="忘了说要照片", at=NOON)


def make_service(cast: Cast, *, kind: ServiceKind = ServiceKind.HOME_VISIT, **order: Any) -> ServiceRequest:
    """Somebody called 林's window and asked for a visit."""
    values: dict[str, Any] = {
        "place": cast.window,
        "kind": kind,
        "words": "老人卧床，办高龄津贴",
        "person_name": "王小明",
        "phone": PHONE,
        "address": "城南街道 3 号",
        **order,
    }
    return acts.enter_service(actor=cast.lin.actor, order=acts.ServiceOrder(**values), at=NOON)


def assigned_service(cast: Cast, *, kind: ServiceKind = ServiceKind.HOME_VISIT) -> ServiceRequest:
    """周 gave it to 林."""
    row = make_service(cast, kind=kind)
    return acts.assign_service(actor=cast.zhou.actor, service_id=row.pk, to=cast.lin.staff, at=NOON)
