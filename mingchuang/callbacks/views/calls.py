"""The list, one call, and the number behind it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mingchuang.callbacks import actions as acts
from mingchuang.callbacks.enums import CallState, TryResult
from mingchuang.callbacks.forms import CallFilterForm, PurposeForm, TryForm
from mingchuang.callbacks.models import CallBack
from mingchuang.callbacks.permissions import CallbacksPermission as P
from mingchuang.callbacks.presenters import answer_lines
from mingchuang.callbacks.queries import calls_page, kind_labels, next_call, script_at, tries_of
from mingchuang.foundation.access import covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.keeping import unkept


@page(P.CALL_READ)
def calls(request: AskedRequest) -> HttpResponse:
    """What waits for a call, due first on top."""
    # without a word in the address it is what waits
    form = CallFilterForm({"state": CallState.WAITING, **request.GET.dict()}, kinds=kind_labels())
    shown = calls_page(request.actor, form.asked(), after=request.GET.get("after"))
    actor = request.actor
    context = {
        "form": form,
        "page": shown,
        "now": clock(),
        "may_call": actor.has(P.CALL_MAKE),
        "may_card": actor.has(P.CARD_ISSUE),
        "may_rule": actor.has(P.RULE_EDIT),
    }
    return render(request, "callbacks/calls.html", context)


@page(P.CALL_MAKE)
def next_(request: AskedRequest) -> HttpResponse:
    """The call due first that this person may make."""
    found = next_call(request.actor, now=clock())
    if found is None:
        messages.info(request, _("没有等您回访的事了。"))
        return redirect("callbacks:calls")
    return redirect("callbacks:make-call", found.pk)


@page(P.CALL_READ)
def call(request: AskedRequest, call_id: int) -> HttpResponse:
    """One call-back with its tries and answers."""
    row = _row(request, call_id, P.CALL_READ)
    context = {
        "row": row,
        "tries": tries_of(row),
        "lines": answer_lines(row),
        "may_call": request.actor.may(P.CALL_MAKE, within=covers(row)) and row.state == "waiting" and row.has_phone,
    }
    return render(request, "callbacks/call.html", context)


@act(P.CALL_MAKE)
def make_call(request: AskedRequest, call_id: int) -> HttpResponse:
    """What came of one try; then the next call."""
    row = _row(request, call_id, P.CALL_MAKE)
    form = TryForm(request.POST or None, questions=row.questions)
    if form.is_valid():
        result = TryResult(form.cleaned_data["result"])
        try:
            acts.note_try(
                actor=request.actor,
                call_id=row.pk,
                result=result,
                answers=form.answers() if result is TryResult.TALKED else None,
                note=form.cleaned_data["note"],
                at=clock(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("已记下。"))
            following = next_call(request.actor, now=clock(), without=row.pk)
            return redirect("callbacks:make-call", following.pk) if following else redirect("callbacks:calls")
    context = {"form": form, "row": row, "tries": tries_of(row), "script": script_at(row.path, row.kind)}
    return render(request, "callbacks/make_call.html", context, status=422 if form.errors else 200)


@act(P.CALL_OPEN_PERSON)
def open_callee(request: AskedRequest, call_id: int) -> HttpResponse:
    """The number to call. A GET asks why; the POST shows it, once, with the script, and the journal knows."""
    row = _row(request, call_id, P.CALL_OPEN_PERSON)
    form = PurposeForm(request.POST or None)
    context = {"row": row, "form": form, "may_call": request.actor.may(P.CALL_MAKE, within=covers(row))}
    if form.is_valid():
        try:
            name, number = acts.open_callee(actor=request.actor, call_id=row.pk, at=clock(), **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            context |= {"opened": True, "name": name, "number": number}
            context |= {"try_form": TryForm(questions=row.questions), "script": script_at(row.path, row.kind)}
    shown = render(request, "callbacks/person.html", context, status=422 if form.errors else 200)
    return unkept(shown)


def _row(request: AskedRequest, call_id: int, permission: str) -> CallBack:
    return get_object_or_404(CallBack.objects.within(request.actor, permission).with_matter(), pk=call_id)
