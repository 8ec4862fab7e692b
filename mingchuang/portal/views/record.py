"""What became of ratings, of bad ones and of mending at a place (效能公示): each number with what it is made of."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingchuang.foundation.http import PUBLIC, AskedRequest, clock, page
from mingchuang.foundation.http.keeping import kept
from mingchuang.organisations.models import Node
from mingchuang.pledges.queries import pledge_rate
from mingchuang.portal import queries
from mingchuang.portal.presenters import rate_figure, rating_figure, record_months

A_YEAR = timedelta(days=365)


@page(PUBLIC)
@kept
def record(request: AskedRequest, code: str) -> HttpResponse:
    """The past year of a region, unit, hall or window by month; counts only, nothing that leads to a rater."""
    now, today = clock(), timezone.localdate()
    place = get_object_or_404(Node.objects.open_on(today).select_related("parent"), code=code)
    first = today - A_YEAR
    spread = queries.spread_ratings(place.path, first=first, last=today)
    found = queries.record_of(place, first=first, now=now)
    context = {
        "place": place,
        "has_page": place.kind in queries.PLACES,
        "record": found,
        "ratings": rating_figure(spread),
        "rate": rate_figure(pledge_rate(place.path, on=today)),
        "months": record_months(found, queries.months_of_ratings(place.path, first=first, last=today)),
    }
    return render(request, "portal/record.html", context)
