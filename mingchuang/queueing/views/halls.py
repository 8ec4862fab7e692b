"""Setting up: a hall's terms, queues, windows, hours to be booked, and the addresses of its machines."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.acting import carried_out
from mingchuang.queueing import actions
from mingchuang.queueing.actions import TemplateContent
from mingchuang.queueing.forms.workspace import DeskForm, OpenHallForm, QueueForm, SlotForm, TermsForm
from mingchuang.queueing.models import Desk, Queue, QueueHall, SlotTemplate
from mingchuang.queueing.permissions import QueueingPermission as P
from mingchuang.queueing.presenters import phone_address, phone_qr, queue_rows, span_words
from mingchuang.queueing.queries.halls import (
    callable_desks,
    desks_of,
    halls_to_open,
    halls_within,
    templates_of,
    windows_of,
)
from mingchuang.queueing.queries.line import hall_line, queues_of
from mingchuang.queueing.rules.terms import HallTerms


@page(P.QUEUE_READ)
def overview(request: AskedRequest) -> HttpResponse:
    """The halls within reach as they stand, and the windows at which one may call."""
    at = clock()
    halls = []
    for hall in halls_within(request.actor, P.QUEUE_READ):
        line = hall_line(hall, at=at)
        rows = [(row, span_words(line.longest_wait(row.queue.pk))) for row in queue_rows(queues_of(hall), line)]
        halls.append({"hall": hall, "rows": rows, "open": len(line.open_desks)})
    context = {
        "halls": halls,
        "desks": callable_desks(request.actor),
        "may_edit": request.actor.has(P.QUEUE_EDIT),
        "may_staffing": request.actor.has(P.STAFFING_READ),
    }
    return render(request, "queueing/overview.html", context)


@page(P.QUEUE_READ)
def hall_setup(request: AskedRequest, code: str) -> HttpResponse:
    """How a hall is set up; the addresses of its machines only for who may change them."""
    hall = get_object_or_404(halls_within(request.actor, P.QUEUE_READ), hall__code=code)
    may_edit = request.actor.may(P.QUEUE_EDIT, within=hall.path)
    context = {
        "hall": hall,
        "terms": hall.terms,
        "queues": queues_of(hall),
        "desks": desks_of(hall),
        "templates": templates_of(hall),
        "may_edit": may_edit,
        "kiosk": request.build_absolute_uri(reverse("queueing:kiosk", args=[code, hall.kiosk_key])) if may_edit else "",
        "phone": phone_address(hall) if may_edit else "",
        "qr": phone_qr(hall) if may_edit else "",
    }
    return render(request, "queueing/hall_setup.html", context)


@act(P.QUEUE_EDIT)
def open_hall(request: AskedRequest) -> HttpResponse:
    """Let another hall queue."""
    form = OpenHallForm(request.POST or None, halls=halls_to_open(request.actor))
    if form.is_valid():
        hall = form.cleaned_data["hall"]
        actions.open_hall(actor=request.actor, hall=hall, at=clock())
        return redirect("queueing:hall-setup", code=hall.code)
    return _form(request, form, gettext("启用大厅排队"), "", reverse("queueing:overview"))


@act(P.QUEUE_EDIT)
def set_terms(request: AskedRequest, code: str) -> HttpResponse:
    """The terms of a hall."""
    hall = _hall(request, code)
    terms = hall.terms
    initial = {name: getattr(terms, name) for name in HallTerms.__dataclass_fields__}
    initial["take_hours"] = " ".join(str(span).replace("–", "-") for span in terms.take_hours)
    form = TermsForm(request.POST or None, initial=initial)
    if form.is_valid() and _done(form, actions.set_terms, request, hall_id=hall.pk, terms=form.terms()):
        messages.success(request, gettext("排队规则已设定，从下一次取号、叫号起照办。"))
        return redirect("queueing:hall-setup", code=code)
    return _form(request, form, gettext("排队规则"), hall.hall, _back(code))


@act(P.QUEUE_EDIT)
def add_queue(request: AskedRequest, code: str) -> HttpResponse:
    """A new queue."""
    hall = _hall(request, code)
    form = QueueForm(request.POST or None, is_new=True)
    if form.is_valid() and _done(form, actions.set_queue, request, hall_id=hall.pk, content=form.content()):
        return redirect("queueing:hall-setup", code=code)
    return _form(request, form, gettext("新增队列"), hall.hall, _back(code))


@act(P.QUEUE_EDIT)
def change_queue(request: AskedRequest, pk: int) -> HttpResponse:
    """What a queue is called and what is done in it."""
    queue = _queue(request, pk)
    names = ("name_zh", "name_en", "about_zh", "about_en")
    initial = {name: getattr(queue, name) for name in names} | {"item_codes": " ".join(queue.item_codes)}
    form = QueueForm(request.POST or None, is_new=False, initial=initial)
    if form.is_valid() and _done(
        form,
        actions.set_queue,
        request,
        hall_id=queue.hall_id,
        queue_id=queue.pk,
        content=form.content(letter=queue.letter),
    ):
        return redirect("queueing:hall-setup", code=queue.hall.hall.code)
    return _form(request, form, gettext("修改队列"), queue, _back(queue.hall.hall.code))


@act(P.QUEUE_EDIT)
def close_queue(request: AskedRequest, pk: int) -> HttpResponse:
    """Use a queue no longer; after asking."""
    queue = _queue(request, pk)
    if request.method == "POST":
        actions.close_queue(actor=request.actor, queue_id=queue.pk, at=clock())
        return redirect("queueing:hall-setup", code=queue.hall.hall.code)
    context = {"title": gettext("停用队列"), "thing": queue, "back": _back(queue.hall.hall.code)}
    return render(request, "queueing/form.html", context)


@act(P.QUEUE_EDIT)
def add_desk(request: AskedRequest, code: str) -> HttpResponse:
    """Another window that calls."""
    hall = _hall(request, code)
    windows = windows_of(hall).exclude(pk__in=Desk.objects.values("window"))
    form = DeskForm(request.POST or None, queues=Queue.objects.in_use().filter(hall=hall), windows=windows)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        if _done(form, actions.set_desk, request, hall_id=hall.pk, **typed | {"queues": list(typed["queues"])}):
            return redirect("queueing:hall-setup", code=code)
    return _form(request, form, gettext("新增叫号窗口"), hall.hall, _back(code))


@act(P.QUEUE_EDIT)
def change_desk(request: AskedRequest, pk: int) -> HttpResponse:
    """Its number and its queues."""
    halls = QueueHall.objects.within(request.actor, P.QUEUE_EDIT).values("pk")
    desk = get_object_or_404(Desk.objects.select_related("window", "hall__hall"), pk=pk, hall__in=halls)
    queues = Queue.objects.in_use().filter(hall=desk.hall)
    form = DeskForm(request.POST or None, queues=queues, initial={"sign": desk.sign, "queues": desk.queues.all()})
    if form.is_valid() and _done(
        form,
        actions.set_desk,
        request,
        hall_id=desk.hall_id,
        window=desk.window,
        sign=form.cleaned_data["sign"],
        queues=list(form.cleaned_data["queues"]),
    ):
        return redirect("queueing:hall-setup", code=desk.hall.hall.code)
    return _form(request, form, gettext("修改叫号窗口"), desk.window, _back(desk.hall.hall.code))


@act(P.QUEUE_EDIT)
def offer_slots(request: AskedRequest, code: str) -> HttpResponse:
    """Hours that a window offers every week."""
    hall = _hall(request, code)
    form = SlotForm(request.POST or None, queues=Queue.objects.in_use().filter(hall=hall), desks=desks_of(hall))
    if form.is_valid():
        typed = dict(form.cleaned_data)
        queue, desk = typed.pop("queue"), typed.pop("desk")
        content = TemplateContent(**typed | {"weekdays": tuple(typed["weekdays"])})
        if _done(form, actions.offer_slots, request, queue=queue, desk=desk, content=content):
            return redirect("queueing:hall-setup", code=code)
    return _form(request, form, gettext("新增预约号源"), hall.hall, _back(code))


@act(P.QUEUE_EDIT)
def end_slots(request: AskedRequest, pk: int) -> HttpResponse:
    """Offer these hours no more; what is booked stands."""
    rows = SlotTemplate.objects.within(request.actor, P.QUEUE_EDIT).select_related("queue__hall__hall")
    row = get_object_or_404(rows, pk=pk, until_on=None)
    code = row.queue.hall.hall.code
    if request.method == "POST":
        actions.end_template(actor=request.actor, template_id=row.pk, at=clock())
        return redirect("queueing:hall-setup", code=code)
    context = {"title": gettext("停用预约号源"), "thing": row.queue, "back": _back(code), "hours": row}
    return render(request, "queueing/form.html", context)


@act(P.QUEUE_EDIT)
def renew_keys(request: AskedRequest, code: str) -> HttpResponse:
    """New addresses for the ticket machine and the QR code; after asking."""
    hall = _hall(request, code)
    if request.method == "POST":
        actions.renew_keys(actor=request.actor, hall_id=hall.pk, at=clock())
        messages.success(request, gettext("取号地址已更换，旧的取号机页面和二维码不能再用。"))
        return redirect("queueing:hall-setup", code=code)
    context = {"title": gettext("更换取号地址"), "thing": hall.hall, "back": _back(code), "is_renewing": True}
    return render(request, "queueing/form.html", context)


def _done(form: forms.Form, act_: Any, request: AskedRequest, **values: Any) -> bool:
    """Do it; a refusal goes to its field."""
    return carried_out(form, lambda: act_(actor=request.actor, at=clock(), **values))


def _form(request: AskedRequest, form: forms.Form, title: str, thing: Any, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "thing": thing, "back": back}
    return render(request, "queueing/form.html", context, status=422 if form.errors else 200)


def _back(code: str) -> str:
    return reverse("queueing:hall-setup", args=[code])


def _hall(request: AskedRequest, code: str) -> QueueHall:
    rows = QueueHall.objects.within(request.actor, P.QUEUE_EDIT).select_related("hall")
    return get_object_or_404(rows, hall__code=code)


def _queue(request: AskedRequest, pk: int) -> Queue:
    rows = Queue.objects.within(request.actor, P.QUEUE_EDIT).select_related("hall__hall")
    return get_object_or_404(rows, pk=pk, closed_at=None)
