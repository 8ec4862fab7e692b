"""Marking schemes: reading, drafting, putting in force."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.assessment.actions import scheme as acts
from mingchuang.assessment.forms import IndicatorForm, SchemeForm
from mingchuang.assessment.models import Indicator, Scheme
from mingchuang.assessment.permissions import AssessmentPermission as P
from mingchuang.assessment.presenters.scheme import shown_indicators
from mingchuang.assessment.queries.scheme import figures_of, kinds_to_score
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, worded
from mingchuang.foundation.http.fields import show_refusal


@page(P.SCORE_READ)
def scheme(request: AskedRequest, code: str) -> HttpResponse:
    """How a campaign counts points: those who are judged may read it too. Editors also see the draft."""
    campaign = get_object_or_404(Campaign.objects.reaching(request.actor, P.SCORE_READ), code=code)
    may_edit = request.actor.may(P.SCHEME_EDIT, within=covers(campaign))
    versions = Scheme.objects.filter(campaign=campaign).order_by("-version")
    if not request.actor.may(P.SCORE_READ, within=covers(campaign)):
        versions = versions.exclude(state="draft")
    shown = get_object_or_404(versions, version=request.GET["version"]) if _asks_version(request) else versions.first()
    context = {
        "campaign": campaign,
        "versions": versions,
        "scheme": shown,
        "indicators": shown_indicators(shown.indicators.order_by("position"), figures_of(shown)) if shown else [],
        "deductions": shown.deductions.select_related("indicator").order_by("position") if shown else [],
        "vetoes": shown.vetoes.order_by("position") if shown else [],
        "may_edit": may_edit,
        "has_draft": any(version.state == "draft" for version in versions),
    }
    return render(request, "assessment/scheme.html", context)


def _asks_version(request: AskedRequest) -> bool:
    asked = request.GET.get("version", "")
    return asked.isdecimal() and len(asked) < 5


@act(P.SCHEME_EDIT)
def start_scheme(request: AskedRequest, code: str) -> HttpResponse:
    """A new draft, from the version in force or from the standard scheme."""
    campaign = _campaign(request, code)
    kinds = [(kind.value, kind.label) for kind in kinds_to_score(campaign.node)]
    form = SchemeForm(request.POST if request.method == "POST" else None, kinds=kinds)
    if form.is_valid():
        try:
            acts.start_scheme(
                actor=request.actor, campaign=campaign, unit_kind=form.cleaned_data["unit_kind"], at=clock()
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("草稿已起好，核对后可以执行。"))
            return redirect("assessment:scheme", code=code)
    context = {"form": form, "campaign": campaign, "kinds": kinds}
    return render(request, "assessment/start_scheme.html", context, status=422 if form.errors else 200)


@act(P.SCHEME_EDIT)
def change_indicator(request: AskedRequest, code: str, key: str) -> HttpResponse:
    """Weight and anchors of an indicator in the draft."""
    campaign = _campaign(request, code)
    drafts = Indicator.objects.filter(scheme__campaign=campaign, scheme__state="draft").select_related("scheme")
    indicator = get_object_or_404(drafts, key=key)
    present = {name: getattr(indicator, name) for name in IndicatorForm.base_fields}
    form = IndicatorForm(request.POST if request.method == "POST" else None, initial=present)
    if form.is_valid():
        try:
            acts.change_indicator(actor=request.actor, indicator=indicator, at=clock(), **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("指标已修改。"))
            return redirect("assessment:scheme", code=code)
    context = {"form": form, "campaign": campaign, "indicator": indicator}
    return render(request, "assessment/indicator_form.html", context, status=422 if form.errors else 200)


@act(P.SCHEME_EDIT)
def put_in_force(request: AskedRequest, code: str) -> HttpResponse:
    """From now on points are counted by the draft, after asking."""
    campaign = _campaign(request, code)
    draft = get_object_or_404(Scheme.objects.drafts(), campaign=campaign)
    refused = ""
    if request.method == "POST":
        try:
            acts.put_in_force(actor=request.actor, scheme=draft, at=clock())
        except Refusal as refusal:
            refused = worded(refusal)
        else:
            messages.success(request, gettext("考核方案已执行。"))
            return redirect("assessment:scheme", code=code)
    context = {"campaign": campaign, "scheme": draft, "refused": refused}
    return render(request, "assessment/put_in_force.html", context, status=422 if refused else 200)


def _campaign(request: AskedRequest, code: str) -> Campaign:
    campaigns = Campaign.objects.within(request.actor, P.SCHEME_EDIT).select_related("node")
    return get_object_or_404(campaigns, code=code)
