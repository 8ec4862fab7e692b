"""Rates, draws, rules and scripts."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.callbacks import actions as acts
from mingchuang.callbacks.forms import PeriodForm, RuleForm, ScriptForm, WhichForm
from mingchuang.callbacks.models import CallBack
from mingchuang.callbacks.permissions import CallbacksPermission as P
from mingchuang.callbacks.presenters import rate_lines
from mingchuang.callbacks.queries import draws_within, is_repeatable, kind_labels, rule_at, script_at, three_rates
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node

MONTH = timedelta(days=30)
DAY = timedelta(days=1)


@page(P.CALL_READ)
def rates(request: AskedRequest) -> HttpResponse:
    """The three rates of each kind of matter within reach, with everything that stands outside them."""
    form = PeriodForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    today, zone = timezone.localdate(), timezone.get_default_timezone()
    until = given.get("until") or today
    since = given.get("since") or until - MONTH
    begins, ends = (datetime.combine(day, datetime.min.time(), tzinfo=zone) for day in (since, until + DAY))
    paths, now = request.actor.reach(P.CALL_READ), clock()
    tables = []
    for kind, label in kind_labels().items():
        found = three_rates(paths=paths, kinds=(kind,), since=begins, until=ends, cut_off=now)
        tables.append({"label": label, "found": found, "lines": rate_lines(found)})
    context = {"form": PeriodForm(initial={"since": since, "until": until}), "tables": tables, "cut_off": now}
    return render(request, "callbacks/rates.html", context)


@page(P.CALL_READ)
def draws(request: AskedRequest) -> HttpResponse:
    """What was drawn, newest first."""
    shown = paged(draws_within(request.actor), after=request.GET.get("after"))
    rows = [{"draw": row, "label": kind_labels().get(row.kind, row.kind)} for row in shown.rows]
    return render(request, "callbacks/draws.html", {"rows": rows, "page": shown})


@page(P.CALL_READ)
def draw(request: AskedRequest, pk: int) -> HttpResponse:
    """One draw with its seed, its frame, and whether it can be repeated."""
    row = get_object_or_404(draws_within(request.actor), pk=pk)
    calls = CallBack.objects.filter(draw=row).with_matter().order_by("id")
    context = {
        "row": row,
        "label": kind_labels().get(row.kind, row.kind),
        "calls": calls,
        "is_repeatable": is_repeatable(row),
        "left_out": row.finished - len(row.frame),
    }
    return render(request, "callbacks/draw.html", context)


@act(P.RULE_EDIT)
def rule(request: AskedRequest) -> HttpResponse:
    """How a kind of matter is sampled in a region."""
    which, region, kind = _which(request)
    present = model_to_dict(rule_at(region.path, kind)) if region else {}
    form = RuleForm(request.POST or None, initial=present)
    if region and form.is_valid():
        try:
            acts.set_call_rule(actor=request.actor, region=region, kind=kind, at=clock(), **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("回访规则已设定，从下一次抽样起执行。"))
            return redirect("callbacks:calls")
    context = {"form": form, "which": which, "title": _("回访规则")}
    return render(request, "callbacks/setting.html", context, status=422 if form.errors else 200)


@act(P.RULE_EDIT)
def script(request: AskedRequest) -> HttpResponse:
    """What is said and asked about a kind of matter in a region."""
    which, region, kind = _which(request)
    present = script_at(region.path if region else "", kind)
    form = ScriptForm(request.POST or None, initial={"greeting": present.greeting_zh}, questions=present.questions)
    if region and form.is_valid():
        try:
            acts.set_script(
                actor=request.actor,
                region=region,
                kind=kind,
                greeting=form.cleaned_data["greeting"],
                questions=form.questions(),
                at=clock(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("问卷已设定，对今后列入的回访有效。"))
            return redirect("callbacks:calls")
    context = {"form": form, "which": which, "title": _("回访问卷")}
    return render(request, "callbacks/setting.html", context, status=422 if form.errors else 200)


def _which(request: AskedRequest) -> tuple[WhichForm, Node | None, str]:
    """The region and kind of the address bar; the first of each where it says nothing."""
    regions = Node.objects.within(request.actor, P.RULE_EDIT).filter(kind=NodeKind.REGION).in_tree_order()
    kinds = kind_labels()
    asked = WhichForm(request.GET, regions=regions, kinds=kinds)
    region, kind = regions.first(), next(iter(kinds), "")
    if request.GET and asked.is_valid():
        region, kind = asked.cleaned_data["region"], asked.cleaned_data["kind"]
    return WhichForm(initial={"region": region, "kind": kind}, regions=regions, kinds=kinds), region, kind
