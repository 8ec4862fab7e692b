"""Telling all at once what is missing, and once more only when the head agrees."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.catalogue.models import Material, ServiceItem
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.numbering import new_receipt
from mingchuang.foundation.numbering.counters import take
from mingchuang.organisations.models import Node
from mingchuang.reception.enums import NoticeChannel
from mingchuang.reception.facts import NoticeGiven, NoticeSigned, SecondNoticeAsked, SecondNoticeDecided
from mingchuang.reception.models import FirstContact, Notice, SecondNotice
from mingchuang.reception.permissions import ReceptionPermission as P
from mingchuang.reception.queries import granted_second, notices_given, region_of
from mingchuang.reception.rules.notice import NoticeRefused, check_missing, check_second_notice

SERIES = "reception.notice"


@transaction.atomic
def give_notice(
    *,
    actor: Actor,
    item: ServiceItem,
    missing: Sequence[int],
    note: str,
    channel: NoticeChannel,
    contact: FirstContact | None = None,
    case_label: str = "",
    place: Node,
    at: datetime,
) -> Notice:
    """Tell all at once what is missing: `missing` are ordinals (序号) of the materials of this version of the item.

    `place` is where it is told (a window). A second notice to one contact needs the head's approval, kept as a
    `SecondNotice`; whether a second one to a case may be given is asked by the area of cases, which calls this
    (`queries.check_second_notice`). Either way `nth` counts, and above 1 it is a fault.
    """
    actor.require(P.NOTICE_GIVE, within=covers(place))
    materials = {row.ordinal: row for row in Material.objects.filter(item=item, ordinal__in=missing)}
    check_missing(missing, known=materials, note=note, channel=channel)
    region = region_of(place)
    sequence = take(SERIES, scope=str(region.pk), year=timezone.localdate(at).year)  # from here on one at a time
    earlier = notices_given(region=region, contact=contact, case_label=case_label)
    approval = granted_second(contact) if contact and earlier else None
    if contact is not None:
        check_second_notice(earlier=earlier, is_approved=approval is not None)
    notice = Notice.objects.create(
        region=region,
        year=timezone.localdate(at).year,
        sequence=sequence,
        code=new_receipt(),
        path=place.path,
        site_path=place.site_path,
        place=place,
        item=item,
        note=note.strip(),
        channel=channel,
        contact=contact,
        case_label=case_label[:60],
        nth=earlier + 1,
        told_at=at,
        told_by=actor.label[:100],
        told_by_id=actor.account_id,
    )
    notice.missing.set(materials.values())
    if approval is not None:
        approval.notice = notice
        approval.save(update_fields=["notice"])
    fact = NoticeGiven(
        number=notice.number, item=item.code, missing=tuple(sorted(missing)), channel=channel, nth=notice.nth
    )
    record(fact, actor=actor, subject=notice, path=notice.path, at=at)
    return notice


@transaction.atomic
def sign_notice(*, actor: Actor, notice_id: int, at: datetime) -> Notice:
    """The applicant signed the paper; the first time counts."""
    notice = Notice.objects.select_for_update(of=("self",)).get(pk=notice_id)
    actor.require(P.NOTICE_GIVE, within=covers(notice))
    if notice.signed_at is not None:
        raise NoticeRefused("这份告知书已经登记过签收。")
    notice.signed_at = at
    notice.save(update_fields=["signed_at"])
    record(NoticeSigned(number=notice.number), actor=actor, subject=notice, path=notice.path, at=at)
    return notice


@transaction.atomic
def ask_second_notice(*, actor: Actor, contact_id: int, reason: str, at: datetime) -> SecondNotice:
    """Something was forgotten: the head is asked for one more notice, with the reason."""
    contact = FirstContact.objects.with_matter().select_for_update(of=("self",)).get(pk=contact_id)
    actor.require(P.NOTICE_GIVE, within=covers(contact.matter))
    if not reason.strip():
        raise NoticeRefused("请写明第一次为什么漏了。")
    if not Notice.objects.filter(contact=contact).exists():
        raise NoticeRefused("还没有告知过，直接填写告知书即可。")
    if SecondNotice.objects.filter(contact=contact, notice=None).exclude(is_granted=False).exists():
        raise NoticeRefused("已经申请过，正等负责人批准，或者已经批准还没有用。")
    row = SecondNotice.objects.create(
        contact=contact,
        path=contact.matter.path,
        site_path=contact.matter.site_path,
        reason=reason.strip()[:300],
        asked_at=at,
        asked_by=actor.label[:100],
        asked_by_id=actor.account_id,
    )
    fact = SecondNoticeAsked(number=contact.number, reason=row.reason)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def decide_second_notice(
    *, actor: Actor, second_notice_id: int, is_granted: bool, reason: str, at: datetime
) -> SecondNotice:
    """The head decides; nobody decides her own request."""
    row = SecondNotice.objects.select_related("contact").select_for_update(of=("self",)).get(pk=second_notice_id)
    actor.require(P.NOTICE_APPROVE, within=covers(row))
    if row.decided_at is not None:
        raise NoticeRefused("这份申请已经审批过。")
    if row.asked_by_id is not None and row.asked_by_id == actor.account_id:
        raise NoticeRefused("自己的申请由另一位负责人审批。")
    if not is_granted and not reason.strip():
        raise NoticeRefused("不同意的请写明理由。")
    row.is_granted, row.decision = is_granted, reason.strip()[:300]
    row.decided_at, row.decided_by = at, actor.label[:100]
    row.save(update_fields=["is_granted", "decision", "decided_at", "decided_by"])
    fact = SecondNoticeDecided(number=row.contact.number, is_granted=is_granted, reason=row.decision)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row
