"""Good deeds as staff see them."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.access import covers
from mingchuang.foundation.attachments.storing import FileRefused, read_file
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.models import Staff
from mingchuang.pledges import actions
from mingchuang.pledges.enums import DeedState
from mingchuang.pledges.forms import ConfirmDeedForm, DeedForm, DeedResultForm, ToldForm, place_refusal
from mingchuang.pledges.forms.deeds import DeedFilterForm
from mingchuang.pledges.models import GoodDeed
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.presenters.deeds import deed_steps
from mingchuang.pledges.queries import DeedFilter, deed_evidence, pledging_places, staff_deeds
from mingchuang.pledges.rules import PledgeRefused

PLAN = ("heard_from", "heard_note", "heard_on", "need_zh", "need_en", "deed_zh", "deed_en", "owner", "due_on")


@page(P.DEED_READ)
def deeds(request: AskedRequest) -> HttpResponse:
    """Good deeds within reach, newest first."""
    form = DeedFilterForm(request.GET)
    wanted = DeedFilter(**form.cleaned_data) if form.is_valid() else DeedFilter()
    context = {
        "page": paged(staff_deeds(request.actor, wanted), after=request.GET.get("after")),
        "form": form,
        "today": timezone.localdate(),
        "may_edit": request.actor.has(P.DEED_EDIT),
    }
    return render(request, "pledges/deeds.html", context)


@page(P.DEED_READ)
def deed(request: AskedRequest, number: str) -> HttpResponse:
    """One good deed, from need to confirmation."""
    found = get_object_or_404(_within(request, P.DEED_READ), number=number)
    held = frozenset(one.value for one in P if request.actor.may(one, within=covers(found)))
    context = {
        "deed": found,
        "today": timezone.localdate(),
        "files": found.evidence.order_by("pk"),
        "steps": deed_steps(found, held=held, account_id=request.actor.account_id),
    }
    return render(request, "pledges/deed.html", context)


@page(P.DEED_READ)
def deed_file(request: AskedRequest, pk: int) -> HttpResponse:
    """One file that shows a good deed."""
    found = get_object_or_404(deed_evidence(request.actor), pk=pk)
    return download(read_file(found), name=found.name, media_type=found.media_type)


@act(P.DEED_EDIT)
def plan_deed(request: AskedRequest) -> HttpResponse:
    """Enter a need that was heard, and what shall be done."""
    nodes = pledging_places(request.actor, P.DEED_EDIT).order_by("sort_path")
    initial = {"heard_on": timezone.localdate()}
    form = DeedForm(request.POST or None, nodes=nodes, staff=_staff(request), initial=initial)
    if form.is_valid():
        node, owner = form.cleaned_data["node"], form.cleaned_data["owner"]
        try:
            made = actions.plan_deed(actor=request.actor, node=node, owner=owner, plan=form.plan(), at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("实事已登记，公众可以看到。"))
            return redirect("pledges:deed", number=made.number)
    return render(request, "pledges/deed_form.html", {"form": form}, status=422 if form.errors else 200)


@act(P.DEED_EDIT)
def reword_deed(request: AskedRequest, number: str) -> HttpResponse:
    """Correct a deed that is not done yet."""
    found = _in_state(request, P.DEED_EDIT, DeedState.PLANNED, number)
    initial = {name: getattr(found, name) for name in PLAN}
    form = DeedForm(request.POST or None, staff=_staff(request), initial=initial)
    if form.is_valid():
        owner = form.cleaned_data["owner"]
        try:
            actions.reword_deed(actor=request.actor, deed_id=found.pk, plan=form.plan(), owner=owner, at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("已修改。"))
            return redirect("pledges:deed", number=number)
    context = {"form": form, "deed": found}
    return render(request, "pledges/deed_form.html", context, status=422 if form.errors else 200)


@act(P.DEED_EDIT)
def report_deed(request: AskedRequest, number: str) -> HttpResponse:
    """It was done, and counted."""
    found = _in_state(request, P.DEED_EDIT, DeedState.PLANNED, number)
    form = DeedResultForm(request.POST or None, request.FILES or None, initial={"done_on": timezone.localdate()})
    if form.is_valid():
        result, files = form.result(), form.evidence_files()
        try:
            actions.report_deed(actor=request.actor, deed_id=found.pk, result=result, files=files, at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        except FileRefused as refusal:
            show_refusal(form, refusal, field="evidence")
        else:
            messages.success(request, gettext("已报办成，由另一人问过群众后确认。"))
            return redirect("pledges:deed", number=number)
    return _step(request, found, form, title=gettext("报告办成"), has_files=True)


@act(P.DEED_CONFIRM)
def confirm_deed(request: AskedRequest, number: str) -> HttpResponse:
    """What those who were helped said."""
    found = _in_state(request, P.DEED_CONFIRM, DeedState.DONE, number)
    initial = {"confirmed_on": timezone.localdate()}
    form = ConfirmDeedForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        said, files = form.said(), form.evidence_files()
        try:
            actions.confirm_deed(actor=request.actor, deed_id=found.pk, said=said, files=files, at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        except FileRefused as refusal:
            show_refusal(form, refusal, field="evidence")
        else:
            messages.success(request, gettext("群众确认已记下，公众可以看到。"))
            return redirect("pledges:deed", number=number)
    return _step(request, found, form, title=gettext("登记群众确认"), has_files=True)


@act(P.DEED_CONFIRM)
def return_deed(request: AskedRequest, number: str) -> HttpResponse:
    """Those who were helped do not confirm it."""
    found = _in_state(request, P.DEED_CONFIRM, DeedState.DONE, number)
    form = ToldForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.return_deed(actor=request.actor, deed_id=found.pk, reason=reason, at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("已退回继续办。"))
            return redirect("pledges:deed", number=number)
    return _step(request, found, form, title=gettext("群众不认，退回再办"))


@act(P.DEED_EDIT)
def drop_deed(request: AskedRequest, number: str) -> HttpResponse:
    """It cannot be done; the public is told why."""
    found = _in_state(request, P.DEED_EDIT, DeedState.PLANNED, number)
    form = ToldForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.drop_deed(actor=request.actor, deed_id=found.pk, reason=reason, at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("原因已公开。"))
            return redirect("pledges:deed", number=number)
    return _step(request, found, form, title=gettext("说明办不成"))


def _step(
    request: AskedRequest,
    found: GoodDeed,
    form: DeedResultForm | ConfirmDeedForm | ToldForm,
    *,
    title: str,
    has_files: bool = False,
) -> HttpResponse:
    context = {"deed": found, "form": form, "title": title, "has_files": has_files}
    return render(request, "pledges/deed_step.html", context, status=422 if form.errors else 200)


def _within(request: AskedRequest, permission: str) -> QuerySet[GoodDeed]:
    return GoodDeed.objects.within(request.actor, permission).select_related("node", "owner")


def _in_state(request: AskedRequest, permission: str, state: DeedState, number: str) -> GoodDeed:
    return get_object_or_404(_within(request, permission).filter(state=state), number=number)


def _staff(request: AskedRequest) -> QuerySet[Staff]:
    return Staff.objects.within(request.actor, P.DEED_EDIT).serving_on(timezone.localdate()).order_by("badge_number")
