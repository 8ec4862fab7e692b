"""First contacts for pages, sheets, and for whoever calls back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from mingchuang.callbacks.queries import Callee
from mingchuang.following.models import HandOver
from mingchuang.following.queries import WaitingRow, hand_overs_waiting_for
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.scope import below
from mingchuang.organisations.models import Node, Staff
from mingchuang.reception.enums import CameBy
from mingchuang.reception.models import FirstContact, SecondNotice
from mingchuang.reception.models.contact import ContactQuerySet
from mingchuang.reception.permissions import ReceptionPermission as P

OPEN, HANDED_BACK, WAITS = "open", "back", "waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFilter:
    """What the address bar asks of the register; empty = everything."""

    state: str = ""
    came_by: str = ""
    outcome: str = ""
    mine: bool = False
    since: date | None = None
    until: date | None = None


def contacts_within(actor: Actor, permission: str = P.CONTACT_READ) -> ContactQuerySet:
    """Contacts first registered, now answered for, or on offer within reach."""
    paths = actor.reach(permission)
    rows = FirstContact.objects.with_matter()
    if paths == ("/",):
        return rows
    if not paths:
        return rows.none()
    offered = HandOver.objects.waiting().filter(below(paths, site=False))
    here = below(paths, site=True) | below(paths, site=True, prefix="matter__")
    return rows.filter(here | Q(pk__in=offered.values("matter")))


def register_of(actor: Actor, asked: ContactFilter) -> ContactQuerySet:
    """The register as far as the actor may read it, narrowed by what is asked."""
    rows = contacts_within(actor)
    if asked.state == OPEN:
        rows = rows.open()
    elif asked.state == HANDED_BACK:
        rows = rows.open().filter(matter__handed_back_count__gt=0)
    elif asked.state == WAITS:
        rows = rows.filter(pk__in=HandOver.objects.waiting().values("matter"))
    if asked.came_by:
        rows = rows.filter(came_by=asked.came_by)
    if asked.outcome:
        rows = rows.filter(outcome=asked.outcome)
    if asked.mine:
        rows = rows.filter(matter__owner_id=actor.staff_id or 0)
    if asked.since:
        rows = rows.filter(asked_at__gte=_midnight(asked.since))
    if asked.until:
        rows = rows.filter(asked_at__lt=_midnight(asked.until + timedelta(days=1)))
    return rows


def offers_to(actor: Actor) -> QuerySet[HandOver]:
    """First contacts this person may take on; what she offered to her own unit waits for her colleagues."""
    offers = hand_overs_waiting_for(actor).filter(matter__in=FirstContact.objects.values("pk"))
    return offers.exclude(from_staff_id=actor.staff_id or 0)


def phone_log(actor: Actor, asked: ContactFilter) -> ContactQuerySet:
    """What was asked and told over the phone (电话咨询台账): the same register, read by its way of coming."""
    return register_of(actor, asked).filter(came_by=CameBy.PHONE)


def persons_of(ids: Sequence[int]) -> dict[int, FirstContact]:
    """The same rows with names and numbers opened, for masks."""
    return FirstContact.objects.filter(has_person=True).in_bulk(list(ids))


def contact_callees(ids: Sequence[int]) -> dict[int, Callee]:
    """Whom to call back about contacts that are settled."""
    rows = FirstContact.objects.filter(pk__in=ids, has_phone=True)
    return {row.pk: Callee(phone=row.phone, name=row.person_name) for row in rows}


def places_to_register(actor: Actor, *, on: date) -> list[Node]:
    """Where this actor may be asked: her own place first, then the windows and units within reach."""
    staff = Staff.objects.select_related("node").filter(pk=actor.staff_id or 0).first()
    own = staff.node if staff else None
    found = Node.objects.within(actor, P.CONTACT_REGISTER).open_on(on).in_tree_order()
    others = [node for node in found[:200] if own is None or node.pk != own.pk]
    is_own = own is not None and actor.may(P.CONTACT_REGISTER, within=(own.path, own.site_path))
    return [own, *others] if own and is_own else others


def second_notices_waiting(actor: Actor, *, now: datetime, most: int) -> list[WaitingRow]:
    """Requests for a second notice that this actor may decide, oldest first."""
    del now
    rows = SecondNotice.objects.within(actor, P.NOTICE_APPROVE).filter(decided_at=None)
    rows = rows.exclude(asked_by_id=actor.account_id or 0).select_related("contact")
    return [
        WaitingRow(
            title_zh=f"{row.contact.number} {row.contact.words_shown}",
            address=reverse("reception:decide-second", args=[row.pk]),
            since=row.asked_at,
        )
        for row in rows.order_by("id")[:most]
    ]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=timezone.get_default_timezone())
