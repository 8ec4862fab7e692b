"""The last questions before a draft becomes a campaign."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.campaigns import actions
from mingchuang.campaigns.forms import ConfirmForm, ScopeForm
from mingchuang.campaigns.models import PlanDraft
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.presenters.schedule import schedule_lines
from mingchuang.campaigns.queries import named_matches, places_below
from mingchuang.campaigns.queries.units import proposed_body
from mingchuang.campaigns.rules.confirming import schedule
from mingchuang.campaigns.rules.draft import check_open, names_no_year, proposed_name
from mingchuang.campaigns.views.plans import RUNS_CAMPAIGNS
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, worded
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.models import Node


@act(P.PLAN_EDIT)
def confirm_plan(request: AskedRequest, pk: int, ordinal: int) -> HttpResponse:
    """Match the units, place the dates in a year, and make the campaign. A confirmed draft leads to its campaign."""
    drafts = PlanDraft.objects.within(request.actor, P.PLAN_EDIT).select_related("plan_file__node", "campaign")
    draft = get_object_or_404(drafts, plan_file=pk, ordinal=ordinal)
    if draft.campaign is not None:
        return redirect("campaigns:campaign", code=draft.campaign.code)
    body, year, scope = _scope(request, draft)
    places = places_below(body)
    try:
        check_open(state=draft.state, is_plan=draft.is_plan)
        dates = schedule(draft.draft, year=year)
    except Refusal as refusal:
        return render(request, "ui/refused.html", {"message": worded(refusal)}, status=409)
    form = ConfirmForm(
        request.POST or None,
        body=body,
        named=named_matches(draft.draft, body, places),
        places=places,
        asks_due=None in dates.due,
        initial={"name_zh": proposed_name(draft.draft)},
    )
    if form.is_valid():
        try:
            campaign = actions.confirm_plan(
                actor=request.actor, draft_id=draft.pk, choice=_choice(form, body, year, places), at=clock()
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("活动已建立。"))
            return redirect("campaigns:campaign", code=campaign.code)
    context = {
        "draft": draft,
        "form": form,
        "scope": scope,
        "body": body,
        "year": year,
        "asks_year": names_no_year(draft.draft),
        "lines": schedule_lines(draft.draft, dates),
    }
    return render(request, "campaigns/confirm_plan.html", context, status=422 if form.errors else 200)


def _scope(request: AskedRequest, draft: PlanDraft) -> tuple[Node, int, ScopeForm]:
    """Body and year from the address; else the issuer found on the tree, and the year of today."""
    nodes = Node.objects.within(request.actor, P.CAMPAIGN_EDIT).filter(kind__in=RUNS_CAMPAIGNS).in_tree_order()
    body = proposed_body(draft.draft, draft.plan_file.node)
    year = timezone.localdate(clock()).year
    asked = request.GET if "node" in request.GET else None
    form = ScopeForm(asked, nodes=nodes, initial={"node": body.code, "year": year})
    if asked is not None and form.is_valid():
        return form.cleaned_data["node"], form.cleaned_data["year"], form
    return body, year, form


def _choice(form: ConfirmForm, body: Node, year: int, places: list[Node]) -> actions.Confirmation:
    given: dict[str, Any] = form.cleaned_data
    return actions.Confirmation(
        node=body,
        year=year,
        name_zh=given["name_zh"],
        name_en=given["name_en"],
        answerable=next(node for node in places if str(node.pk) == given["answerable"]),
        units=form.units(),
        due_fallback=given.get("due_fallback"),
        starts_now=given["starts_now"],
        is_public=given["is_public"],
    )
