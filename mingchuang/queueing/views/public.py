"""Pages of a hall's queue for citizens: the hall, the ticket machine, the phone, the ticket. No account."""

import secrets
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language

from mingchuang.foundation.access import Actor
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page, worded
from mingchuang.foundation.http.devices import Device
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.intake import submit
from mingchuang.foundation.ui.slots import RATING, ask
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.queueing import actions
from mingchuang.queueing.actions import Arrival, Taking, report_arrivals, take_tickets
from mingchuang.queueing.enums import TicketOrigin, TicketState
from mingchuang.queueing.forms.public import CodeForm, TakeForm
from mingchuang.queueing.models import Booking, QueueHall, Ticket
from mingchuang.queueing.presenters import (
    TicketView,
    opening_words,
    phone_qr,
    priority_choices,
    priority_named,
    queue_rows,
    ticket_qr,
    ticket_view,
)
from mingchuang.queueing.queries.board import newest_event
from mingchuang.queueing.queries.halls import halls_open_to_all
from mingchuang.queueing.queries.line import HallLine, hall_line, queues_of, service_times
from mingchuang.queueing.queries.tickets import booking_by_receipt, served_ticket, ticket_by_token
from mingchuang.queueing.rules.bookings import BookingRefused
from mingchuang.queueing.rules.hours import TakeRefused, opening

STEP_SECONDS, TIMES_SECONDS = 5, 60
AREA = "queueing"


def line_of(hall: QueueHall, *, at: datetime) -> HallLine:
    """The hall's line, read once for all who ask within some seconds while nothing happens."""
    mark, key = f"{newest_event(hall)}.{int(at.timestamp()) // STEP_SECONDS}", f"queueing.line.{hall.pk}"
    kept: tuple[str, HallLine] | None = cache.get(key)
    if kept is None or kept[0] != mark:
        kept = (mark, hall_line(hall, at=at, times=_times(hall, at=at)))
        cache.set(key, kept, 30)
    return kept[1]


def _times(hall: QueueHall, *, at: datetime) -> dict[int, list[float]]:
    """How long services took of late: a guess that one more does not change, read anew every minute."""
    key = f"queueing.times.{hall.pk}.{int(at.timestamp()) // TIMES_SECONDS}"
    kept: dict[int, list[float]] | None = cache.get(key)
    if kept is None:
        kept = service_times(hall, at=at)
        cache.set(key, kept, TIMES_SECONDS)
    return kept


def hall_of(code: str) -> QueueHall:
    """The hall with this code that queues, or 404."""
    return get_object_or_404(halls_open_to_all(), hall__code=code)


def hall_state(hall: QueueHall, *, at: datetime) -> dict[str, Any]:
    """What every public page of a hall shows."""
    found = opening(timezone.localtime(at), terms=hall.terms, is_worked=calendar_in_force().is_working_day)
    rows = queue_rows(queues_of(hall), line_of(hall, at=at))
    return {"hall": hall, "rows": rows, "is_open": found.is_open, "opening": opening_words(found)}


@page(PUBLIC)
def halls(request: AskedRequest) -> HttpResponse:
    """Halls that queue."""
    return render(request, "queueing/halls.html", {"halls": halls_open_to_all()})


@page(PUBLIC)
def hall(request: AskedRequest, code: str) -> HttpResponse:
    """How it stands in a hall, before one sets out."""
    return render(request, "queueing/hall.html", hall_state(hall_of(code), at=clock()))


@act(PUBLIC, intake=True)
def kiosk(request: AskedRequest, code: str, key: str) -> HttpResponse:
    """The ticket machine: one tap a ticket; a second page for those who go ahead."""
    row = _keyed(code, key, "kiosk_key")
    form = TakeForm(request.POST or None)
    fault = ""
    if form.is_valid():
        try:
            ticket = _take(row, form, origin=TicketOrigin.KIOSK, at=clock())
        except TakeRefused as refusal:
            fault = worded(refusal)
        else:
            return redirect("queueing:slip", code=code, key=key, token=ticket.token)
    context = _kiosk(request, row, fault)
    return render(request, "queueing/kiosk.html", context, status=409 if fault else 200)


def _kiosk(request: AskedRequest, row: QueueHall, fault: str) -> dict[str, Any]:
    chosen = priority_named(request.POST.get("priority") or request.GET.get("priority", ""))
    return hall_state(row, at=clock()) | {
        "key": row.kiosk_key,
        "fault": fault,
        "chosen": chosen,
        "choices": priority_choices() if request.GET.get("step") == "priority" else [],
        "press": secrets.token_urlsafe(12),
        "qr": phone_qr(row),
    }


@act(PUBLIC, intake=True)
def kiosk_arrive(request: AskedRequest, code: str, key: str) -> HttpResponse:
    """Who booked says so at the machine and gets her ticket."""
    row = _keyed(code, key, "kiosk_key")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            booking = _booked_here(row, form.cleaned_data["code"])
            ticket = submit(report_arrivals, Arrival(actor=Actor.citizen(), booking_id=booking.pk, at=clock()))
        except BookingRefused as refusal:
            show_refusal(form, refusal, field="code")
        else:
            return redirect("queueing:slip", code=code, key=key, token=ticket.token)
    context = {"hall": row, "key": key, "form": form}
    return render(request, "queueing/kiosk_arrive.html", context, status=422 if form.errors else 200)


@page(PUBLIC)
def slip(request: AskedRequest, code: str, key: str, token: str) -> HttpResponse:
    """The slip as it is printed; the machine goes back to its first page by itself."""
    row = _keyed(code, key, "kiosk_key")
    view = _view(_ticket(token))
    return render(request, "queueing/slip.html", {"hall": row, "key": key, "view": view, "qr": ticket_qr(view.ticket)})


@act(PUBLIC, intake=True)
def take(request: AskedRequest, code: str, key: str) -> HttpResponse:
    """By phone, from the code that hangs in the hall: one open ticket of a queue for each phone."""
    row = _keyed(code, key, "phone_key")
    form = TakeForm(request.POST or None)
    device = Device(request, area=AREA)
    fault = ""
    if form.is_valid():
        try:
            ticket = _take(row, form, origin=TicketOrigin.PHONE, at=clock(), device=device.digest)
        except TakeRefused as refusal:
            fault = worded(refusal)
        else:
            return device.remember(redirect("queueing:ticket", token=ticket.token))
    context = _kiosk(request, row, fault) | {"key": key}
    return device.remember(render(request, "queueing/take.html", context, status=409 if fault else 200))


@page(PUBLIC)
def ticket(request: AskedRequest, token: str) -> HttpResponse:
    """The ticket in its holder's hand; it keeps itself up to date."""
    return render(request, "queueing/ticket.html", {"view": _view(_ticket(token)), "rating": _rating(token)})


@page(PUBLIC)
def ticket_state(request: AskedRequest, token: str) -> HttpResponse:
    """What the ticket's page asks every few seconds: 304 while nothing has changed."""
    view = _view(_ticket(token))
    etag = f'"{salted_hmac("queueing.state", view.version + str(get_language())).hexdigest()[:20]}"'
    if request.headers.get("If-None-Match") == etag:
        answer = HttpResponse(status=304)
    else:
        html = render_to_string("queueing/_ticket.html", {"view": view, "rating": _rating(token)}, request)
        answer = JsonResponse({"html": html, "called": view.is_called, "over": view.is_over})
    answer["ETag"], answer["Cache-Control"] = etag, "no-cache"
    return answer


@act(PUBLIC)
def cancel_ticket(request: AskedRequest, token: str) -> HttpResponse:
    """Wait no longer; asked once more, since the place is gone then."""
    found = _ticket(token)
    if request.method == "POST":
        actions.cancel_ticket(actor=Actor.citizen(), ticket_id=found.pk, at=clock())
        return redirect("queueing:ticket", token=token)
    return render(request, "queueing/cancel_ticket.html", {"ticket": found})


def _rating(token: str) -> str:
    """Where the service is rated once it is over; "" before, or when nobody takes ratings."""
    served = served_ticket(token)
    if served is None:
        return ""
    return ask(RATING, window_code=served.window.code, source="queueing", number=served.service_number)


def _view(found: Ticket) -> TicketView:
    waits = found.state == TicketState.WAITING
    return ticket_view(found, line_of(found.hall, at=clock()).place_of(found.pk) if waits else None)


def _ticket(token: str) -> Ticket:
    found = ticket_by_token(token)
    if found is None:
        raise Http404
    return found


def _take(row: QueueHall, form: TakeForm, *, origin: TicketOrigin, at: datetime, device: str = "") -> Ticket:
    typed = form.cleaned_data
    return submit(
        take_tickets,
        Taking(
            queue_id=typed["queue"],
            hall_id=row.pk,
            origin=origin,
            priority=typed["priority"],
            press=typed["press"],
            device=device,
            at=at,
        ),
    )


def _booked_here(row: QueueHall, receipt: str) -> Booking:
    booking = booking_by_receipt(receipt)
    if booking is None or booking.hall_id != row.pk:
        raise BookingRefused("这个大厅没有这个预约码，请核对。")
    return booking


def _keyed(code: str, key: str, name: str) -> QueueHall:
    row = hall_of(code)
    if not constant_time_compare(getattr(row, name), key):
        raise Http404
    return row
