"""How limits are counted at each place, and which clocks changed when the calendar did."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.following.actions import set_clock_rule
from mingchuang.following.forms import ClockRuleForm, TrialForm
from mingchuang.following.permissions import FollowingPermission as P
from mingchuang.following.queries.account import trial_account
from mingchuang.following.queries.recounts import recount_lines, recounts_seen
from mingchuang.following.queries.rules import clock_settings, rulebook, rules_seen
from mingchuang.following.rules import ClockSettings
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.worktime.limits import LimitUnit
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node

RULED = (NodeKind.REGION, NodeKind.UNIT, NodeKind.HALL)


@page(P.CLOCK_RULE_READ)
def clock_rules(request: AskedRequest) -> HttpResponse:
    """The rules within reach, what holds elsewhere, and a limit tried out."""
    places = Node.objects.within(request.actor, P.CLOCK_RULE_EDIT).filter(kind__in=RULED).in_tree_order()
    if code := request.GET.get("place"):
        return redirect("following:set-clock-rule", get_object_or_404(places, code=code).code)
    form = TrialForm(request.GET if "start" in request.GET else None)
    trial = None
    if form.is_valid():
        try:
            said = form.cleaned_data
            trial = trial_account(**{**said, "unit": LimitUnit(said["unit"])})
        except Refusal as refusal:
            show_refusal(form, refusal)
    context = {
        "rows": rules_seen(request.actor, P.CLOCK_RULE_READ),
        "default": ClockSettings(),
        "places": places,
        "form": form,
        "trial": trial,
    }
    return render(request, "following/clock_rules.html", context)


@act(P.CLOCK_RULE_EDIT)
def set_rule(request: AskedRequest, code: str) -> HttpResponse:
    """The rule of one place; at first what holds there now."""
    node = get_object_or_404(Node.objects.within(request.actor, P.CLOCK_RULE_EDIT).filter(kind__in=RULED), code=code)
    form = ClockRuleForm(request.POST or None, initial=ClockRuleForm.filled_from(clock_settings(node.path)))
    if form.is_valid():
        try:
            set_clock_rule(actor=request.actor, node=node, settings=form.settings(), at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("计时规则已保存，对今后起算的期限有效；临期的提前量对在办的也有效。"))
            return redirect("following:clock-rules")
    context = {"form": form, "node": node, "held": rulebook().row_at(node.path)}
    return render(request, "following/clock_rule_form.html", context, status=422 if form.errors else 200)


@page(P.CLOCK_RULE_READ)
def recounts(request: AskedRequest) -> HttpResponse:
    """When open clocks were reckoned anew, and how many changed."""
    shown = paged(recounts_seen(request.actor, P.CLOCK_RULE_READ), after=request.GET.get("after"))
    return render(request, "following/recounts.html", {"page": shown})


@page(P.CLOCK_RULE_READ)
def recount(request: AskedRequest, pk: int) -> HttpResponse:
    """Which clocks changed, within the reader's reach."""
    row = get_object_or_404(recounts_seen(request.actor, P.CLOCK_RULE_READ), pk=pk, within__gt=0)
    shown = paged(recount_lines(row.pk, request.actor, P.CLOCK_RULE_READ), after=request.GET.get("after"))
    return render(request, "following/recount.html", {"row": row, "page": shown})
