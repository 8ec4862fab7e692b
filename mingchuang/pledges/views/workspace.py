"""Pledges as staff see them: list, detail, matter, evidence."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.access import covers
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.http import AskedRequest, page, paged
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.forms import PledgeFilterForm
from mingchuang.pledges.models import Pledge
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.presenters import day_notice, flags_shown, gauge_of, steps_open_to
from mingchuang.pledges.queries import (
    PledgeFilter,
    own_turns,
    reached_evidence,
    rounds_reaching,
    staff_pledges,
    turns_taken,
    whole_pledges,
)


@page(P.PLEDGE_READ)
def pledges(request: AskedRequest) -> HttpResponse:
    """Pledges within reach, newest first."""
    form = PledgeFilterForm(request.GET)
    wanted = PledgeFilter(**form.cleaned_data) if form.is_valid() else PledgeFilter()
    today = timezone.localdate()
    shown = paged(staff_pledges(request.actor, wanted, on=today), after=request.GET.get("after"))
    running_rounds = rounds_reaching(request.actor).order_by("-pk")[:5]
    context = {
        "page": shown,
        "form": form,
        "today": today,
        "rounds": running_rounds,
        "may_draft": request.actor.has(P.PLEDGE_DRAFT),
        "turns": own_turns(request.actor).count(),
    }
    return render(request, "pledges/pledges.html", context)


@page(P.PLEDGE_READ)
def pledge(request: AskedRequest, number: str) -> HttpResponse:
    """One pledge with all that was reported and found."""
    found = get_object_or_404(whole_pledges(Pledge.objects.within(request.actor, P.PLEDGE_READ)), number=number)
    today = timezone.localdate()
    turn = own_turns(request.actor).filter(pledge=found).first()
    steps = steps_open_to(
        found,
        held=_held(request, found),
        account_id=request.actor.account_id,
        today=today,
        in_turn=turn is not None,
    )
    may_replace = found.state in PledgeState.running() and request.actor.may(P.PLEDGE_DRAFT, within=covers(found))
    context = {
        "pledge": found,
        "today": today,
        "steps": steps,
        "may_replace": may_replace,
        "flags": flags_shown(found) if found.state in PledgeState.unseen() else [],
        "gauge": gauge_of(found),
        "notice": _day_notice(found),
        "turn": turn,
        "looked_at": turns_taken(request.actor).filter(pledge=found).order_by("pk"),
    }
    return render(request, "pledges/pledge.html", context)


@page(P.PLEDGE_READ)
def matter(request: AskedRequest, pk: int) -> HttpResponse:
    """The pledge behind a followed matter."""
    found = get_object_or_404(Pledge.objects.within(request.actor, P.PLEDGE_READ), matter=pk)
    return redirect("pledges:pledge", number=found.number)


@page(P.PLEDGE_READ)
def evidence(request: AskedRequest, pk: int) -> HttpResponse:
    """One file of evidence, as a download."""
    found = get_object_or_404(reached_evidence(request.actor), pk=pk)
    answer = HttpResponse(read_file(found), content_type=found.media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name)}"
    return answer


def _day_notice(found: Pledge) -> str:
    if found.due_on is None:
        return ""
    unpublished = calendar_in_force().unpublished_years(found.due_on, found.due_on)
    notice = day_notice(found.due_on, unpublished=unpublished)
    return gettext(notice[0]).format(**notice[1]) if notice else ""


def _held(request: AskedRequest, found: Pledge) -> frozenset[str]:
    """Which of the acts' permissions the reader holds here; examining counts at the node above."""
    parent = found.node.parent or found.node
    held = {permission.value for permission in P if request.actor.may(permission, within=covers(found))}
    if not request.actor.may(P.PLEDGE_EXAMINE, within=parent.path):
        held.discard(P.PLEDGE_EXAMINE.value)
    return frozenset(held)
