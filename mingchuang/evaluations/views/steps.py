"""The steps of a follow-up, one form each."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.evaluations import actions as acts
from mingchuang.evaluations.enums import CallBack
from mingchuang.evaluations.forms.workspace import (
    AnswerForm,
    AppealForm,
    CloseForm,
    DecisionForm,
    MendForm,
    PurposeForm,
    ReasonForm,
    VerifyForm,
)
from mingchuang.evaluations.models import FollowUp
from mingchuang.evaluations.permissions import EvaluationsPermission as P
from mingchuang.evaluations.presenters import reason_labels
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.acting import carried_out
from mingchuang.foundation.http.keeping import unkept
from mingchuang.organisations.models import Staff
from mingchuang.rectification.actions import NewFile
from mingchuang.rectification.enums import Way


@act(P.FOLLOW_UP_VERIFY)
def verify(request: AskedRequest, matter_id: int) -> HttpResponse:
    """What was found out."""
    row = _row(request, matter_id, P.FOLLOW_UP_VERIFY)
    initial = {} if row.rating.has_phone else {"call_back": CallBack.NO_PHONE}

    def run(given: Mapping[str, Any]) -> None:
        values = {**given, "call_back": CallBack(given["call_back"])}
        acts.verify_follow_up(actor=request.actor, follow_up_id=row.pk, at=clock(), **values)

    form = VerifyForm(request.POST or None, initial=initial)
    return _step(request, row, form, run, title=_("登记核实"), done=_("核实情况已登记。"))


@act(P.FOLLOW_UP_ANSWER)
def mend(request: AskedRequest, matter_id: int) -> HttpResponse:
    """At once, by a date, or explain."""
    row = _row(request, matter_id, P.FOLLOW_UP_ANSWER)
    staff = Staff.objects.under(row.matter.owner_node.path).serving_on(timezone.localdate()).order_by("badge_number")
    known = row.rectification
    initial = {"way": known.way or Way.AT_ONCE, "cause": known.cause, "measure": known.measure}

    def run(given: Mapping[str, Any]) -> None:
        values = {**given, "way": Way(given["way"])}
        acts.start_mending(actor=request.actor, follow_up_id=row.pk, at=clock(), **values)

    form = MendForm(request.POST or None, initial=initial, staff=staff)
    return _step(request, row, form, run, title=_("整改"), done=_("措施已登记，并列入整改台账。"))


@act(P.FOLLOW_UP_ANSWER)
def answer(request: AskedRequest, matter_id: int) -> HttpResponse:
    """What was done, and what the citizen is told."""
    row = _row(request, matter_id, P.FOLLOW_UP_ANSWER)

    def run(given: Mapping[str, Any]) -> None:
        file = given["evidence"]
        acts.answer_follow_up(
            actor=request.actor,
            follow_up_id=row.pk,
            result=given["result"],
            public_answer=given["public_answer"],
            files=[NewFile(name=file.name, data=file.read())] if file else [],
            at=clock(),
        )

    form = AnswerForm(request.POST or None, request.FILES or None)
    return _step(request, row, form, run, title=_("答复群众"), done=_("已答复群众，等待上一级核对。"))


@act(P.FOLLOW_UP_ANSWER)
def appeal(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Held to be mistaken."""
    row = _row(request, matter_id, P.FOLLOW_UP_ANSWER)

    def run(given: Mapping[str, Any]) -> None:
        acts.appeal_follow_up(actor=request.actor, follow_up_id=row.pk, at=clock(), **given)

    form = AppealForm(request.POST or None)
    return _step(request, row, form, run, title=_("申诉误评"), done=_("申诉已提交，裁定前不计时。"))


@act(P.APPEAL_DECIDE)
def decide_appeal(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Upheld or not."""
    row = _row(request, matter_id, P.APPEAL_DECIDE)

    def run(given: Mapping[str, Any]) -> None:
        acts.decide_appeal(actor=request.actor, follow_up_id=row.pk, at=clock(), **given)

    form = DecisionForm(request.POST or None)
    return _step(request, row, form, run, title=_("裁定申诉"), done=_("裁定已登记。"))


@act(P.FOLLOW_UP_CLOSE)
def return_(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Send it back."""
    row = _row(request, matter_id, P.FOLLOW_UP_CLOSE)

    def run(given: Mapping[str, Any]) -> None:
        acts.return_follow_up(actor=request.actor, follow_up_id=row.pk, at=clock(), **given)

    form = ReasonForm(request.POST or None)
    return _step(request, row, form, run, title=_("退回重办"), done=_("已退回。"))


@act(P.FOLLOW_UP_CLOSE)
def close(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Close it, with its rectification."""
    row = _row(request, matter_id, P.FOLLOW_UP_CLOSE)

    def run(given: Mapping[str, Any]) -> None:
        acts.close_follow_up(actor=request.actor, follow_up_id=row.pk, at=clock(), **given)

    form = CloseForm(request.POST or None)
    return _step(request, row, form, run, title=_("核对销号"), done=_("已销号。"))


@act(P.FOLLOW_UP_CLOSE)
def reopen(request: AskedRequest, matter_id: int) -> HttpResponse:
    """It was closed too early."""
    row = _row(request, matter_id, P.FOLLOW_UP_CLOSE)

    def run(given: Mapping[str, Any]) -> None:
        acts.reopen_follow_up(actor=request.actor, follow_up_id=row.pk, at=clock(), **given)

    form = ReasonForm(request.POST or None)
    return _step(request, row, form, run, title=_("重新办理"), done=_("已重新办理。"))


@act(P.PHONE_OPEN)
def open_phone(request: AskedRequest, matter_id: int) -> HttpResponse:
    """The number to call back. A GET asks why; the POST shows it, once, and the journal knows."""
    row = _row(request, matter_id, P.PHONE_OPEN)
    form = PurposeForm(request.POST or None)
    context = {"row": row, "form": form}
    if form.is_valid():
        number = acts.open_phone(actor=request.actor, follow_up_id=row.pk, at=clock(), **form.cleaned_data)
        context["number"] = number
    shown = render(request, "evaluations/phone.html", context, status=422 if form.errors else 200)
    return unkept(shown)


def _row(request: AskedRequest, matter_id: int, permission: str) -> FollowUp:
    return get_object_or_404(FollowUp.objects.within(request.actor, permission).with_matter(), pk=matter_id)


def _step(
    request: AskedRequest,
    row: FollowUp,
    form: forms.Form,
    run: Callable[[Mapping[str, Any]], None],
    *,
    title: str,
    done: str,
) -> HttpResponse:
    """Ask the form, run the act, go back to the row; a refusal stands on the form."""
    if carried_out(form, lambda: run(form.cleaned_data)):
        messages.success(request, done)
        return redirect("evaluations:follow-up", row.pk)
    context = {
        "form": form,
        "row": row,
        "title": title,
        "lamp": row.matter.lamp_at(clock()),
        "reasons": reason_labels(row.rating),
    }
    return render(request, "evaluations/form.html", context, status=422 if form.errors else 200)
