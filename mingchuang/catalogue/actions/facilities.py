"""Facilities of halls: entered, looked at, taken away; and what citizens say of them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from mingchuang.catalogue.enums import FacilityState, Trouble
from mingchuang.catalogue.facts import FacilityChecked, FacilityEntered, FacilityRemoved, TroubleReported
from mingchuang.catalogue.models import Facility, TroubleReport
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.rules.facilities import DAY, FacilityRefused, check_facility, check_report
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.pictures import photo
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityContent:
    """What is said of a facility."""

    kind: str
    name_zh: str
    name_en: str = ""
    place_zh: str = ""
    place_en: str = ""


@transaction.atomic
def enter_facility(
    *, actor: Actor, hall: Node, content: FacilityContent, at: datetime, picture: bytes | None = None
) -> Facility:
    """A facility of a hall, in order until somebody finds otherwise; entering counts as looking at it."""
    actor.require(P.FACILITY_EDIT, within=covers(hall))
    check_facility(hall_kind=hall.kind, kind=content.kind, name=content.name_zh)
    row = Facility(hall=hall, path=hall.path, checked_at=at, checked_by=actor.label[:100])
    return _described(row, content, actor=actor, at=at, picture=picture)


@transaction.atomic
def describe_facility(
    *, actor: Actor, facility_id: int, content: FacilityContent, at: datetime, picture: bytes | None = None
) -> Facility:
    """Describe it anew; without a picture the present one stays."""
    row = Facility.objects.standing().select_for_update(of=("self",)).select_related("hall").get(pk=facility_id)
    actor.require(P.FACILITY_EDIT, within=covers(row))
    check_facility(hall_kind=row.hall.kind, kind=content.kind, name=content.name_zh)
    return _described(row, content, actor=actor, at=at, picture=picture)


def _described(
    row: Facility, content: FacilityContent, *, actor: Actor, at: datetime, picture: bytes | None
) -> Facility:
    row.kind, row.name_zh, row.name_en = content.kind, content.name_zh.strip(), content.name_en.strip()
    row.place_zh, row.place_en = content.place_zh.strip(), content.place_en.strip()
    if picture is not None:
        row.photo = keep_file(photo(picture), name="facility.jpg", actor=actor, path=row.path, at=at)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise FacilityRefused("这个大厅的这个位置已有同名的设施。", field="name_zh") from error
    fact = FacilityEntered(hall=row.hall.code, name=row.name_zh, place=row.place_zh)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def check_state(
    *, actor: Actor, facility_id: int, state: FacilityState, at: datetime, note_zh: str = "", note_en: str = ""
) -> int:
    """Somebody looked at it: how it is now; what citizens reported is settled by it. How many reports that were."""
    row = Facility.objects.standing().select_for_update(of=("self",)).get(pk=facility_id)
    actor.require(P.FACILITY_CHECK, within=covers(row))
    if state is not FacilityState.NORMAL and not note_zh.strip():
        raise FacilityRefused("请写明怎么了、什么时候能用，群众看得到。", field="note_zh")
    row.state, row.state_note_zh, row.state_note_en = state, note_zh.strip(), note_en.strip()
    row.checked_at, row.checked_by = at, actor.label[:100]
    row.save()
    settled = row.reports.filter(settled_at=None).update(
        settled_at=at, settled_by=actor.label[:100], answer=note_zh.strip() or FacilityState.NORMAL.label
    )
    fact = FacilityChecked(state=state.value, settled=settled, note=note_zh.strip())
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return settled


@transaction.atomic
def remove_facility(*, actor: Actor, facility_id: int, at: datetime) -> None:
    """It is no longer there; its history stays."""
    row = Facility.objects.standing().select_for_update(of=("self",)).get(pk=facility_id)
    actor.require(P.FACILITY_EDIT, within=covers(row))
    row.removed_at = at
    row.save(update_fields=["removed_at"])
    record(FacilityRemoved(name=row.name_zh), actor=actor, subject=row, path=row.path, at=at)


@transaction.atomic
def report_trouble(
    *, facility_id: int, trouble: Trouble, words: str, device_hash: str, network_hash: str, at: datetime
) -> TroubleReport:
    """A citizen says that it does not work; the hall's people see it until one of them has looked."""
    row = Facility.objects.standing().select_for_update(of=("self",)).get(pk=facility_id)
    waiting = row.reports.filter(settled_at=None)
    of_today = TroubleReport.objects.since(at - DAY)
    check_report(
        of_device=of_today.filter(device_hash=device_hash).count(),
        of_network=of_today.filter(network_hash=network_hash).count(),
        still_open=waiting.count(),
        has_same=waiting.filter(device_hash=device_hash).exists(),
    )
    report = TroubleReport.objects.create(
        facility=row,
        path=row.path,
        trouble=trouble,
        words=words.strip()[:200],
        reported_at=at,
        device_hash=device_hash,
        network_hash=network_hash,
    )
    fact = TroubleReported(trouble=trouble.value, report_id=report.pk)
    record(fact, actor=Actor.citizen(), subject=row, path=row.path, at=at)
    return report
