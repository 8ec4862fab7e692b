"""The work calendar."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import SIGNED_IN, AskedRequest, act, clock, page
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.worktime.published import last_published_day, years_in_force
from mingchuang.workspace.actions.calendar import take_in_year
from mingchuang.workspace.forms import CalendarYearForm
from mingchuang.workspace.permissions import WorkspacePermission as P

WARNING_DAYS = 60


@page(SIGNED_IN)
def calendar(request: AskedRequest) -> HttpResponse:
    """Every published year with its notice; a warning before the last one ends."""
    last = last_published_day()
    context = {
        "years": list(reversed(years_in_force())),
        "last": last,
        "ends_soon": (last - timezone.localdate()).days <= WARNING_DAYS,
        "may_edit": request.actor.has(P.CALENDAR_EDIT),
    }
    return render(request, "workspace/calendar.html", context)


@act(P.CALENDAR_EDIT)
def enter_calendar_year(request: AskedRequest) -> HttpResponse:
    """A year's notice, by form."""
    form = CalendarYearForm(request.POST or None)
    if form.is_valid():
        try:
            taken = take_in_year(actor=request.actor, text=form.as_json(), at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            text = gettext("已录入 {year} 年工作日历，重算 {looked} 个在办期限，{count} 个有变化。")
            messages.success(request, text.format(year=taken.year, looked=taken.looked_at, count=taken.recomputed))
            return redirect("workspace:calendar")
    status = 422 if form.errors else 200
    return render(request, "workspace/calendar_form.html", {"form": form}, status=status)
