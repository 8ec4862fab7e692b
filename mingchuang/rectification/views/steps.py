"""The steps of a rectification, one form each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.acting import carried_out
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node, Staff
from mingchuang.rectification import actions as acts
from mingchuang.rectification.enums import Way
from mingchuang.rectification.forms import (
    CloseForm,
    EnterForm,
    ExtendForm,
    PlanForm,
    ReasonForm,
    RuleForm,
    SubmitForm,
)
from mingchuang.rectification.models import Rectification
from mingchuang.rectification.permissions import RectificationPermission as P
from mingchuang.rectification.queries import mending_days


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What a step page says."""

    title: str
    done: str


@act(P.RECORD_MEND)
def plan(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Cause, measure, way and date."""
    row = _row(request, matter_id, P.RECORD_MEND)
    staff = Staff.objects.under(row.matter.owner_node.path).serving_on(timezone.localdate()).order_by("badge_number")
    initial = {
        "way": row.way or Way.AT_ONCE,
        "cause": row.cause,
        "measure": row.measure,
        "responsible": row.matter.owner,
    }
    form = PlanForm(request.POST or None, initial=initial, staff=staff)

    def run(given: Mapping[str, Any]) -> None:
        acts.plan_rectification(
            actor=request.actor, rectification_id=row.pk, at=clock(), **{**given, "way": Way(given["way"])}
        )

    return _step(request, row, form, run, _Words(title=_("制定措施"), done=_("措施已登记。")))


@act(P.RECORD_MEND)
def submit(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Result and evidence."""
    row = _row(request, matter_id, P.RECORD_MEND)
    form = SubmitForm(request.POST or None, request.FILES or None, initial={"result": row.result})

    def run(given: Mapping[str, Any]) -> None:
        files = [acts.NewFile(name=file.name, data=file.read()) for file in given["evidence"]]
        acts.submit_rectification(
            actor=request.actor, rectification_id=row.pk, result=given["result"], files=files, at=clock()
        )

    return _step(request, row, form, run, _Words(title=_("提交整改结果"), done=_("已提交，等待上一级核对。")))


@act(P.RECORD_CLOSE)
def return_(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Send it back."""
    row = _row(request, matter_id, P.RECORD_CLOSE)

    def run(given: Mapping[str, Any]) -> None:
        acts.return_rectification(actor=request.actor, rectification_id=row.pk, reason=given["reason"], at=clock())

    return _step(request, row, ReasonForm(request.POST or None), run, _Words(title=_("退回整改"), done=_("已退回。")))


@act(P.RECORD_CLOSE)
def close(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Close it out."""
    row = _row(request, matter_id, P.RECORD_CLOSE)

    def run(given: Mapping[str, Any]) -> None:
        acts.close_rectification(actor=request.actor, rectification_id=row.pk, finding=given["finding"], at=clock())

    return _step(request, row, CloseForm(request.POST or None), run, _Words(title=_("核对销号"), done=_("已销号。")))


@act(P.RECORD_CLOSE)
def extend(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Agree to a later date."""
    row = _row(request, matter_id, P.RECORD_CLOSE)

    def run(given: Mapping[str, Any]) -> None:
        acts.extend_rectification(actor=request.actor, rectification_id=row.pk, at=clock(), **given)

    return _step(
        request, row, ExtendForm(request.POST or None), run, _Words(title=_("批准延期"), done=_("已批准延期。"))
    )


@act(P.RECORD_CLOSE)
def reopen(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Open it again after a look back."""
    row = _row(request, matter_id, P.RECORD_CLOSE)

    def run(given: Mapping[str, Any]) -> None:
        acts.reopen_rectification(actor=request.actor, rectification_id=row.pk, reason=given["reason"], at=clock())

    return _step(
        request, row, ReasonForm(request.POST or None), run, _Words(title=_("重新整改"), done=_("已重新列入整改。"))
    )


@act(P.RECORD_OPEN)
def enter(request: AskedRequest) -> HttpResponse:
    """A problem entered by hand."""
    units = Node.objects.within(request.actor, P.RECORD_OPEN).units().in_tree_order()
    form = EnterForm(request.POST or None, units=units)
    if form.is_valid():
        try:
            order = acts.RectificationOrder(**form.cleaned_data)
            row = acts.enter_rectification(actor=request.actor, order=order, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("已列入整改台账。"))
            return redirect("rectification:record", row.pk)
    context = {"form": form, "title": _("登记问题")}
    return render(request, "rectification/form.html", context, status=422 if form.errors else 200)


@act(P.RULE_EDIT)
def mending_rule(request: AskedRequest) -> HttpResponse:
    """How long a region gives for mending."""
    regions = Node.objects.within(request.actor, P.RULE_EDIT).filter(kind=NodeKind.REGION).in_tree_order()
    first = regions.first()
    days = mending_days([first])[first.pk] if first else None
    initial = (
        {"region": first, "working_days": days.working_days, "longest_days": days.longest_days, "basis": days.basis}
        if days
        else {}
    )
    form = RuleForm(request.POST or None, initial=initial, regions=regions)
    if form.is_valid():
        try:
            acts.set_mending_rule(actor=request.actor, at=clock(), **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("整改期限已设定，对今后列入的问题有效。"))
            return redirect("rectification:ledger")
    context = {"form": form, "title": _("整改期限")}
    return render(request, "rectification/form.html", context, status=422 if form.errors else 200)


def _row(request: AskedRequest, matter_id: int, permission: str) -> Rectification:
    return get_object_or_404(Rectification.objects.within(request.actor, permission).with_matter(), pk=matter_id)


def _step(
    request: AskedRequest,
    row: Rectification,
    form: forms.Form,
    run: Callable[[Mapping[str, Any]], None],
    words: _Words,
) -> HttpResponse:
    """Ask the form, run the act, go back to the row; a refusal stands on the form."""
    if carried_out(form, lambda: run(form.cleaned_data)):
        messages.success(request, words.done)
        return redirect("rectification:record", row.pk)
    context = {"form": form, "row": row, "title": words.title, "lamp": row.matter.lamp_at(clock())}
    return render(request, "rectification/form.html", context, status=422 if form.errors else 200)
