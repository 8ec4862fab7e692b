"""Who is where: one's own whereabouts in one tap, the list for the unit head, past hours."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import SIGNED_IN, AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.actions.presence import set_whereabouts
from mingchuang.organisations.enums import Where
from mingchuang.organisations.forms import WhereaboutsForm
from mingchuang.organisations.models import Staff
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.queries import my_place, presences_within, where_is, whereabouts_within
from mingchuang.organisations.rules import BACK_AFTER

CHOICES = {"places": list(Where), "spans": BACK_AFTER}


@act(SIGNED_IN)
def set_mine(request: AskedRequest) -> HttpResponse:
    """Where I am now."""
    now = clock()
    mine = my_place(request.actor, at=now)
    form = WhereaboutsForm(request.POST or None)
    if mine and form.is_valid() and _kept(request, form, mine.presence.staff):
        return redirect("workspace:home")
    context = {"mine": mine, "form": form}
    return render(request, "organisations/my_whereabouts.html", context, status=422 if form.errors else 200)


@act(P.STAFF_EDIT)
def set_of(request: AskedRequest, pk: int) -> HttpResponse:
    """Where somebody of the unit is now."""
    staff = get_object_or_404(Staff.objects.within(request.actor, P.STAFF_EDIT).select_related("node"), pk=pk)
    form = WhereaboutsForm(request.POST or None)
    if form.is_valid() and _kept(request, form, staff):
        return redirect("organisations:whereabouts")
    presence = where_is([staff], at=clock())[staff.pk]
    context = {"staff": staff, "presence": presence, "form": form, **CHOICES}
    return render(request, "organisations/set_whereabouts.html", context, status=422 if form.errors else 200)


@page(P.STAFF_READ)
def whereabouts(request: AskedRequest) -> HttpResponse:
    """Everybody within reach: posts with nobody behind them first, then who is away, place by place."""
    shown = presences_within(request.actor, at=clock(), code=request.GET.get("unit", ""))
    context = {
        "presences": shown,
        "red_posts": [post for presence in shown for post in presence.red_posts],
        "overdue": [one for presence in shown for one in presence.overdue],
        "away": [one for presence in shown for one in presence.away_people],
        "may_edit": request.actor.has(P.STAFF_EDIT),
    }
    return render(request, "organisations/whereabouts.html", context)


@page(P.STAFF_READ)
def past(request: AskedRequest) -> HttpResponse:
    """What was registered, for inspection."""
    typed, badge = request.GET.get("day", ""), request.GET.get("badge", "").strip()
    try:
        day = date.fromisoformat(typed) if typed else None
    except ValueError:
        day = None
    shown = paged(whereabouts_within(request.actor, day=day, badge=badge), after=request.GET.get("after"))
    context = {"page": shown, "day": day, "badge": badge, "now": clock()}
    return render(request, "organisations/past_whereabouts.html", context)


def _kept(request: AskedRequest, form: WhereaboutsForm, staff: Staff) -> bool:
    """Do it, or place the refusal on the form."""
    now = clock()
    where, until = form.chosen(now)
    try:
        set_whereabouts(actor=request.actor, staff=staff, where=where, until_at=until, at=now)
    except Refusal as refusal:
        show_refusal(form, refusal)
        return False
    messages.success(request, gettext("已登记：{where}。").format(where=gettext(str(where.label))))
    return True
