"""The public board of a campaign."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingchuang.campaigns.queries import campaign_board, public_campaigns
from mingchuang.foundation.http import PUBLIC, AskedRequest, clock, page
from mingchuang.foundation.http.keeping import kept
from mingchuang.pledges.queries import pledge_rates
from mingchuang.portal import queries
from mingchuang.portal.presenters import phase_panes, unit_rows


@page(PUBLIC)
@kept
def board(request: AskedRequest, code: str) -> HttpResponse:
    """Where the campaign stands: phases, goals, tasks, norms, and every unit with its figures."""
    campaign = get_object_or_404(public_campaigns(), code=code)
    now, today = clock(), timezone.localdate()
    units = list(queries.units_of(campaign, on=today))
    paths = [unit.path for unit in units]
    rates = pledge_rates(paths, on=today)
    first = campaign.starts_on or timezone.localdate(campaign.confirmed_at)
    ratings = queries.rating_counts(paths, first=first, last=today)
    shown = campaign_board(campaign, now=now)
    context = {
        "board": shown,
        "phases": phase_panes(shown.phases, on=today),
        "units": unit_rows(units, rates=rates, ratings=ratings),
        "first": first,
        "today": today,
    }
    return render(request, "portal/campaign.html", context)
