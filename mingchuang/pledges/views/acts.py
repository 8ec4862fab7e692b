"""The acts on a pledge, each with its form."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.attachments.storing import FileRefused
from mingchuang.foundation.http import AskedRequest, act, clock, worded
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Staff
from mingchuang.pledges import actions
from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.forms import ExamineForm, PledgeForm, ReportForm, ReviewForm, WithdrawForm, place_refusal
from mingchuang.pledges.models import Pledge, PledgeTemplate
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.presenters import day_notice, flags_shown
from mingchuang.pledges.queries import pledging_places, rounds_reaching, templates_reaching, whole_pledges
from mingchuang.pledges.rules import PledgeRefused

WORDING = (
    "category",
    "text_zh",
    "text_en",
    "target_zh",
    "target_en",
    "target_number",
    "due_on",
    "indicator",
    "aim",
)


@act(P.PLEDGE_DRAFT)
def draft_pledge(request: AskedRequest) -> HttpResponse:
    """Word a new pledge; ?replaces=number: one that shall take another's place; ?template=id: from a template."""
    replaced = _replaced(request)
    places = pledging_places(request.actor, P.PLEDGE_DRAFT)
    nodes = places.filter(pk=replaced.node_id) if replaced else places.order_by("sort_path")
    template = _template(request)
    initial = {name: getattr(replaced, name) for name in (*WORDING, "node", "staff")} if replaced else {}
    if template:
        initial |= {name: getattr(template, name) for name in ("category", "text_zh", "text_en")}
    rounds = rounds_reaching(request.actor).filter(closes_on__gte=timezone.localdate()).order_by("-pk")
    form = PledgeForm(request.POST or None, initial=initial, nodes=nodes, staff=_own_staff(request), rounds=rounds)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            made = actions.draft_pledge(
                actor=request.actor,
                node=typed["node"],
                staff=typed["staff"],
                wording=form.wording(),
                replaces=replaced,
                round=typed["round"],
                at=clock(),
            )
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("承诺已拟好，由另一人审核后公布。"))
            _tell_of_day(request, made)
            return redirect("pledges:pledge", number=made.number)
    offered = templates_reaching(request.actor).filter(is_offered=True).order_by("role_zh", "pk")
    context = {"form": form, "replaced": replaced, "template": template, "templates": offered}
    return render(request, "pledges/pledge_form.html", context, status=422 if form.errors else 200)


@act(P.PLEDGE_DRAFT)
def reword_pledge(request: AskedRequest, number: str) -> HttpResponse:
    """Word a draft anew."""
    unseen = _within(request, P.PLEDGE_DRAFT).filter(state__in=PledgeState.unseen())
    found = get_object_or_404(unseen, number=number)
    form = PledgeForm(request.POST or None, initial={name: getattr(found, name) for name in WORDING})
    if form.is_valid():
        try:
            made = actions.reword_pledge(actor=request.actor, pledge_id=found.pk, wording=form.wording(), at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("承诺稿已修改，重新审核。"))
            _tell_of_day(request, made)
            return redirect("pledges:pledge", number=number)
    context = {"form": form, "pledge": found}
    return render(request, "pledges/pledge_form.html", context, status=422 if form.errors else 200)


@act(P.PLEDGE_REVIEW)
def review_pledge(request: AskedRequest, number: str) -> HttpResponse:
    """Read what somebody else worded."""
    found = get_object_or_404(_within(request, P.PLEDGE_REVIEW).filter(state=PledgeState.DRAFT), number=number)
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        is_approved = form.cleaned_data["verdict"] == "approve"
        remark = form.cleaned_data["remark"]
        try:
            actions.review_pledge(
                actor=request.actor, pledge_id=found.pk, is_approved=is_approved, remark=remark, at=clock()
            )
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            said = gettext("已通过审核，可以公布。") if is_approved else gettext("已退回拟写人。")
            messages.success(request, said)
            return redirect("pledges:pledge", number=number)
    context = {"form": form, "pledge": found, "flags": flags_shown(found)}
    return render(request, "pledges/review.html", context, status=422 if form.errors else 200)


@act(P.PLEDGE_PUBLISH)
def publish_pledge(request: AskedRequest, number: str) -> HttpResponse:
    """Make a reviewed draft public, after asking."""
    found = get_object_or_404(_within(request, P.PLEDGE_PUBLISH).filter(state=PledgeState.REVIEWED), number=number)
    fault = ""
    if request.method == "POST":
        try:
            actions.publish_pledge(actor=request.actor, pledge_id=found.pk, at=clock())
        except PledgeRefused as refusal:
            fault = worded(refusal)
        else:
            messages.success(request, gettext("承诺已公布。"))
            return redirect("pledges:pledge", number=number)
    context = {"pledge": found, "fault": fault}
    return render(request, "pledges/publish.html", context, status=422 if fault else 200)


@act(P.PLEDGE_REPORT)
def report_fulfilment(request: AskedRequest, number: str) -> HttpResponse:
    """Say what was done."""
    found = get_object_or_404(_within(request, P.PLEDGE_REPORT).filter(state=PledgeState.PUBLISHED), number=number)
    form = ReportForm(request.POST or None, request.FILES or None, initial={"done_on": timezone.localdate()})
    if form.is_valid():
        try:
            actions.report_fulfilment(
                actor=request.actor, pledge_id=found.pk, report=form.report(), files=form.evidence_files(), at=clock()
            )
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        except FileRefused as refusal:
            show_refusal(form, refusal, field="evidence")
        else:
            messages.success(request, gettext("已申报，等待另一人评定。"))
            return redirect("pledges:pledge", number=number)
    context = {"form": form, "pledge": found}
    return render(request, "pledges/report.html", context, status=422 if form.errors else 200)


@act(P.PLEDGE_EXAMINE)
def examine_fulfilment(request: AskedRequest, number: str) -> HttpResponse:
    """Judge what was reported."""
    running = _within(request, P.PLEDGE_EXAMINE).filter(state__in=PledgeState.running())
    found = get_object_or_404(whole_pledges(running), number=number)
    form = ExamineForm(request.POST or None)
    if form.is_valid():
        try:
            actions.examine_fulfilment(actor=request.actor, pledge_id=found.pk, at=clock(), **form.cleaned_data)
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("评定已记下，公众可以看到。"))
            return redirect("pledges:pledge", number=number)
    context = {"form": form, "pledge": found}
    return render(request, "pledges/examine.html", context, status=422 if form.errors else 200)


@act(P.PLEDGE_WITHDRAW)
def withdraw_pledge(request: AskedRequest, number: str) -> HttpResponse:
    """Take a published pledge back, with a reason that is public."""
    running = _within(request, P.PLEDGE_WITHDRAW).filter(state__in=PledgeState.running())
    found = get_object_or_404(running, number=number)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw_pledge(actor=request.actor, pledge_id=found.pk, at=clock(), **form.cleaned_data)
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("承诺已撤回，理由已公开。"))
            return redirect("pledges:pledge", number=number)
    context = {"form": form, "pledge": found}
    return render(request, "pledges/withdraw.html", context, status=422 if form.errors else 200)


def _within(request: AskedRequest, permission: str) -> QuerySet[Pledge]:
    return Pledge.objects.within(request.actor, permission).select_related("node", "staff", "round")


def _replaced(request: AskedRequest) -> Pledge | None:
    number = request.GET.get("replaces")
    if not number:
        return None
    running = _within(request, P.PLEDGE_DRAFT).filter(state__in=PledgeState.running())
    return get_object_or_404(running, number=number)


def _template(request: AskedRequest) -> PledgeTemplate | None:
    wanted = request.GET.get("template", "")
    if not wanted.isdecimal():
        return None
    return get_object_or_404(templates_reaching(request.actor).filter(is_offered=True), pk=int(wanted))


def _tell_of_day(request: AskedRequest, pledge: Pledge) -> None:
    """Say it clearly when the day lies in a year whose holidays nobody knows yet."""
    if pledge.due_on is None:
        return
    unpublished = calendar_in_force().unpublished_years(pledge.due_on, pledge.due_on)
    if notice := day_notice(pledge.due_on, unpublished=unpublished):
        messages.info(request, gettext(notice[0]).format(**notice[1]))


def _own_staff(request: AskedRequest) -> QuerySet[Staff]:
    return Staff.objects.within(request.actor, P.PLEDGE_DRAFT).serving_on(timezone.localdate()).order_by("badge_number")
