"""The registers as Excel: first contacts, what was told over the phone."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone

from mingchuang.following.models import HandOver
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec
from mingchuang.foundation.sheets.writing import write_rows
from mingchuang.reception.models import FirstContact
from mingchuang.reception.models.contact import ContactQuerySet
from mingchuang.reception.presenters.contacts import masked
from mingchuang.reception.queries import persons_of

MOST_ROWS = 20_000

COMMON = (
    Column(key="number", title_zh="编号", width=18),
    Column(key="asked_at", title_zh="时间", width=17),
    Column(key="place", title_zh="首问地点", width=20),
    Column(key="first", title_zh="首问责任人", width=12),
    Column(key="name", title_zh="来访人", width=10),
    Column(key="phone", title_zh="电话", width=14),
    Column(key="words", title_zh="问什么", width=40),
    Column(key="item", title_zh="事项", width=24),
)
REGISTER = SheetSpec(
    name_zh="首问登记",
    columns=(
        *COMMON,
        Column(key="visitor_unit", title_zh="来访单位", width=18),
        Column(key="came_by", title_zh="来访方式", width=10),
        Column(key="outcome", title_zh="处理方式", width=16),
        Column(key="handed_to", title_zh="移交给", width=24),
        Column(key="handed_at", title_zh="移交时间", width=17),
        Column(key="accepted", title_zh="接收情况", width=24),
        Column(key="back", title_zh="被退回次数", kind=Kind.INTEGER, width=10),
        Column(key="answer", title_zh="结果", width=40),
        Column(key="go_to", title_zh="指引去向", width=24),
        Column(key="due_on", title_zh="到期日", kind=Kind.DATE, width=12),
        Column(key="settled_at", title_zh="办结时间", width=17),
        Column(key="settled_by", title_zh="办结人", width=10),
        Column(key="lamp", title_zh="灯", width=10),
    ),
)
PHONE_LOG = SheetSpec(
    name_zh="电话咨询台账",
    columns=(
        *COMMON,
        Column(key="told", title_zh="告知了什么", width=60),
        Column(key="settled_by", title_zh="答复人", width=10),
    ),
)


class ExportRefused(Refusal):
    """Too much for one file."""


def register_workbook(rows: ContactQuerySet, *, now: datetime) -> bytes:
    """The register, newest first, whole or not at all; names and numbers are masked."""
    found = _found(rows)
    offers = _last_offers(found)
    return write_rows(REGISTER, (_register_cells(row, persons, offers, now) for row, persons in _opened(found)))


def phone_log_workbook(rows: ContactQuerySet) -> bytes:
    """What was asked and told over the phone, newest first."""
    return write_rows(PHONE_LOG, (_log_cells(row, person) for row, person in _opened(_found(rows))))


def _found(rows: ContactQuerySet) -> list[FirstContact]:
    found = list(rows.order_by("-pk")[: MOST_ROWS + 1])
    if len(found) > MOST_ROWS:
        raise ExportRefused("台账超过 {most} 行，请先筛选再导出。", most=MOST_ROWS)
    return found


def _opened(found: list[FirstContact]) -> Iterable[tuple[FirstContact, FirstContact | None]]:
    persons = persons_of([row.pk for row in found if row.has_person])
    return ((row, persons.get(row.pk)) for row in found)


def _last_offers(found: list[FirstContact]) -> dict[int, HandOver]:
    rows = HandOver.objects.filter(matter__in=[row.pk for row in found]).select_related("to_node", "to_staff")
    return {row.matter_id: row for row in rows.order_by("id")}


def _common(row: FirstContact, person: FirstContact | None) -> dict[str, object]:
    shown = masked(person)
    return {
        "number": row.number,
        "asked_at": _moment(row.asked_at),
        "place": row.place.name_zh,
        "first": row.first_person.name_zh if row.first_person else row.first_label,
        "name": shown.name,
        "phone": shown.phone,
        "words": row.words_shown,
        "item": row.item.name_zh if row.item else "",
        "settled_by": row.settled_by,
    }


def _register_cells(
    row: FirstContact, person: FirstContact | None, offers: Mapping[int, HandOver], now: datetime
) -> Mapping[str, object]:
    offer = offers.get(row.pk)
    taker = offer.to_staff.name_zh if offer and offer.to_staff else ""
    return {
        **_common(row, person),
        "visitor_unit": row.visitor_unit,
        "came_by": row.get_came_by_display(),
        "outcome": row.get_outcome_display(),
        "handed_to": f"{offer.to_node.name_zh} {taker}".strip() if offer else "",
        "handed_at": _moment(offer.offered_at) if offer else "",
        "accepted": " ".join(filter(None, (offer.get_state_display(), offer.answered_by, offer.answer)))
        if offer
        else "",
        "back": row.matter.handed_back_count,
        "answer": row.answer,
        "go_to": row.go_to,
        "due_on": timezone.localdate(row.matter.clock.due_at),
        "settled_at": _moment(row.settled_at),
        "lamp": row.matter.lamp_at(now).lamp.label,
    }


def _log_cells(row: FirstContact, person: FirstContact | None) -> Mapping[str, object]:
    return {**_common(row, person), "told": " ".join(filter(None, (row.answer, row.go_to)))}


def _moment(value: datetime | None) -> str:
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else ""
