"""The calendar of staff: planning, saying what became of a stop, taking matters in."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.feedback.enums import VoiceKind
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.acting import carried_out
from mingchuang.foundation.http.downloads import EXCEL, download
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node, Staff
from mingchuang.outreach import actions as acts
from mingchuang.outreach.enums import StopState, TourKind
from mingchuang.outreach.forms import CalendarFilterForm, HeldForm, ReasonForm, TakeForm, TourForm, WorkbookForm
from mingchuang.outreach.models import Stop, Tour
from mingchuang.outreach.permissions import OutreachPermission as P
from mingchuang.outreach.queries import outreach_counts, stops_within, taken_at, tours_within
from mingchuang.outreach.sheets import calendar_template, load_calendar, results_workbook
from mingchuang.reception.actions import ContactOrder
from mingchuang.reception.enums import CameBy, Outcome

SIZE = 50
MOST_ROWS = 20_000


@page(P.STOP_READ)
def calendar(request: AskedRequest) -> HttpResponse:
    """What comes next, what nobody reported, what was done."""
    today, actor = timezone.localdate(), request.actor
    form = CalendarFilterForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    shown = Paginator(stops_within(actor, state=state, today=today), SIZE).get_page(request.GET.get("page"))
    counts = outreach_counts(
        paths=actor.reach(P.STOP_READ), since=date(today.year, 1, 1), until=date(today.year, 12, 31), today=today
    )
    context = {
        "form": form,
        "stops": shown,
        "counts": counts,
        "today": today,
        "may_plan": actor.has(P.TOUR_EDIT),
    }
    return render(request, "outreach/calendar.html", context)


@page(P.STOP_READ)
def tours(request: AskedRequest) -> HttpResponse:
    """Teams that go out, with their rhythm."""
    context = {"tours": tours_within(request.actor), "may_plan": request.actor.has(P.TOUR_EDIT)}
    return render(request, "outreach/tours.html", context)


@act(P.TOUR_EDIT)
def plan(request: AskedRequest) -> HttpResponse:
    """A new tour with all its stops."""
    reachable = Node.objects.within(request.actor, P.TOUR_EDIT).open_on(timezone.localdate())
    nodes = reachable.exclude(kind=NodeKind.REGION).in_tree_order()
    form = TourForm(request.POST or None, nodes=nodes, initial={"node": nodes.units().first()})
    if form.is_valid():
        try:
            order = acts.TourOrder(kind=TourKind(form.cleaned_data["kind"]), rhythm=form.rhythm(), **form.rest())
            tour = acts.plan_tour(actor=request.actor, order=order, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            told = _("已安排 {count} 次。").format(count=tour.stops.count())
            messages.success(request, told)
            return redirect("outreach:calendar")
    context = {"form": form, "title": _("安排外出服务"), "back": "outreach:calendar"}
    return render(request, "outreach/form.html", context, status=422 if form.errors else 200)


@act(P.TOUR_EDIT)
def end(request: AskedRequest, pk: int) -> HttpResponse:
    """It does not go there any more."""
    tour = get_object_or_404(Tour.objects.within(request.actor, P.TOUR_EDIT), pk=pk)
    form = ReasonForm(request.POST or None)

    def run() -> None:
        acts.end_tour(actor=request.actor, tour_id=tour.pk, at=clock(), **form.cleaned_data)

    title = _("停止外出服务：{name}").format(name=tour.name_zh)
    return _step(request, form, run, title=title, done=_("已停止，后面的日程已取消。"), back="outreach:tours")


@page(P.STOP_READ)
def stop(request: AskedRequest, pk: int) -> HttpResponse:
    """One day: what came of it, the pictures, what was taken in."""
    row = _row(request, pk, P.STOP_READ)
    today = timezone.localdate()
    may_report = request.actor.may(P.STOP_REPORT, within=row.path)
    context = {
        "row": row,
        "taken": taken_at(row),
        "photos": row.photos.order_by("id"),
        "may_hold": may_report and row.state == StopState.PLANNED and row.on <= today,
        "may_cancel": may_report and row.state == StopState.PLANNED,
        "may_take": may_report and row.state != StopState.CANCELLED and row.on <= today,
    }
    return render(request, "outreach/stop.html", context)


@page(P.STOP_READ)
def stop_photo(request: AskedRequest, pk: int, photo_id: int) -> HttpResponse:
    """A picture of a stop."""
    row = _row(request, pk, P.STOP_READ)
    file = get_object_or_404(row.photos.all(), pk=photo_id)
    return download(read_file(file), name=file.name, media_type=file.media_type, inline=True)


@act(P.STOP_REPORT)
def hold(request: AskedRequest, pk: int) -> HttpResponse:
    """The team was there."""
    row = _row(request, pk, P.STOP_REPORT)
    form = HeldForm(request.POST or None, request.FILES or None)

    def run() -> None:
        given = form.cleaned_data
        pictures = [file.read() for file in given["photos"]]
        acts.hold_stop(
            actor=request.actor,
            stop_id=row.pk,
            served=given["served"],
            result=given["result"],
            photos=pictures,
            at=clock(),
        )

    return _step(request, form, run, title=_("登记开展情况"), done=_("已登记。"), back="outreach:stop", row=row)


@act(P.STOP_REPORT)
def cancel(request: AskedRequest, pk: int) -> HttpResponse:
    """The team does not go."""
    row = _row(request, pk, P.STOP_REPORT)
    form = ReasonForm(request.POST or None)

    def run() -> None:
        acts.cancel_stop(actor=request.actor, stop_id=row.pk, at=clock(), **form.cleaned_data)

    return _step(
        request, form, run, title=_("取消这一次"), done=_("已取消，群众能看到原因。"), back="outreach:stop", row=row
    )


@act(P.STOP_REPORT)
def take(request: AskedRequest, pk: int) -> HttpResponse:
    """Somebody said something out there: it becomes a first contact or a voice."""
    row = _row(request, pk, P.STOP_REPORT)
    units = Node.objects.open_on(timezone.localdate()).units().in_tree_order()
    form = TakeForm(request.POST or None, units=units)

    def run() -> None:
        _take(request, row, form.cleaned_data)

    return _step(
        request, form, run, title=_("收下群众事项"), done=_("已登记，转到该办的地方。"), back="outreach:stop", row=row
    )


@act(P.TOUR_EDIT)
def import_calendar(request: AskedRequest) -> HttpResponse:
    """A whole year: all of it, or none and every fault with its cell."""
    form = WorkbookForm(request.POST or None, request.FILES or None)
    loaded = None
    if form.is_valid():
        loaded = load_calendar(form.cleaned_data["workbook"].read(), actor=request.actor, at=clock())
        if loaded.tours:
            messages.success(request, _("已导入 {count} 项外出服务。").format(count=loaded.tours))
            return redirect("outreach:calendar")
    status = 422 if form.errors or loaded else 200
    return render(request, "outreach/import.html", {"form": form, "loaded": loaded}, status=status)


@page(P.TOUR_EDIT)
def template(request: AskedRequest) -> HttpResponse:
    """An empty workbook to fill in."""
    return download(calendar_template(), name=_("外出服务日程模板") + ".xlsx", media_type=EXCEL)


@page(P.STOP_READ)
def export(request: AskedRequest) -> HttpResponseBase:
    """What came of the last year, in Excel."""
    today = timezone.localdate()
    form = CalendarFilterForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    book = results_workbook(stops_within(request.actor, state=state, today=today)[:MOST_ROWS])
    return FileResponse(BytesIO(book), as_attachment=True, filename=_("外出服务台账") + ".xlsx", content_type=EXCEL)


def _take(request: AskedRequest, row: Stop, given: dict[str, Any]) -> None:
    if given["goes_as"] != TakeForm.CONTACT:
        acts.take_voice(
            actor=request.actor,
            stop_id=row.pk,
            kind=VoiceKind(given["goes_as"]),
            text=given["words"],
            place=given["about"],
            name=given["person_name"],
            phone=given["phone"],
            form_key=given["form_key"],
            at=clock(),
        )
        return
    staff = Staff.objects.select_related("node").filter(pk=request.actor.staff_id or 0).first()
    order = ContactOrder(
        place=staff.node if staff else row.tour.node,
        words=given["words"],
        came_by=CameBy.VISIT,
        outcome=Outcome(given["outcome"]),
        person_name=given["person_name"],
        phone=given["phone"],
        form_key=given["form_key"],
    )
    acts.take_contact(actor=request.actor, stop_id=row.pk, order=order, at=clock())


def _row(request: AskedRequest, pk: int, permission: str) -> Stop:
    return get_object_or_404(Stop.objects.within(request.actor, permission).with_tour(), pk=pk)


def _step(
    request: AskedRequest,
    form: forms.Form,
    run: Callable[[], None],
    *,
    title: str,
    done: str,
    back: str,
    row: Stop | None = None,
) -> HttpResponse:
    """Ask the form, run the act, go back; a refusal stands on the form."""
    if carried_out(form, run):
        messages.success(request, done)
        return redirect(back, row.pk) if row else redirect(back)
    context = {"form": form, "title": title, "row": row, "back": back}
    return render(request, "outreach/form.html", context, status=422 if form.errors else 200)
