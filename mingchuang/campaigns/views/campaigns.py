"""The list of campaigns, one campaign, and what can be done with it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.campaigns import actions
from mingchuang.campaigns.enums import CampaignState
from mingchuang.campaigns.forms import CampaignForm, FrameworkForm
from mingchuang.campaigns.models import Campaign
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.presenters.draft import group_rows
from mingchuang.campaigns.presenters.task import standing_label
from mingchuang.campaigns.queries import Progress, campaign_list, progress_of, task_rows, waiting_drafts
from mingchuang.campaigns.queries.board import board_norms, board_phases
from mingchuang.campaigns.queries.drafts import newest_plan, waiting_update
from mingchuang.campaigns.sheets import tasks_workbook
from mingchuang.foundation.access import covers
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.downloads import EXCEL, download
from mingchuang.foundation.http.fields import show_refusal


@page(P.CAMPAIGN_READ)
def campaigns(request: AskedRequest) -> HttpResponse:
    """Running campaigns first; plans that wait for somebody on top."""
    context = {
        "page": campaign_list(request.actor, after=request.GET.get("after")),
        "waiting": waiting_drafts(request.actor)[:20],
        "may_upload": request.actor.has(P.PLAN_EDIT),
    }
    return render(request, "campaigns/campaigns.html", context)


@page(P.CAMPAIGN_READ)
def campaign(request: AskedRequest, code: str) -> HttpResponse:
    """One campaign: phases, tasks, norms, leading group, source."""
    found = _campaign(request, code)
    now = clock()
    may_edit = request.actor.may(P.CAMPAIGN_EDIT, within=covers(found))
    context = {
        "campaign": found,
        "phases": board_phases(found, on=timezone.localdate(now)),
        "rows": [(row, standing_label(row.standing)) for row in task_rows(found, now=now)],
        "progress": progress_of([found.pk]).get(found.pk, Progress()),
        "norms": board_norms(found),
        "goals": found.goals.order_by("ordinal"),
        "measures": found.measures.order_by("ordinal"),
        "group": group_rows(found.leading_group),
        "may_edit": may_edit,
        "newest": newest_plan(found) if may_edit else None,
        "waiting": waiting_update(found) if may_edit else None,
        "may_start": may_edit and found.state == CampaignState.PREPARING,
        "may_close": may_edit and found.state == CampaignState.RUNNING,
    }
    return render(request, "campaigns/campaign.html", context)


@page(P.CAMPAIGN_READ)
def source_file(request: AskedRequest, code: str) -> HttpResponse:
    """The plan document the campaign was made of."""
    return _file(_campaign(request, code).source)


@page(P.CAMPAIGN_READ)
def summary_file(request: AskedRequest, code: str) -> HttpResponse:
    """The summary, where it was kept as a file."""
    return _file(_campaign(request, code).summary_file)


@page(P.CAMPAIGN_READ)
def tasks_sheet(request: AskedRequest, code: str) -> HttpResponse:
    """The tasks as an Excel ledger."""
    found = _campaign(request, code)
    book = tasks_workbook(found, now=clock())
    return download(book, name=f"{found.name_zh}{gettext('任务台账')}.xlsx", media_type=EXCEL)


@act(P.CAMPAIGN_EDIT)
def edit_campaign(request: AskedRequest, code: str) -> HttpResponse:
    """Names, dates and publicity."""
    found = _own(request, code)
    phases = list(found.phases.order_by("ordinal"))
    form = CampaignForm(request.POST or None, campaign=found, phases=phases)
    if form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        dates = {
            phase.pk: actions.PhaseDates(
                starts_on=given[f"from_{phase.pk}"], ends_on=given[f"to_{phase.pk}"], name_en=given[f"en_{phase.pk}"]
            )
            for phase in phases
        }
        try:
            actions.change_campaign(
                actor=request.actor,
                campaign_id=found.pk,
                name_zh=given["name_zh"],
                name_en=given["name_en"],
                starts_on=given["starts_on"],
                ends_on=given["ends_on"],
                is_public=given["is_public"],
                phases=dates,
                at=clock(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已保存。"))
            return redirect("campaigns:campaign", code=code)
    context = {"campaign": found, "form": form}
    return render(request, "campaigns/edit_campaign.html", context, status=422 if form.errors else 200)


@act(P.CAMPAIGN_EDIT)
def start_campaign(request: AskedRequest, code: str) -> HttpResponse:
    """The campaign runs from now on; a GET only asks."""
    found = _own(request, code)
    if request.method == "POST":
        actions.start_campaign(actor=request.actor, campaign_id=found.pk, at=clock())
        messages.success(request, gettext("活动已开始。"))
        return redirect("campaigns:campaign", code=code)
    context = {"campaign": found, "question": gettext("现在开始这项活动吗？"), "button": gettext("开始活动")}
    return render(request, "campaigns/ask.html", context)


@act(P.CAMPAIGN_EDIT)
def close_campaign(request: AskedRequest, code: str) -> HttpResponse:
    """The campaign is over; a GET asks and says what is still open."""
    found = _own(request, code)
    if request.method == "POST":
        actions.close_campaign(actor=request.actor, campaign_id=found.pk, at=clock())
        messages.success(request, gettext("活动已结束。"))
        return redirect("campaigns:campaign", code=code)
    progress = progress_of([found.pk]).get(found.pk, Progress())
    left = progress.total - progress.accepted
    question = gettext("还有 {left} 项没有验收。现在结束这项活动吗？") if left else gettext("现在结束这项活动吗？")
    context = {"campaign": found, "question": question.format(left=left), "button": gettext("结束活动")}
    return render(request, "campaigns/ask.html", context)


@act(P.CAMPAIGN_EDIT)
def adopt_framework(request: AskedRequest, code: str) -> HttpResponse:
    """Add the norm sets of a framework."""
    found = _own(request, code)
    form = FrameworkForm(request.POST or None)
    if form.is_valid():
        key = form.cleaned_data["framework"]
        actions.adopt_framework(actor=request.actor, campaign_id=found.pk, key=key, at=clock())
        messages.success(request, gettext("已加入规范。"))
        return redirect("campaigns:campaign", code=code)
    context = {"campaign": found, "form": form}
    return render(request, "campaigns/adopt_framework.html", context, status=422 if form.errors else 200)


def _campaign(request: AskedRequest, code: str) -> Campaign:
    campaigns = Campaign.objects.reaching(request.actor, P.CAMPAIGN_READ)
    return get_object_or_404(campaigns.select_related("node", "source", "summary_file"), code=code)


def _own(request: AskedRequest, code: str) -> Campaign:
    return get_object_or_404(Campaign.objects.within(request.actor, P.CAMPAIGN_EDIT), code=code)


def _file(file: Attachment | None) -> HttpResponse:
    if file is None:
        raise Http404
    return download(read_file(file), name=file.name, media_type=file.media_type)
