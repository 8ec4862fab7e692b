"""A newer version of a plan: taking it in, and taking it over into the running campaign item by item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.campaigns import actions
from mingchuang.campaigns.enums import ChangeSort, DraftState
from mingchuang.campaigns.forms import ApplyForm, VersionForm, asks_reason
from mingchuang.campaigns.models import Campaign, PlanDraft
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.presenters import update as words
from mingchuang.campaigns.queries import named_matches, places_below
from mingchuang.campaigns.queries.standing import Update, asked_names, known_units, update_of, year_of
from mingchuang.campaigns.rules.confirming import schedule
from mingchuang.campaigns.rules.differences import TASKS, Difference
from mingchuang.campaigns.rules.draft import Draft
from mingchuang.foundation.access import covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.fields import show_refusal


@act(P.PLAN_EDIT)
def new_version(request: AskedRequest, pk: int, ordinal: int) -> HttpResponse:
    """Hand in a newer version of a plan; corrections of the earlier one are kept where they still fit."""
    found = _draft(request, P.PLAN_EDIT, pk, ordinal)
    form = VersionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data, name = form.document()
        try:
            draft = actions.upload_version(actor=request.actor, previous_id=found.pk, data=data, name=name, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal, field=form.source())
        else:
            messages.success(request, gettext("新版已读入，请对照原文核对。"))
            return redirect("campaigns:draft", pk=draft.plan_file_id, ordinal=draft.ordinal)
    context = {"draft": found, "form": form}
    return render(request, "campaigns/new_version.html", context, status=422 if form.errors else 200)


@page(P.PLAN_READ)
def update(request: AskedRequest, pk: int, ordinal: int) -> HttpResponse:
    """What a newer version would change in its campaign, item by item."""
    draft, campaign = _update(request, P.PLAN_READ, pk, ordinal)
    found = update_of(draft, campaign)
    questions = _Questions.of(draft, campaign)
    asking = {one.key for one in (*found.open, *found.older) if questions.any(one)}
    may_edit = request.actor.may(P.CAMPAIGN_EDIT, within=covers(campaign)) and draft.state == DraftState.DRAFT
    context = {
        "draft": draft,
        "campaign": campaign,
        "groups": words.item_groups(found.open, asking),
        "older": words.item_groups(found.older, asking),
        "decided": words.decided(found.decided),
        "left": len(found.open),
        "may_edit": may_edit,
    }
    return render(request, "campaigns/update.html", context)


@act(P.CAMPAIGN_EDIT)
def apply_item(request: AskedRequest, pk: int, ordinal: int, key: str) -> HttpResponse:
    """Take one item over; a GET shows it and asks what only a person can say."""
    draft, campaign = _update(request, P.CAMPAIGN_EDIT, pk, ordinal)
    one = _item(update_of(draft, campaign), key)
    places, questions = places_below(campaign.node), _Questions.of(draft, campaign)
    unknown: Draft = {"activities": [{"lead_units": questions.names(one)}]}
    form = ApplyForm(
        request.POST if request.method == "POST" else None,
        one=one,
        named=named_matches(unknown, campaign.node, places),
        places=places,
        asks_due=questions.asks_due(one),
    )
    if form.is_valid():
        given = form.cleaned_data
        answer = actions.Answer(units=form.units(), due_on=given.get("due_on"), reason=given.get("reason", ""))
        try:
            actions.apply_difference(actor=request.actor, draft_id=draft.pk, key=key, answer=answer, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已采用，活动已更新。"))
            return redirect("campaigns:update", pk=pk, ordinal=ordinal)
    context = {"draft": draft, "campaign": campaign, "item": words.item(one, asks=True), "form": form}
    return render(request, "campaigns/apply_item.html", context, status=422 if form.errors else 200)


@act(P.CAMPAIGN_EDIT)
def pass_over_item(request: AskedRequest, pk: int, ordinal: int, key: str) -> HttpResponse:
    """Leave the campaign as it is in one item."""
    draft, campaign = _update(request, P.CAMPAIGN_EDIT, pk, ordinal)
    one = _item(update_of(draft, campaign), key)
    if request.method == "POST":
        actions.pass_over_difference(actor=request.actor, draft_id=draft.pk, key=key, at=clock())
        return redirect("campaigns:update", pk=pk, ordinal=ordinal)
    question = gettext("这一处不采用，活动保持原样吗？")
    context = {"draft": draft, "campaign": campaign, "item": words.item(one, asks=False), "question": question}
    return render(request, "campaigns/pass_over.html", context)


@act(P.CAMPAIGN_EDIT)
def reconsider_item(request: AskedRequest, pk: int, ordinal: int, key: str) -> HttpResponse:
    """Put an item that was passed over back on the list."""
    draft, campaign = _update(request, P.CAMPAIGN_EDIT, pk, ordinal)
    if all(one["key"] != key for one in draft.decisions):
        raise Http404
    if request.method == "POST":
        actions.reconsider_difference(actor=request.actor, draft_id=draft.pk, key=key, at=clock())
        return redirect("campaigns:update", pk=pk, ordinal=ordinal)
    context = {"draft": draft, "campaign": campaign, "question": gettext("把这一处放回清单吗？")}
    return render(request, "campaigns/pass_over.html", context)


@act(P.CAMPAIGN_EDIT)
def finish_update(request: AskedRequest, pk: int, ordinal: int) -> HttpResponse:
    """Every item has been decided; the newer document stands for the plan from now on."""
    draft, campaign = _update(request, P.CAMPAIGN_EDIT, pk, ordinal)
    if request.method == "POST":
        actions.finish_update(actor=request.actor, draft_id=draft.pk, at=clock())
        messages.success(request, gettext("新版方案处理完毕。"))
        return redirect("campaigns:campaign", code=campaign.code)
    question = gettext("各处都已处理，以后以这份文件为方案原文件吗？")
    context = {"draft": draft, "campaign": campaign, "question": question}
    return render(request, "campaigns/pass_over.html", context)


def _draft(request: AskedRequest, permission: str, pk: int, ordinal: int) -> PlanDraft:
    drafts = PlanDraft.objects.within(request.actor, permission)
    drafts = drafts.select_related("plan_file__attachment", "campaign", "previous", "updates__node")
    return get_object_or_404(drafts, plan_file=pk, ordinal=ordinal)


def _update(request: AskedRequest, permission: str, pk: int, ordinal: int) -> tuple[PlanDraft, Campaign]:
    draft = _draft(request, permission, pk, ordinal)
    if draft.updates is None:
        raise Http404
    return draft, draft.updates


def _item(found: Update, key: str) -> Difference:
    one = next((one for one in (*found.open, *found.older) if one.key == key), None)
    if one is None:
        raise Http404
    return one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Questions:
    """What must be asked before items can be taken over."""

    draft: Draft
    known: Mapping[str, Sequence[int]]
    due: Sequence[date | None]

    @classmethod
    def of(cls, draft: PlanDraft, campaign: Campaign) -> "_Questions":
        dates = schedule(draft.draft, year=year_of(campaign))
        return cls(draft=draft.draft, known=known_units(campaign), due=dates.due)

    def names(self, one: Difference) -> list[str]:
        """Units nobody has matched yet."""
        if one.part != TASKS or one.source is None or one.field not in ("", "units"):
            return []
        return asked_names(self.draft["activities"][one.source], self.known)

    def asks_due(self, one: Difference) -> bool:
        """Whether the newer plan leaves the last day of a new task open."""
        is_new_task = one.part == TASKS and one.sort == ChangeSort.ADDED and one.source is not None
        return is_new_task and self.due[one.source or 0] is None

    def any(self, one: Difference) -> bool:
        """Whether an item cannot be taken over without an answer."""
        return asks_reason(one) or self.asks_due(one) or bool(self.names(one))
