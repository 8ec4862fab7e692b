"""One task: what its units report, and what another person says of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.campaigns import actions
from mingchuang.campaigns.forms import NewTaskForm, ReasonForm, ReportForm, TaskForm
from mingchuang.campaigns.models import Campaign, Task, TaskUnit
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.presenters.task import standing_label
from mingchuang.campaigns.queries import named_matches, places_below
from mingchuang.campaigns.queries.standing import known_answers
from mingchuang.campaigns.queries.tasks import open_parts, part_rows, parts_to_close, task_evidence
from mingchuang.campaigns.rules.draft import UNIT_FIELDS
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.fields import show_refusal


@page(P.CAMPAIGN_READ)
def task(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """A task with its units, their lamps and reports."""
    found = _task(request, code, pk)
    rows = part_rows(found, actor=request.actor, now=clock())
    context = {
        "campaign": found.campaign,
        "task": found,
        "rows": [(row, standing_label(row.unit.matter.state) if row.unit.matter else "") for row in rows],
        "norms": found.norm_sets.prefetch_related("lines").order_by("ordinal"),
        "may_report": bool(open_parts(found, request.actor)),
        "may_edit": request.actor.may(P.CAMPAIGN_EDIT, within=found.campaign.path),
    }
    return render(request, "campaigns/task.html", context)


@page(P.CAMPAIGN_READ)
def followed_task(request: AskedRequest, matter: int) -> HttpResponse:
    """From a followed matter to the task it belongs to."""
    campaigns = Campaign.objects.reaching(request.actor, P.CAMPAIGN_READ)
    units = TaskUnit.objects.filter(task__campaign__in=campaigns).select_related("task__campaign")
    unit = get_object_or_404(units, matter=matter)
    return redirect("campaigns:task", code=unit.task.campaign.code, pk=unit.task_id)


@page(P.CAMPAIGN_READ)
def evidence_file(request: AskedRequest, code: str, pk: int, file: int) -> HttpResponse:
    """One piece of evidence, for those within whose reach the reporting unit lies."""
    found = get_object_or_404(task_evidence(_task(request, code, pk), request.actor), pk=file)
    return download(read_file(found), name=found.name, media_type=found.media_type)


@act(P.TASK_REPORT)
def report_task(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """A unit says that its part is done, with evidence."""
    found = _task(request, code, pk)
    parts = open_parts(found, request.actor)
    units = [(part.pk, str(part.node)) for part in parts]
    form = ReportForm(request.POST or None, request.FILES or None, units=units, wanted=found.wanted_evidence)
    if form.is_valid():
        given = form.cleaned_data
        files = [actions.Evidence(name=one.name or "", data=one.read()) for one in given["evidence"]]
        try:
            actions.report_task_done(
                actor=request.actor, unit_id=given["unit"], text=given["text"], files=files, at=clock()
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已报告，等待验收。"))
            return redirect("campaigns:task", code=code, pk=pk)
    context = {"campaign": found.campaign, "task": found, "form": form, "parts": parts}
    return render(request, "campaigns/report_task.html", context, status=422 if form.errors else 200)


@act(P.TASK_CLOSE)
def accept_task(request: AskedRequest, code: str, pk: int, unit: int) -> HttpResponse:
    """Accept a unit's part; a GET only asks."""
    found = _task(request, code, pk)
    part = get_object_or_404(parts_to_close(found, request.actor), pk=unit)
    if request.method == "POST":
        actions.accept_task(actor=request.actor, unit_id=part.pk, at=clock())
        messages.success(request, gettext("已验收。"))
        return redirect("campaigns:task", code=code, pk=pk)
    question = gettext("“{unit}”的完成情况看过了，验收吗？").format(unit=part.node)
    context = {"campaign": found.campaign, "task": found, "question": question, "button": gettext("验收")}
    return render(request, "campaigns/ask.html", context)


@act(P.TASK_CLOSE)
def return_task(request: AskedRequest, code: str, pk: int, unit: int) -> HttpResponse:
    """Send a unit's part back, with the reason."""
    found = _task(request, code, pk)
    part = get_object_or_404(parts_to_close(found, request.actor), pk=unit)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.return_task(actor=request.actor, unit_id=part.pk, reason=form.cleaned_data["reason"], at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已退回。"))
            return redirect("campaigns:task", code=code, pk=pk)
    heading = gettext("退回“{unit}”的报告").format(unit=part.node)
    return _reason_page(request, found, form, heading, gettext("退回"))


@act(P.CAMPAIGN_EDIT)
def add_task(request: AskedRequest, code: str) -> HttpResponse:
    """A task the plan does not have; units that are not found on the tree are asked for."""
    campaigns = Campaign.objects.within(request.actor, P.CAMPAIGN_EDIT).select_related("node")
    found = get_object_or_404(campaigns, code=code)
    form = NewTaskForm(request.POST or None, campaign=found)
    answers: dict[str, list[int]] = {}
    if form.is_bound:
        named = form.names()
        answers, unknown = known_answers(named, found)
        places = places_below(found.node)
        form.ask_units(named_matches({"activities": [{"lead_units": unknown}]}, found.node, places), places)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        new = actions.NewTask(
            title=given["title"],
            text=given["text"],
            phase=given["phase"],
            due_on=given["due_on"],
            wanted_evidence=given["wanted_evidence"],
            named={key: given[key] or [] for key in UNIT_FIELDS},
            units={**answers, **form.units()},
        )
        try:
            task = actions.add_task(actor=request.actor, campaign_id=found.pk, task=new, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("任务已补充。"))
            return redirect("campaigns:task", code=code, pk=task.pk)
    context = {"campaign": found, "form": form}
    return render(request, "campaigns/add_task.html", context, status=422 if form.errors else 200)


@act(P.CAMPAIGN_EDIT)
def edit_task(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """Last day, wanted evidence, English title."""
    found = _own(request, code, pk)
    names = ("title_en", "due_on", "wanted_evidence")
    form = TaskForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if form.is_valid():
        try:
            actions.change_task(actor=request.actor, task_id=found.pk, at=clock(), **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已保存。"))
            return redirect("campaigns:task", code=code, pk=pk)
    context = {"campaign": found.campaign, "task": found, "form": form, "heading": gettext("修改任务")}
    context["button"] = gettext("保存")
    return render(request, "campaigns/task_form.html", context, status=422 if form.errors else 200)


@act(P.CAMPAIGN_EDIT)
def withdraw_task(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """The task is not to be done after all."""
    found = _own(request, code, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw_task(actor=request.actor, task_id=found.pk, reason=form.cleaned_data["reason"], at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("任务已撤除。"))
            return redirect("campaigns:campaign", code=code)
    return _reason_page(request, found, form, gettext("撤除任务"), gettext("撤除"))


def _reason_page(request: AskedRequest, found: Task, form: ReasonForm, heading: str, button: str) -> HttpResponse:
    context = {"campaign": found.campaign, "task": found, "form": form, "heading": heading, "button": button}
    return render(request, "campaigns/task_form.html", context, status=422 if form.errors else 200)


def _task(request: AskedRequest, code: str, pk: int) -> Task:
    campaigns = Campaign.objects.reaching(request.actor, P.CAMPAIGN_READ)
    tasks = Task.objects.filter(campaign__in=campaigns).select_related("campaign", "phase")
    return get_object_or_404(tasks, campaign__code=code, pk=pk)


def _own(request: AskedRequest, code: str, pk: int) -> Task:
    campaigns = Campaign.objects.within(request.actor, P.CAMPAIGN_EDIT)
    tasks = Task.objects.filter(campaign__in=campaigns).select_related("campaign")
    return get_object_or_404(tasks, campaign__code=code, pk=pk)
