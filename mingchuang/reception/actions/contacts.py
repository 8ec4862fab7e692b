"""First contacts: registered by whoever was asked, handed over, told, settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.catalogue.models import ServiceItem
from mingchuang.following.actions import (
    MatterOrder,
    answer_matter,
    close_matter,
    offer_hand_over,
    open_matter,
    reopen_matter,
)
from mingchuang.following.models import HandOver, Matter
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.numbering.counters import take
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.organisations.models import Node, Staff
from mingchuang.reception.actions.notices import give_notice
from mingchuang.reception.enums import CameBy, NoticeChannel, Outcome
from mingchuang.reception.facts import ContactOffered, ContactRegistered, ContactReopened, ContactSettled, PersonOpened
from mingchuang.reception.models import FirstContact, Notice
from mingchuang.reception.permissions import ReceptionPermission as P
from mingchuang.reception.queries import answering_node, region_of, rule_in_force
from mingchuang.reception.rules.contact import ContactRefused, check_contact, check_settling, contact_number, nameless

CONTACT_KIND = "reception.contact"
SERIES = "reception.contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOrder:
    """What the first person asked writes down.

    `to_node` and `to_staff` say to whom a matter with the outcome HANDED is offered. Two orders with one `form_key`
    are one contact.
    """

    place: Node
    words: str
    came_by: CameBy = CameBy.WINDOW
    outcome: Outcome = Outcome.KEPT
    answer: str = ""
    go_to: str = ""
    item: ServiceItem | None = None
    person_name: str = ""
    phone: str = ""
    visitor_unit: str = ""
    is_urgent: bool = False
    to_node: Node | None = None
    to_staff: Staff | None = None
    reason: str = ""
    form_key: str | None = None


@transaction.atomic
def register_contact(*, actor: Actor, order: ContactOrder, at: datetime) -> FirstContact:
    """Whoever is asked first registers, and owns the matter until another has accepted it."""
    actor.require(P.CONTACT_REGISTER, within=covers(order.place))
    check_contact(words=order.words, outcome=order.outcome, answer=order.answer, go_to=order.go_to, phone=order.phone)
    if order.outcome is Outcome.HANDED and order.to_node is None:
        raise ContactRefused("移交的请选交给哪个单位或窗口。", field="to_node")
    if order.form_key and (known := FirstContact.objects.with_matter().filter(form_key=order.form_key).first()):
        return known
    row = _opened(actor, order, at)
    fact = ContactRegistered(number=row.number, came_by=row.came_by, outcome=row.outcome)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    if order.outcome is Outcome.HANDED and order.to_node is not None:
        _offer(actor, row, to_node=order.to_node, to_staff=order.to_staff, reason=order.reason or order.words, at=at)
    if order.outcome.ends:
        _settle(actor, row, at=at)
    return row


@transaction.atomic
def offer_contact(
    *, actor: Actor, contact_id: int, to_node: Node, to_staff: Staff | None = None, reason: str, at: datetime
) -> HandOver:
    """Offer it to somebody else; until that one accepts, whoever owns it now answers for it."""
    row = locked_contact(contact_id)
    _require_owner(actor, row)
    row.outcome = Outcome.HANDED
    row.save(update_fields=["outcome"])
    return _offer(actor, row, to_node=to_node, to_staff=to_staff, reason=reason, at=at)


@transaction.atomic
def settle_contact(
    *, actor: Actor, contact_id: int, outcome: Outcome, answer: str, go_to: str = "", at: datetime
) -> FirstContact:
    """How it ended. A matter that went on to others keeps that it was handed over."""
    row = locked_contact(contact_id)
    if not outcome.ends:
        raise ContactRefused("请选怎么办结的。", field="outcome")
    check_settling(is_owner=_is_owner(actor, row), answer=answer or go_to)
    check_contact(words=row.words, outcome=outcome, answer=answer, go_to=go_to, phone="")
    row.outcome = outcome if row.outcome == Outcome.KEPT or outcome is Outcome.OUTSIDE else Outcome(row.outcome)
    row.answer, row.go_to = answer.strip(), go_to.strip()[:300] or row.go_to
    row.save(update_fields=["outcome", "answer", "go_to"])
    _settle(actor, row, at=at)
    return row


@transaction.atomic
def tell_contact(
    *,
    actor: Actor,
    contact_id: int,
    item: ServiceItem,
    missing: Sequence[int],
    note: str,
    channel: NoticeChannel,
    at: datetime,
) -> Notice:
    """Tell the person all at once what is missing; a contact still open is settled by it."""
    row = locked_contact(contact_id)
    notice = give_notice(
        actor=actor, item=item, missing=missing, note=note, channel=channel, contact=row, place=_where(row), at=at
    )
    if row.settled_at is None and _is_owner(actor, row):
        row.item = row.item or item
        row.outcome = Outcome.TOLD if row.outcome == Outcome.KEPT else Outcome(row.outcome)
        row.answer = row.answer or notice.number
        row.save(update_fields=["item", "outcome", "answer"])
        _settle(actor, row, at=at)
    return notice


@transaction.atomic
def reopen_contact(*, actor: Actor, contact_id: int, reason: str, at: datetime) -> bool:
    """The person says that it is not solved: it is with its last owner again, once; False when nothing is to do."""
    row = locked_contact(contact_id)
    if row.settled_at is None or row.matter.reopened_count or row.outcome == Outcome.OUTSIDE:
        return False
    row.matter = reopen_matter(actor=actor, matter_id=row.pk, reason=reason, at=at)
    row.outcome = Outcome.HANDED if row.outcome == Outcome.HANDED else Outcome.KEPT
    row.settled_at, row.settled_by = None, ""
    row.save(update_fields=["outcome", "settled_at", "settled_by"])
    fact = ContactReopened(number=row.number, reason=reason)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return True


@transaction.atomic
def open_contact_person(*, actor: Actor, contact_id: int, purpose: str, at: datetime) -> tuple[str, str]:
    """Name and number; each opening stands in the journal with its purpose."""
    row = locked_contact(contact_id)
    actor.require(P.CONTACT_OPEN_PERSON, within=(*covers(row), *covers(row.matter)))
    if not purpose.strip():
        raise ContactRefused("请写明为什么查看。", field="purpose")
    fact = PersonOpened(number=row.number, purpose=purpose.strip()[:200])
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    found = FirstContact.objects.only("person_name", "phone").get(pk=row.pk)
    return found.person_name, found.phone


def locked_contact(contact_id: int) -> FirstContact:
    """The row, held until the act is done. The matter is locked first, by every act in the same order."""
    Matter.objects.select_for_update(of=("self",)).get(pk=contact_id)
    return FirstContact.objects.with_matter().select_for_update(of=("self",)).get(pk=contact_id)


def _where(row: FirstContact) -> Node:
    """Where it is told: at the place of the first question, or at the unit that has taken it on."""
    return row.place if row.matter.path == row.path else row.matter.owner_node


def _opened(actor: Actor, order: ContactOrder, at: datetime) -> FirstContact:
    region, year = region_of(order.place), timezone.localdate(at).year
    sequence = take(SERIES, scope=str(region.pk), year=year)
    staff = Staff.objects.select_related("node").filter(pk=actor.staff_id or 0).first()
    rule = rule_in_force(region)
    title = f"{contact_number(year, sequence)} {nameless(order.words)}"
    matter_order = MatterOrder(
        kind=CONTACT_KIND,
        title_zh=title,
        owner_node=staff.node if staff else answering_node(order.place),
        owner=staff,
        place=order.place,
        promise=Limit(count=rule.contact_days),
        basis=rule.basis,
    )
    return FirstContact.objects.create(
        matter=open_matter(actor=actor, order=matter_order, at=at),
        region=region,
        year=year,
        sequence=sequence,
        path=order.place.path,
        site_path=order.place.site_path,
        place=order.place,
        first_person=staff,
        first_label=actor.label[:100],
        words=order.words.strip(),
        item=order.item,
        visitor_unit=order.visitor_unit.strip()[:100],
        person_name=order.person_name.strip(),
        phone=order.phone.strip(),
        has_person=bool(order.person_name.strip() or order.phone.strip()),
        has_phone=bool(order.phone.strip()),
        came_by=order.came_by,
        is_urgent=order.is_urgent,
        outcome=order.outcome,
        answer=order.answer.strip(),
        go_to=order.go_to.strip()[:300],
        asked_at=at,
        form_key=order.form_key,
    )


def _offer(
    actor: Actor, row: FirstContact, *, to_node: Node, to_staff: Staff | None, reason: str, at: datetime
) -> HandOver:
    offer = offer_hand_over(
        actor=actor, matter_id=row.pk, to_node=to_node, to_staff=to_staff, reason=nameless(reason)[:300], at=at
    )
    to = f"{to_node.name_zh} {offer.to_staff.name_zh}" if offer.to_staff else to_node.name_zh
    fact = ContactOffered(number=row.number, to=to, reason=offer.reason)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return offer


def _settle(actor: Actor, row: FirstContact, *, at: datetime) -> None:
    """Answered and closed in one: nobody checks each answer at a counter, the call-back looks at a sample."""
    answer_matter(actor=actor, matter_id=row.pk, at=at)
    row.matter = close_matter(actor=Actor.system(), matter_id=row.pk, close_permission=P.CONTACT_REGISTER, at=at)
    row.settled_at, row.settled_by = at, actor.label[:100]
    row.save(update_fields=["settled_at", "settled_by"])
    fact = ContactSettled(number=row.number, outcome=row.outcome, reason=nameless(row.answer or row.go_to)[:300])
    record(fact, actor=actor, subject=row, path=row.path, at=at)


def _is_owner(actor: Actor, row: FirstContact) -> bool:
    """The person who owns it; where nobody is named, whoever registers at the unit that answers."""
    if row.matter.owner_id is not None:
        return row.matter.owner_id == actor.staff_id
    return actor.may(P.CONTACT_REGISTER, within=covers(row.matter))


def _require_owner(actor: Actor, row: FirstContact) -> None:
    if not _is_owner(actor, row):
        raise ContactRefused("这件事现在由别人负责，请由负责的人移交。")
