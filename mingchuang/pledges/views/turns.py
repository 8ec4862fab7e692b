"""Running pledges looked at in turn: what is due, what was seen, and who takes turns."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.organisations.models import Account, Node, RoleGrant
from mingchuang.pledges import actions
from mingchuang.pledges.forms import CycleForm, FindingForm, place_refusal
from mingchuang.pledges.models import ReviewCycle
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.queries import cycles_within, own_turns, turns_open_to, turns_taken, turns_waiting
from mingchuang.pledges.rules import PledgeRefused


@page(P.PLEDGE_READ)
def turns(request: AskedRequest) -> HttpResponse:
    """What is due to be looked at: one's own first, then everybody's within reach, then what was seen."""
    show = request.GET.get("show", "")
    rows = {"all": turns_waiting, "done": turns_taken}.get(show, own_turns)(request.actor)
    context = {
        "page": paged(rows, after=request.GET.get("after")),
        "show": show,
        "own": own_turns(request.actor).count(),
        "today": timezone.localdate(),
        "cycles": cycles_within(request.actor).order_by("pk"),
        "may_edit": request.actor.has(P.CYCLE_EDIT),
    }
    return render(request, "pledges/turns.html", context)


@act(P.TURN_TAKE)
def take_turn(request: AskedRequest, pk: int) -> HttpResponse:
    """Say what was seen of a pledge that runs on."""
    found = get_object_or_404(turns_open_to(request.actor), pk=pk)
    form = FindingForm(request.POST or None)
    if form.is_valid():
        finding = form.cleaned_data["finding"]
        try:
            actions.take_turn(actor=request.actor, turn_id=pk, finding=finding, at=clock())
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            messages.success(request, gettext("已记下。"))
            return redirect("pledges:turns")
    context = {"form": form, "turn": found, "pledge": found.pledge}
    return render(request, "pledges/turn.html", context, status=422 if form.errors else 200)


@act(P.CYCLE_EDIT)
def set_cycle(request: AskedRequest) -> HttpResponse:
    """Who takes turns, and how often; the first turns are given out at once."""
    nodes = Node.objects.within(request.actor, P.CYCLE_EDIT).in_tree_order()
    grants = RoleGrant.objects.within(request.actor, P.CYCLE_EDIT).filter(revoked_at=None)
    people = Account.objects.filter(pk__in=grants.values("account"), is_active=True).order_by("username")
    initial = {"starts_on": timezone.localdate()}
    form = CycleForm(request.POST or None, nodes=nodes, people=people, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            cycle = actions.set_cycle(
                actor=request.actor,
                node=typed["node"],
                every=typed["every"],
                days=typed["days"],
                starts_on=typed["starts_on"],
                examiners=list(typed["examiners"]),
                at=clock(),
            )
        except PledgeRefused as refusal:
            place_refusal(form, refusal)
        else:
            given = actions.give_turns(actor=request.actor, cycle_id=cycle.pk, at=clock())
            messages.success(request, gettext("轮流评诺已安排，本期排出 {n} 条。").format(n=given))
            return redirect("pledges:turns")
    return render(request, "pledges/cycle_form.html", {"form": form}, status=422 if form.errors else 200)


@act(P.CYCLE_EDIT)
def stop_cycle(request: AskedRequest, pk: int) -> HttpResponse:
    """Give no further turns, after asking."""
    running = ReviewCycle.objects.within(request.actor, P.CYCLE_EDIT).filter(stopped_at=None)
    found = get_object_or_404(running.select_related("node"), pk=pk)
    if request.method == "POST":
        actions.stop_cycle(actor=request.actor, cycle_id=pk, at=clock())
        messages.success(request, gettext("不再排新的评诺；已排的照常。"))
        return redirect("pledges:turns")
    return render(request, "pledges/stop_cycle.html", {"cycle": found})
