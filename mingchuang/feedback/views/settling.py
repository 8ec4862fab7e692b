"""The steps of an old petition: taken up, longer, reported, sent back, settled."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import PetitionState
from mingchuang.feedback.forms.petitions import AcceptForm, CloseForm, ExtendForm, ReportForm
from mingchuang.feedback.forms.staff import ReasonForm
from mingchuang.feedback.models import Petition
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.views.acting import Words
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.acting import carried_out

Given = Mapping[str, Any]  # Any: cleaned values of a form


@act(P.PETITION_EDIT)
def accept(request: AskedRequest, pk: int) -> HttpResponse:
    """The petitioner was told in writing that it is taken up."""
    row = _found(request, pk, P.PETITION_EDIT)

    def run(given: Given) -> object:
        return acts.accept_petition(actor=request.actor, petition_id=pk, at=clock(), **given)

    form = AcceptForm(request.POST or None, initial={"accepted_on": timezone.localdate(clock())})
    return _step(request, row, form, run, Words(title=_("受理"), done=_("已受理，办理期限从受理那天算。")))


@act(P.PETITION_EDIT)
def extend(request: AskedRequest, pk: int) -> HttpResponse:
    """Longer, once."""
    row = _found(request, pk, P.PETITION_EDIT)

    def run(given: Given) -> object:
        return acts.extend_petition(actor=request.actor, petition_id=pk, at=clock(), **given)

    most = row.matter.clock.extension_most if row.matter else 0
    note = _("情况复杂的，经单位负责人批准可以延长一次，最多 {most} 天，理由要书面告知信访人。").format(most=most)
    form = ExtendForm(request.POST or None, initial={"days": most})
    return _step(request, row, form, run, Words(title=_("延长期限"), done=_("已延长，记下了告知。"), note=note))


@act(P.PETITION_REPORT)
def report(request: AskedRequest, pk: int) -> HttpResponse:
    """The unit says what it did."""
    row = _found(request, pk, P.PETITION_REPORT)

    def run(given: Given) -> object:
        return acts.report_petition(actor=request.actor, petition_id=pk, at=clock(), **given)

    form = ReportForm(request.POST or None, initial={"report": row.report})
    return _step(request, row, form, run, Words(title=_("报告办理情况"), done=_("已报告，等另一人核对。")))


@act(P.PETITION_EDIT)
def return_(request: AskedRequest, pk: int) -> HttpResponse:
    """Not enough."""
    row = _found(request, pk, P.PETITION_EDIT)

    def run(given: Given) -> object:
        return acts.return_petition(actor=request.actor, petition_id=pk, at=clock(), **given)

    words = Words(title=_("退回重办"), done=_("已退回，时间没有停过。"), note=row.report)
    return _step(request, row, ReasonForm(request.POST or None), run, words)


@act(P.PETITION_EDIT)
def close(request: AskedRequest, pk: int) -> HttpResponse:
    """Settled."""
    row = _found(request, pk, P.PETITION_EDIT)

    def run(given: Given) -> object:
        state = PetitionState(given["state"])
        return acts.close_petition(actor=request.actor, petition_id=pk, at=clock(), **{**given, "state": state})

    form = CloseForm(request.POST or None, initial={"measure": row.measure})
    return _step(request, row, form, run, Words(title=_("登记化解"), done=_("已登记化解。"), note=row.report))


def _found(request: AskedRequest, pk: int, permission: str) -> Petition:
    return get_object_or_404(Petition.objects.seen_by(request.actor, permission).with_clocks(), pk=pk)


def _step(
    request: AskedRequest, row: Petition, form: forms.Form, run: Callable[[Given], object], words: Words
) -> HttpResponse:
    """Ask the form, run the one act, go back to the petition."""
    if carried_out(form, lambda: run(form.cleaned_data)):
        messages.success(request, words.done)
        return redirect("feedback:petition", row.pk)
    context = {"form": form, "row": row, "words": words}
    return render(request, "feedback/petition_step.html", context, status=422 if form.errors else 200)
