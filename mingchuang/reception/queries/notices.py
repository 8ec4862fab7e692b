"""Reads of notices."""

from datetime import datetime

from django.db.models import QuerySet

from mingchuang.catalogue.models import Material, ServiceItem
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from mingchuang.reception.models import FirstContact, Notice, SecondNotice
from mingchuang.reception.models.notice import NoticeQuerySet
from mingchuang.reception.permissions import ReceptionPermission as P


def notices_within(
    actor: Actor,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    again: bool = False,
    case_label: str = "",
) -> NoticeQuerySet:
    """Notices within reach; `again`: only those that should not have been needed."""
    rows = Notice.objects.within(actor, P.NOTICE_READ).with_item()
    if since:
        rows = rows.filter(told_at__gte=since)
    if until:
        rows = rows.filter(told_at__lt=until)
    if case_label:
        rows = rows.filter(case_label=case_label)
    return rows.again() if again else rows


def notices_given(*, region: Node, contact: FirstContact | None = None, case_label: str = "") -> int:
    """How many notices this contact or this case has had."""
    rows = Notice.objects.filter(region=region)
    if contact is not None:
        return rows.filter(contact=contact).count()
    return rows.filter(case_label=case_label).count() if case_label else 0


def granted_second(contact: FirstContact) -> SecondNotice | None:
    """An approval that has not been used."""
    return SecondNotice.objects.filter(contact=contact, is_granted=True, notice=None).order_by("id").first()


def materials_of(item: ServiceItem) -> QuerySet[Material]:
    """What an applicant brings, in order."""
    return Material.objects.filter(item=item).order_by("ordinal")


def public_notice(code: str) -> Notice | None:
    """What the public page shows; nothing in it tells for whom it was written."""
    return Notice.objects.filter(code=code).with_item().first()
