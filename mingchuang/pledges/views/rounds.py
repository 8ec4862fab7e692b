"""Rounds, templates by role, and many pledges at once."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import covers
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.downloads import EXCEL, download
from mingchuang.organisations.models import Node
from mingchuang.pledges import actions
from mingchuang.pledges.forms import (
    BulkReviewForm,
    RoundForm,
    TemplateForm,
    TemplatesForm,
    WorkbookForm,
    place_refusal,
)
from mingchuang.pledges.models import Pledge, PledgeRound, PledgeTemplate
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.queries import round_lines, rounds_reaching, templates_reaching
from mingchuang.pledges.rules import PledgeRefused
from mingchuang.pledges.sheets import load_pledges, pledge_template


@page(P.PLEDGE_READ)
def rounds(request: AskedRequest) -> HttpResponse:
    """Rounds that reach the reader, newest first, and the templates."""
    context = {
        "rounds": rounds_reaching(request.actor).order_by("-opens_on", "-pk"),
        "templates": templates_reaching(request.actor).order_by("role_zh", "pk"),
        "today": timezone.localdate(),
        "may_edit": request.actor.has(P.ROUND_EDIT),
    }
    return render(request, "pledges/rounds.html", context)


@page(P.PLEDGE_READ)
def round_page(request: AskedRequest, pk: int) -> HttpResponse:
    """Who has pledged in a round, and who has not."""
    found = get_object_or_404(rounds_reaching(request.actor), pk=pk)
    lines = round_lines(found, actor=request.actor)
    context = {
        "round": found,
        "lines": lines,
        "silent": sum(not line.all for line in lines),
        "today": timezone.localdate(),
        "may_edit": request.actor.may(P.ROUND_EDIT, within=covers(found)),
        "may_review": request.actor.has(P.PLEDGE_REVIEW),
        "may_publish": request.actor.has(P.PLEDGE_PUBLISH),
        "may_draft": request.actor.has(P.PLEDGE_DRAFT),
    }
    return render(request, "pledges/round.html", context)


@act(P.ROUND_EDIT)
def open_round(request: AskedRequest) -> HttpResponse:
    """Set a round of pledging."""
    form = RoundForm(request.POST or None, campaigns=_campaigns(), nodes=_nodes(request))
    if form.is_valid():
        typed = dict(form.cleaned_data)
        node = typed.pop("node")
        try:
            made = actions.open_round(actor=request.actor, node=node, plan=actions.RoundPlan(**typed), at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("这一轮承诺已开始登记。"))
            return redirect("pledges:round", pk=made.pk)
    return render(request, "pledges/round_form.html", {"form": form}, status=422 if form.errors else 200)


@act(P.ROUND_EDIT)
def change_round(request: AskedRequest, pk: int) -> HttpResponse:
    """Correct a round."""
    found = get_object_or_404(PledgeRound.objects.within(request.actor, P.ROUND_EDIT), pk=pk)
    names = ("name_zh", "name_en", "campaign", "opens_on", "closes_on", "about")
    form = RoundForm(
        request.POST or None, campaigns=_campaigns(), initial={name: getattr(found, name) for name in names}
    )
    if form.is_valid():
        plan = actions.RoundPlan(**form.cleaned_data)
        try:
            actions.change_round(actor=request.actor, round_id=pk, plan=plan, at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("已修改。"))
            return redirect("pledges:round", pk=pk)
    context = {"form": form, "round": found}
    return render(request, "pledges/round_form.html", context, status=422 if form.errors else 200)


@act(P.PLEDGE_REVIEW)
def review_round(request: AskedRequest, pk: int) -> HttpResponse:
    """Let the drafts of a round pass that somebody else worded."""
    found = get_object_or_404(rounds_reaching(request.actor), pk=pk)
    waiting = Pledge.objects.within(request.actor, P.PLEDGE_REVIEW).filter(round=found, state="draft")
    others = waiting.exclude(drafted_by_id=request.actor.account_id)
    form = BulkReviewForm(request.POST or None)
    if form.is_valid():
        passed = actions.review_pledges(
            actor=request.actor, pledges=others, remark=form.cleaned_data["remark"], at=clock()
        )
        messages.success(request, gettext("已通过 {n} 条。").format(n=passed))
        return redirect("pledges:round", pk=pk)
    context = {
        "form": form,
        "round": found,
        "waiting": others.count(),
        "flagged": others.exclude(flags=[]).count(),
        "own": waiting.filter(drafted_by_id=request.actor.account_id).count(),
    }
    return render(request, "pledges/review_round.html", context, status=422 if form.errors else 200)


@act(P.PLEDGE_PUBLISH)
def publish_round(request: AskedRequest, pk: int) -> HttpResponse:
    """Make the reviewed drafts of a round public."""
    found = get_object_or_404(rounds_reaching(request.actor), pk=pk)
    ready = Pledge.objects.within(request.actor, P.PLEDGE_PUBLISH).filter(round=found, state="reviewed")
    if request.method == "POST":
        done = actions.publish_pledges(actor=request.actor, pledges=ready, at=clock())
        messages.success(request, gettext("已公布 {n} 条。").format(n=done))
        return redirect("pledges:round", pk=pk)
    past = ready.filter(due_on__lt=timezone.localdate()).count()
    context = {"round": found, "ready": ready.count() - past, "past": past}
    return render(request, "pledges/publish_round.html", context)


@page(P.PLEDGE_DRAFT)
def pledge_sheet(request: AskedRequest) -> HttpResponse:
    """The workbook to fill in."""
    return download(pledge_template(), name=gettext("批量承诺.xlsx"), media_type=EXCEL)


@act(P.PLEDGE_DRAFT)
def import_pledges(request: AskedRequest) -> HttpResponse:
    """A filled-in workbook: all of it, or every fault with its cell."""
    rounds = rounds_reaching(request.actor).filter(closes_on__gte=timezone.localdate()).order_by("-pk")
    form = WorkbookForm(
        request.POST or None, request.FILES or None, rounds=rounds, initial={"round": request.GET.get("round")}
    )
    loaded = None
    if form.is_valid():
        into, data = form.cleaned_data["round"], form.cleaned_data["workbook"].read()
        loaded = load_pledges(data, actor=request.actor, at=clock(), into=into)
        if loaded.drafted:
            flagged = sum(bool(pledge.flags) for pledge in loaded.drafted)
            text = gettext("已拟好 {n} 条，由另一人审核后公布；其中 {flagged} 条有文字提示。")
            messages.success(request, text.format(n=len(loaded.drafted), flagged=flagged))
            return redirect("pledges:round", pk=into.pk) if into else redirect("pledges:pledges")
    status = 422 if form.errors or loaded else 200
    return render(request, "pledges/import.html", {"form": form, "loaded": loaded}, status=status)


@act(P.ROUND_EDIT)
def offer_template(request: AskedRequest) -> HttpResponse:
    """Offer a wording to a role."""
    form = TemplateForm(request.POST or None, nodes=_nodes(request))
    if form.is_valid():
        typed = dict(form.cleaned_data)
        node = typed.pop("node")
        try:
            actions.offer_template(actor=request.actor, node=node, wording=actions.TemplateWording(**typed), at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("模板已提供。"))
            return redirect("pledges:rounds")
    return render(request, "pledges/template_form.html", {"form": form}, status=422 if form.errors else 200)


@act(P.ROUND_EDIT)
def change_template(request: AskedRequest, pk: int) -> HttpResponse:
    """Word a template anew, or offer it no more."""
    found = get_object_or_404(PledgeTemplate.objects.within(request.actor, P.ROUND_EDIT), pk=pk)
    names = ("role_zh", "role_en", "category", "text_zh", "text_en", "is_offered")
    form = TemplateForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if form.is_valid():
        typed: dict[str, Any] = dict(form.cleaned_data)
        is_offered = typed.pop("is_offered")
        wording = actions.TemplateWording(**typed)
        try:
            actions.change_template(
                actor=request.actor, template_id=pk, wording=wording, is_offered=is_offered, at=clock()
            )
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("模板已修改。"))
            return redirect("pledges:rounds")
    context = {"form": form, "template": found}
    return render(request, "pledges/template_form.html", context, status=422 if form.errors else 200)


@act(P.ROUND_EDIT)
def adopt_templates(request: AskedRequest) -> HttpResponse:
    """Take over the wordings that come with the product."""
    form = TemplatesForm(request.POST or None, nodes=_nodes(request))
    if form.is_valid():
        taken = actions.adopt_templates(actor=request.actor, node=form.cleaned_data["node"], at=clock())
        messages.success(request, gettext("已加入 {n} 个模板，可以再改。").format(n=taken))
        return redirect("pledges:rounds")
    context = {"form": form, "is_adopting": True}
    return render(request, "pledges/template_form.html", context, status=422 if form.errors else 200)


def _nodes(request: AskedRequest) -> QuerySet[Node]:
    nodes: QuerySet[Node] = Node.objects.within(request.actor, P.ROUND_EDIT).in_tree_order()
    return nodes


def _campaigns() -> QuerySet[Campaign]:
    return Campaign.objects.running().order_by("-pk")
