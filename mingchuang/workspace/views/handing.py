"""Giving several matters of a unit to one of its people; answering what another unit offers."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.following.actions import accept_hand_over, refuse_hand_over
from mingchuang.following.permissions import FollowingPermission as P
from mingchuang.following.queries import hand_overs_waiting_for, matter_row
from mingchuang.foundation.http import SIGNED_IN, AskedRequest, act, clock
from mingchuang.foundation.ui.templatetags.ui import named
from mingchuang.organisations.models import Node, Staff
from mingchuang.organisations.queries import PersonPresence, where_is
from mingchuang.workspace.actions.handing import hand_over_several
from mingchuang.workspace.forms import HandOverForm, OfferForm
from mingchuang.workspace.queries.my_work import my_desk

MOST = 50


@act(P.MATTER_HAND_OVER)
def hand_over(request: AskedRequest) -> HttpResponse:
    """The chosen matters, and to whom they go; they are named in the address, so that a reload loses none."""
    now, keys = clock(), _keys(request.GET.getlist("m"))
    rows = my_desk(request.actor, now=now).among(keys)
    if not rows:
        messages.info(request, gettext("请先在列表里选中要移交的事项。"))
        return redirect("workspace:home")
    unit = rows[0].matter.owner_node
    others = [row for row in rows if row.matter.owner_node_id != unit.pk]
    people = [] if others else _people(unit, now)
    form = HandOverForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        count = hand_over_several(
            actor=request.actor, matter_ids=[row.matter.pk for row in rows], to_id=form.cleaned_data["to"], at=now
        )
        messages.success(request, gettext("已移交 %(n)s 件。") % {"n": count})
        return redirect("workspace:home")
    context = {"rows": rows, "unit": unit, "others": others, "form": form}
    return render(request, "workspace/hand_over.html", context, status=422 if form.errors else 200)


@act(SIGNED_IN)
def answer_offer(request: AskedRequest, pk: int) -> HttpResponse:
    """One matter offered to the reader or her unit: taken on, or sent back with the reason."""
    now = clock()
    offer = get_object_or_404(hand_overs_waiting_for(request.actor).select_related("matter__clock"), pk=pk)
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["answer"] == "accept":
            accept_hand_over(actor=request.actor, hand_over_id=offer.pk, at=now)
            messages.success(request, gettext("已接收，从现在起由您负责，期限不变。"))
        else:
            refuse_hand_over(actor=request.actor, hand_over_id=offer.pk, reason=form.cleaned_data["reason"], at=now)
            messages.success(request, gettext("已退回移交人。"))
        return redirect("workspace:home")
    context = {"offer": offer, "row": matter_row(offer.matter, now), "form": form}
    return render(request, "workspace/offer.html", context, status=422 if form.errors else 200)


def _keys(given: Sequence[str]) -> list[int]:
    keys = [int(key) for key in given if key.isdecimal() and len(key) < 19]
    if len(keys) > MOST:
        raise Http404
    return keys


def _people(unit: Node, now: datetime) -> list[tuple[int, str]]:
    """Those who serve in the unit; who is away says so."""
    serving = Staff.objects.under(unit.path).serving_on(timezone.localdate(now)).select_related("node").defer("mobile")
    people = list(serving.order_by("node__sort_path", "badge_number"))
    presences = where_is(people, at=now)
    return [(person.pk, _label(person, presences[person.pk])) for person in people]


def _label(person: Staff, presence: PersonPresence) -> str:
    place = gettext("%(name)s（%(place)s）") % {"name": named(person), "place": named(person.node)}
    return place if presence.is_here else f"{place} · {gettext(presence.where.label)}"
