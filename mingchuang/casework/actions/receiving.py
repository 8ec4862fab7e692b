"""Receiving cases: at the window, or from another system."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.casework.facts import CaseReceived
from mingchuang.casework.models import Case, CaseStep
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.cases import INTAKE_KIND, handler_at, region_of
from mingchuang.casework.queries.terms import terms_at
from mingchuang.casework.rules.cases import (
    CaseActRefused,
    check_applicant,
    check_item,
    check_received,
    check_window,
    number_shown,
)
from mingchuang.catalogue.models import ItemWindow, ServiceItem
from mingchuang.following.actions import MatterOrder, open_matter
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.numbering import new_receipt
from mingchuang.foundation.numbering.counters import take
from mingchuang.foundation.privacy import mask_name
from mingchuang.organisations.models import Node, Staff

SERIES = "casework.case"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOrder:
    """An application as it was handed in.

    `item_code` names the item; the version in force on the day of receipt is taken. `source` and `external_number`
    tell a case that another system keeps, `key` one sending of a form: each is taken once.
    """

    item_code: str
    window: Node
    applicant_name: str
    applicant_phone: str = ""
    applicant_identity: str = ""
    applicant_kind: str = "person"
    channel: str = "window"
    received_at: datetime | None = None
    source: str = ""
    external_number: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The case; `is_repeat` when the same one had come before."""

    case: Case
    is_repeat: bool


@transaction.atomic
def receive_case(*, actor: Actor, order: CaseOrder, at: datetime) -> Received:
    """Take an application in: numbered without gaps, with a receipt, its five days running. Twice is once."""
    actor.require(P.CASE_HANDLE, within=covers(order.window))
    received_at = order.received_at or at
    check_received(received_on=timezone.localdate(received_at), today=timezone.localdate(at))
    check_applicant(name=order.applicant_name, phone=order.applicant_phone, identity=order.applicant_identity)
    region = region_of(order.window)
    year = timezone.localdate(at).year
    if known := _known(order):
        return Received(case=known, is_repeat=True)
    item = _item(order, received_at)
    sequence = take(SERIES, scope=str(region.pk), year=year)
    if known := _known(order):  # the same one came while this one waited for its number: nothing is used up
        raise CaseActRefused("这件刚刚已经收过，请刷新页面。")
    case = _case(order, item, region=region, received_at=received_at, actor=actor)
    case.year, case.sequence = year, sequence
    case.intake = open_matter(actor=actor, order=_intake(case, handler_at(case.window, actor)), at=received_at)
    case.save(force_insert=True)
    CaseStep.objects.bulk_create(_steps(case))
    fact = CaseReceived(
        number=case.number,
        item=item.code,
        version=item.version_no,
        window=order.window.code,
        source=case.source,
    )
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    return Received(case=case, is_repeat=False)


def _known(order: CaseOrder) -> Case | None:
    """The case that this order has become before."""
    cases = Case.objects.with_clocks()
    if order.external_number:
        return cases.filter(source=order.source, external_number=order.external_number).first()
    return cases.filter(key=order.key).first() if order.key else None


def _item(order: CaseOrder, received_at: datetime) -> ServiceItem:
    """The version in force, done at this window."""
    window, day = order.window, timezone.localdate(received_at)
    check_window(window.kind, is_closed=window.closed_on is not None and window.closed_on <= day)
    item = ServiceItem.objects.in_force_on(day).filter(code=order.item_code).first()
    named = item or ServiceItem.objects.filter(code=order.item_code).order_by("-version_no").first()
    if named is None:
        raise CaseActRefused("没有编码为“{code}”的事项。", field="item", code=order.item_code)
    windows = set(ItemWindow.objects.filter(item=named).values_list("window", flat=True))
    check_item(name=named.name_zh, is_in_force=item is not None, windows=windows, window=window.pk)
    return named


def _case(order: CaseOrder, item: ServiceItem, *, region: Node, received_at: datetime, actor: Actor) -> Case:
    return Case(
        region=region,
        receipt=new_receipt(),
        item=item,
        window=order.window,
        path=order.window.path,
        site_path=order.window.site_path,
        channel=order.channel,
        applicant_kind=order.applicant_kind,
        applicant_name=order.applicant_name.strip(),
        applicant_phone=order.applicant_phone,
        applicant_identity=order.applicant_identity,
        applicant_shown=mask_name(order.applicant_name.strip()),
        source=order.source[:40],
        external_number=order.external_number[:80] or None,
        key=order.key[:40] or None,
        received_at=received_at,
        received_by=actor.label[:100],
        visits=1 if order.channel == "window" else 0,
    )


def _intake(case: Case, owner: Staff | None) -> MatterOrder:
    """What is missing is told within five working days of receipt."""
    limits = terms_at(case.path)
    return MatterOrder(
        kind=INTAKE_KIND,
        title_zh=f"{number_shown(case.year, case.sequence)} {case.item.name_zh}",
        title_en=case.item.name_en,
        owner_node=case.window,
        owner=owner,
        promise=limits.intake,
        started_on=timezone.localdate(case.received_at),
        basis=limits.intake_basis,
    )


def _steps(case: Case) -> list[CaseStep]:
    """The steps of the version; the first begins with the receipt."""
    steps = case.item.steps.order_by("ordinal")
    return [
        CaseStep(
            case=case,
            ordinal=place,
            name_zh=step.name_zh,
            name_en=step.name_en,
            post_zh=step.post_zh,
            post_en=step.post_en,
            limit_count=step.limit_count,
            limit_unit=step.limit_unit,
            started_on=timezone.localdate(case.received_at) if place == 1 else None,
        )
        for place, step in enumerate(steps, start=1)
    ]
