"""The table that the published rate opens to, and the good deeds beside it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingchuang.foundation.http import PUBLIC, AskedRequest, page, paged
from mingchuang.foundation.http.keeping import kept
from mingchuang.pledges.queries import counted_as, deed_count, measured_rate, pledge_rate, public_deeds, public_pledges
from mingchuang.portal import queries
from mingchuang.portal.presenters import rate_figure

PARTS = (
    ("kept", "已兑现"),
    ("partly_kept", "部分兑现"),
    ("not_kept", "未兑现"),
    ("awaiting", "到期待评定"),
    ("not_yet_due", "未到期"),
    ("standing", "长期"),
    ("withdrawn", "已撤回"),
)
"""The words of the rate; each opens the pledges that it counts, or leaves out."""


@page(PUBLIC)
@kept
def pledges(request: AskedRequest, code: str) -> HttpResponse:
    """Every pledge ever published here, also the withdrawn ones."""
    today, state = timezone.localdate(), request.GET.get("state", "")
    found = get_object_or_404(queries.public_places(on=today), code=code)
    rows = public_pledges(found.path)
    wanted = counted_as(state, on=today)
    if wanted is not None:
        rows = rows.filter(wanted)
    context = {
        "place": found,
        "rate": rate_figure(pledge_rate(found.path, on=today)),
        "measured": measured_rate(found.path),
        "page": paged(rows, after=request.GET.get("after")),
        "parts": PARTS,
        "state": state if wanted is not None else "",
        "deeds": deed_count(found.path),
        "today": today,
    }
    return render(request, "portal/pledges.html", context)


@page(PUBLIC)
@kept
def deeds(request: AskedRequest, code: str) -> HttpResponse:
    """Good deeds: what was asked for, what was done, and whether those who were helped confirm it."""
    today = timezone.localdate()
    found = get_object_or_404(queries.public_places(on=today), code=code)
    context = {
        "place": found,
        "page": paged(public_deeds(found.path), after=request.GET.get("after")),
        "deeds": deed_count(found.path),
        "today": today,
    }
    return render(request, "portal/deeds.html", context)
