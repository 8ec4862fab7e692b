"""What costs a unit points or its rank: list, entry, withdrawal."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.assessment.actions import mark as acts
from mingchuang.assessment.forms import MarkForm, WithdrawForm
from mingchuang.assessment.models import Mark
from mingchuang.assessment.permissions import AssessmentPermission as P
from mingchuang.assessment.presenters.mark import mark_choices, shown_mark
from mingchuang.assessment.queries.scheme import mark_nodes, mark_rules, scheme_in_force
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal


@page(P.SCORE_READ)
def marks(request: AskedRequest, code: str) -> HttpResponse:
    """Entries of a campaign within reach; a unit sees its own with their reasons."""
    campaign = get_object_or_404(Campaign.objects.reaching(request.actor, P.SCORE_READ), code=code)
    rows = Mark.objects.within(request.actor, P.SCORE_READ).filter(campaign=campaign).select_related("node")
    shown = paged(rows, after=request.GET.get("after"))
    names = dict(mark_choices(mark_rules(scheme_in_force(campaign.pk))))
    context = {
        "campaign": campaign,
        "marks": [shown_mark(mark, names) for mark in shown.rows],
        "after": shown.after,
        "may_enter": request.actor.may(P.MARK_ENTER, within=covers(campaign)),
    }
    return render(request, "assessment/marks.html", context)


@act(P.MARK_ENTER)
def enter_mark(request: AskedRequest, code: str) -> HttpResponse:
    """A deduction or a veto against a unit."""
    campaign = get_object_or_404(Campaign.objects.within(request.actor, P.MARK_ENTER), code=code)
    now, scheme = clock(), scheme_in_force(campaign.pk)
    form = MarkForm(
        request.POST if request.method == "POST" else None,
        items=mark_choices(mark_rules(scheme)),
        nodes=mark_nodes(scheme),
        initial={"happened_on": timezone.localdate(now)},
    )
    if form.is_valid():
        wanted = dict(form.cleaned_data)
        kind, _, key = wanted.pop("what").partition(":")
        try:
            acts.enter_mark(actor=request.actor, campaign=campaign, kind=kind, key=key, at=now, **wanted)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已登记，以后计算的得分会计入。"))
            return redirect("assessment:marks", code=code)
    context = {"form": form, "campaign": campaign}
    return render(request, "assessment/mark_form.html", context, status=422 if form.errors else 200)


@act(P.MARK_ENTER)
def withdraw_mark(request: AskedRequest, pk: int) -> HttpResponse:
    """Take an entry back, with a reason."""
    rows = Mark.objects.within(request.actor, P.MARK_ENTER).select_related("campaign", "node")
    mark = get_object_or_404(rows, pk=pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            acts.withdraw_mark(actor=request.actor, mark=mark, reason=form.cleaned_data["reason"], at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已撤销。"))
            return redirect("assessment:marks", code=mark.campaign.code)
    names = dict(mark_choices(mark_rules(scheme_in_force(mark.campaign_id))))
    context = {"form": form, "mark": shown_mark(mark, names)}
    return render(request, "assessment/withdraw_mark.html", context, status=422 if form.errors else 200)
