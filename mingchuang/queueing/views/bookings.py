"""Bookings for staff: who comes when, who is to be reminded, what was counted as missed. And the hours of a hall."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, worded
from mingchuang.foundation.http.downloads import EXCEL, download
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.queueing import actions
from mingchuang.queueing.forms.workspace import ExcuseForm
from mingchuang.queueing.models import Booking, Queue, QueueHall
from mingchuang.queueing.permissions import QueueingPermission as P
from mingchuang.queueing.presenters import staffing_finding, verdict_words, waiting_chart, windows_words
from mingchuang.queueing.queries.bookings import bookings_of, missed_of
from mingchuang.queueing.queries.halls import halls_within
from mingchuang.queueing.queries.line import queues_of
from mingchuang.queueing.queries.staffing import Staffing, staffing_of
from mingchuang.queueing.sheets import contacts_workbook, staffing_workbook


@page(P.BOOKING_READ)
def bookings(request: AskedRequest, code: str) -> HttpResponse:
    """The bookings of a day, without names; what was missed lately."""
    hall = get_object_or_404(halls_within(request.actor, P.BOOKING_READ), hall__code=code)
    today = timezone.localdate(clock())
    day = _day(request.GET.get("day", "")) or today
    context = {
        "hall": hall,
        "day": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "today": today,
        "rows": bookings_of(hall, day=day)[:500],
        "missed": missed_of(hall, since=today - timedelta(days=30))[:50],
        "may_keep": request.actor.may(P.BOOKING_KEEP, within=hall.path),
        "may_contact": request.actor.may(P.BOOKING_CONTACT, within=hall.path),
    }
    return render(request, "queueing/bookings.html", context)


@act(P.BOOKING_CONTACT)
def contacts(request: AskedRequest, code: str) -> HttpResponse:
    """The list to remind people by: names and numbers leave the product, so it asks first and notes who took it."""
    halls = QueueHall.objects.within(request.actor, P.BOOKING_CONTACT).select_related("hall")
    hall = get_object_or_404(halls, hall__code=code)
    day = _day(request.POST.get("day") or request.GET.get("day", "")) or timezone.localdate(clock()) + timedelta(days=1)
    if request.method == "POST":
        rows = actions.open_contacts(actor=request.actor, hall=hall, day=day, at=clock())
        return download(contacts_workbook(rows), name=f"预约提醒名单 {day}.xlsx", media_type=EXCEL)
    return render(request, "queueing/contacts.html", {"hall": hall, "day": day})


@act(P.BOOKING_KEEP)
def arrive_for(request: AskedRequest, pk: int) -> HttpResponse:
    """Somebody who booked is here and asks at the desk."""
    row = _booking(request, pk)
    if request.method == "POST":
        try:
            ticket = actions.arrive(actor=request.actor, booking_id=row.pk, at=clock())
        except Refusal as refusal:
            messages.warning(request, worded(refusal))
        else:
            messages.success(request, gettext("已报到，号码 {label}。").format(label=ticket.label))
    return redirect("queueing:bookings", code=row.hall.hall.code)


@act(P.BOOKING_KEEP)
def excuse_booking(request: AskedRequest, pk: int) -> HttpResponse:
    """What was counted as missed is counted no more."""
    row = _booking(request, pk)
    form = ExcuseForm(request.POST or None)
    if form.is_valid():
        try:
            actions.excuse_booking(
                actor=request.actor, booking_id=row.pk, reason=form.cleaned_data["reason"], at=clock()
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已撤销，不再计入爽约。"))
            return redirect("queueing:bookings", code=row.hall.hall.code)
    context = {"row": row, "form": form}
    return render(request, "queueing/excuse_booking.html", context, status=422 if form.errors else 200)


@page(P.STAFFING_READ)
def staffing(request: AskedRequest, code: str) -> HttpResponse:
    """How long people wait hour by hour, how many windows that needs, and how many were open."""
    hall, queues, found = _staffing(request, code)
    if found is None:
        return render(request, "queueing/staffing.html", {"hall": hall, "queues": queues})
    chart = waiting_chart(found)
    context = {
        "hall": hall,
        "found": found,
        "queues": queues,
        "finding": staffing_finding(found),
        "chart": chart.svg() if chart else "",
        "rows": [(one, windows_words(one), verdict_words(one)) for one in found.hours],
        "terms": hall.terms,
    }
    return render(request, "queueing/staffing.html", context)


@page(P.STAFFING_READ)
def staffing_sheet(request: AskedRequest, code: str) -> HttpResponse:
    """The same as an Excel file."""
    hall, _, found = _staffing(request, code)
    if found is None:
        raise Http404
    name = f"等候和窗口 {hall.hall.name_zh} {found.queue.name_zh} {found.since}至{found.until}.xlsx"
    return download(staffing_workbook(found), name=name, media_type=EXCEL)


def _staffing(request: AskedRequest, code: str) -> tuple[QueueHall, list[Queue], Staffing | None]:
    """The hall, its queues, and the hours of the chosen one (the first unless said); None where there is none."""
    hall = get_object_or_404(halls_within(request.actor, P.STAFFING_READ), hall__code=code)
    queues = queues_of(hall)
    chosen = [one for one in queues if one.letter == request.GET.get("queue")] or queues
    return hall, queues, staffing_of(chosen[0], now=clock()) if chosen else None


def _booking(request: AskedRequest, pk: int) -> Booking:
    rows = Booking.objects.within(request.actor, P.BOOKING_KEEP).defer("name", "phone")
    return get_object_or_404(rows.select_related("queue", "hall__hall", "desk__window"), pk=pk)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
