"""The window's page: one press a step, by mouse or key, with and without JavaScript."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, gettext

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, worded
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.intake import submit
from mingchuang.queueing import actions
from mingchuang.queueing.actions import BUTTONS, Press, press_buttons
from mingchuang.queueing.forms.workspace import ReasonForm, TransferForm
from mingchuang.queueing.models import Desk
from mingchuang.queueing.permissions import QueueingPermission as P
from mingchuang.queueing.presenters import priority_named, span_words
from mingchuang.queueing.queries.board import newest_event
from mingchuang.queueing.queries.caller import CallerView, caller_view, places_to_transfer
from mingchuang.queueing.queries.halls import desks_within

STEP_SECONDS = 60
"""So long at most the line of a window is handed out unchanged: its minutes go on by themselves."""


@page(P.WINDOW_CALL)
def caller(request: AskedRequest, code: str) -> HttpResponse:
    """Whom the window serves, how many wait, and the buttons; read anew when the clerk comes back to it."""
    answer = render(request, "queueing/caller.html", _context(_desk(request, code)))
    answer["Cache-Control"] = "no-store"
    return answer


@page(P.WINDOW_CALL)
def caller_waiting(request: AskedRequest, code: str) -> HttpResponse:
    """The part of the page that changes without the clerk: asked every few seconds, 304 while nothing happens."""
    desk = _desk(request, code)
    mark = f"{newest_event(desk.hall)}.{int(clock().timestamp()) // STEP_SECONDS}.{get_language()}"
    etag = f'"{salted_hmac("queueing.waiting", mark).hexdigest()[:20]}"'
    if request.headers.get("If-None-Match") == etag:
        answer = HttpResponse(status=304)
    else:
        answer = render(request, "queueing/_waiting.html", _context(desk))
    answer["ETag"], answer["Cache-Control"] = etag, "private, no-cache"
    return answer


@act(P.WINDOW_CALL, intake=True)
def press(request: AskedRequest, code: str, move: str) -> HttpResponse:
    """One button. What the clerk's page showed comes along, so that a press that comes twice changes nothing.

    A page with script gets what has changed at once; others are led back to the window.
    """
    desk = _desk(request, code)
    if move not in BUTTONS:
        raise Http404
    if request.method == "POST":
        desk = _pressed(request, desk, move)
        if request.headers.get("HX-Request"):
            return render(request, "queueing/_pressed.html", _context(desk))
    return redirect("queueing:caller", code=code)


def _pressed(request: AskedRequest, desk: Desk, move: str) -> Desk:
    """The window as it is after the press."""
    try:
        one = Press(button=move, actor=request.actor, desk_id=desk.pk, seen=_seen(request), at=clock())
        pressed = submit(press_buttons, one)
    except Refusal as refusal:
        messages.warning(request, worded(refusal))
        return _desk(request, desk.window.code)
    if pressed.is_stale:
        messages.info(request, gettext("窗口的情况已经变了，刚才那一下没有算。"))
    elif move == "next" and pressed.ticket is None:
        messages.info(request, gettext("现在没有人在等。"))
    return pressed.desk


@act(P.WINDOW_CALL)
def transfer(request: AskedRequest, code: str) -> HttpResponse:
    """To another queue or window; the place counts from when the ticket was taken."""
    desk = _desk(request, code)
    queues, desks = places_to_transfer(desk, at=clock())
    form = TransferForm(request.POST or None, queues=queues, desks=desks)
    if form.is_valid():
        to = form.cleaned_data["to"]
        place: dict[str, Any] = {"queue_id" if to[0] == "q" else "to_desk_id": int(to[1:])}
        try:
            actions.transfer(actor=request.actor, desk_id=desk.pk, seen=_seen(request), at=clock(), **place)
        except Refusal as refusal:
            show_refusal(form, refusal, field="to")
        else:
            messages.success(request, gettext("已转办，按原来的取号时间排队。"))
            return redirect("queueing:caller", code=code)
    context = _context(desk) | {"form": form}
    return render(request, "queueing/transfer.html", context, status=422 if form.errors else 200)


@act(P.WINDOW_CALL)
def restore(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """Somebody who was passed over is here after all."""
    desk = _desk(request, code)
    if request.method == "POST":
        try:
            ticket = actions.restore(actor=request.actor, desk_id=desk.pk, ticket_id=pk, at=clock())
        except Refusal as refusal:
            messages.warning(request, worded(refusal))
        else:
            messages.success(request, gettext("{label} 重新排队。").format(label=ticket.label))
    return redirect("queueing:caller", code=code)


@act(P.WINDOW_CALL)
def stop(request: AskedRequest, code: str) -> HttpResponse:
    """Open the window, or stop calling; the last one says why while somebody waits."""
    desk = _desk(request, code)
    form = ReasonForm(request.POST or None)
    is_open = desk.spells.filter(closed_at=None).exists()
    if request.method == "POST" and form.is_valid():
        try:
            if is_open:
                reason = form.cleaned_data["reason"]
                actions.close_window(actor=request.actor, desk_id=desk.pk, reason=reason, at=clock())
            else:
                actions.open_window(actor=request.actor, desk_id=desk.pk, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal, field="reason")
        else:
            return redirect("queueing:caller", code=code)
    context = {"desk": desk, "form": form, "is_open": is_open}
    return render(request, "queueing/stop.html", context, status=422 if form.errors else 200)


def _desk(request: AskedRequest, code: str) -> Desk:
    return get_object_or_404(desks_within(request.actor), window__code=code)


def _seen(request: AskedRequest) -> int | None:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else None


def _context(desk: Desk) -> dict[str, Any]:
    at = clock()
    view: CallerView = caller_view(desk, at=at)
    current = view.current
    return {
        "view": view,
        "desk": desk,
        "now": at,
        "longest": span_words(view.longest),
        "terms": desk.hall.terms,
        "priority": priority_named(current.priority) if current else None,
    }
