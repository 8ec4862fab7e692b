"""Booking an hour, and what its code can do afterwards: by phone, without account."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.access import Actor
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page, worded
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.intake import submit
from mingchuang.queueing import actions
from mingchuang.queueing.actions import Arrival, report_arrivals
from mingchuang.queueing.enums import BookingState
from mingchuang.queueing.forms.public import BookForm, MoveForm
from mingchuang.queueing.models import Booking, Queue
from mingchuang.queueing.presenters import desk_name
from mingchuang.queueing.queries.line import queues_of
from mingchuang.queueing.queries.slots import OfferedSlot, offered_days, offered_slots
from mingchuang.queueing.queries.tickets import booking_by_token
from mingchuang.queueing.rules.bookings import BookingRefused
from mingchuang.queueing.views.public import hall_of

WHEN = "%Y-%m-%dT%H:%M"


@page(PUBLIC)
def book_hall(request: AskedRequest, code: str) -> HttpResponse:
    """What can be booked in a hall."""
    hall = hall_of(code)
    rows = [queue for queue in queues_of(hall) if queue.templates.filter(until_on=None).exists()]
    return render(request, "queueing/book_hall.html", {"hall": hall, "queues": rows})


@page(PUBLIC)
def book_queue(request: AskedRequest, code: str, letter: str) -> HttpResponse:
    """The days of a queue, and the hours of the chosen one."""
    context = _offer(request, _queue(code, letter))
    return render(request, "queueing/book_queue.html", context)


@act(PUBLIC)
def book_slot(request: AskedRequest, code: str, letter: str, desk: int, when: str) -> HttpResponse:
    """Who comes, and book."""
    queue, starts_at = _queue(code, letter), _moment(when)
    chosen = next(
        (
            one
            for one in offered_slots(queue, starts_at.date())
            if one.desk.pk == desk and one.slot.starts_at == starts_at
        ),
        None,
    )
    if chosen is None:
        raise Http404
    form = BookForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            booking = actions.book(
                actor=Actor.citizen(),
                queue_id=queue.pk,
                desk_id=desk,
                starts_at=starts_at,
                at=clock(),
                **form.cleaned_data,
            )
        except BookingRefused as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("queueing:booking", token=booking.token)
    context = {"hall": queue.hall, "queue": queue, "chosen": _shown(chosen), "form": form}
    return render(request, "queueing/book_slot.html", context, status=422 if form.errors else 200)


@page(PUBLIC)
def booking(request: AskedRequest, token: str) -> HttpResponse:
    """A booking: its code, its hour, and what can be done."""
    found = _booking(token)
    terms, now = found.hall.terms, clock()
    context = {
        "booking": found,
        "hall": found.queue.hall,
        "window": desk_name(found.desk),
        "terms": terms,
        "is_open": found.state == BookingState.BOOKED and found.starts_at > now,
        "may_arrive": found.ticket_id is None
        and found.state in {BookingState.BOOKED, BookingState.LAPSED, BookingState.MISSED}
        and found.day == timezone.localdate(now)
        and now >= found.starts_at - timedelta(minutes=terms.early_minutes),
    }
    return render(request, "queueing/booking.html", context)


@act(PUBLIC)
def cancel_booking(request: AskedRequest, token: str) -> HttpResponse:
    """Will not come; after asking."""
    found = _booking(token)
    if request.method == "POST":
        actions.cancel_booking(actor=Actor.citizen(), booking_id=found.pk, at=clock())
        messages.success(request, gettext("已取消，时段让给了别人。"))
        return redirect("queueing:booking", token=token)
    return render(request, "queueing/cancel_booking.html", {"booking": found, "window": desk_name(found.desk)})


@act(PUBLIC)
def move_booking(request: AskedRequest, token: str) -> HttpResponse:
    """Another hour under the same code."""
    found = _booking(token)
    context = _offer(request, found.queue) | {"booking": found}
    form = MoveForm(request.POST or None)
    if form.is_valid():
        try:
            actions.move_booking(
                actor=Actor.citizen(),
                booking_id=found.pk,
                desk_id=form.cleaned_data["desk"],
                starts_at=form.cleaned_data["when"],
                at=clock(),
            )
        except BookingRefused as refusal:
            context["fault"] = worded(refusal)
        else:
            messages.success(request, gettext("已改约，预约码没有变。"))
            return redirect("queueing:booking", token=token)
    context["form"] = form
    return render(request, "queueing/move_booking.html", context, status=422 if context.get("fault") else 200)


@act(PUBLIC, intake=True)
def arrive(request: AskedRequest, token: str) -> HttpResponse:
    """Here: the booking becomes a ticket."""
    found = _booking(token)
    if request.method == "POST":
        ticket = submit(report_arrivals, Arrival(actor=Actor.citizen(), booking_id=found.pk, at=clock()))
        return redirect("queueing:ticket", token=ticket.token)
    return redirect("queueing:booking", token=token)


def _offer(request: AskedRequest, queue: Queue) -> dict[str, Any]:
    """The days that can be booked and the hours of one of them."""
    days = offered_days(queue, now=clock())
    wanted = _day(request.GET.get("day", ""))
    day = wanted if wanted in {one.day for one in days} else (days[0].day if days else None)
    slots = [_shown(one) for one in offered_slots(queue, day) if one.left] if day else []
    return {"hall": queue.hall, "queue": queue, "days": days, "day": day, "slots": slots, "terms": queue.hall.terms}


def _shown(one: OfferedSlot) -> dict[str, Any]:
    begins, ends = (timezone.localtime(moment) for moment in (one.slot.starts_at, one.slot.ends_at))
    return {
        "desk": one.desk.pk,
        "when": begins.strftime(WHEN),
        "day": begins.date(),
        "hours": f"{begins:%H:%M}–{ends:%H:%M}",
        "window": desk_name(one.desk),
        "left": one.left,
    }


def _queue(code: str, letter: str) -> Queue:
    found = Queue.objects.in_use().select_related("hall__hall")
    return get_object_or_404(found, hall__hall__code=code, letter=letter)


def _booking(token: str) -> Booking:
    found = booking_by_token(token)
    if found is None:
        raise Http404
    return found


def _moment(text: str) -> datetime:
    try:
        return timezone.make_aware(datetime.strptime(text, WHEN))  # noqa: DTZ007 - made aware at once
    except ValueError:
        raise Http404 from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
