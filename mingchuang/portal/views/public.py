"""Public pages made of several areas. Nobody signs in, nothing is written, all works without JavaScript."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from mingchuang.campaigns.queries import progress_of, public_campaigns
from mingchuang.catalogue.queries import facilities_of, items_at_window
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.keeping import kept
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.organisations.queries import cards_of, marks_at, people_at, presence_of
from mingchuang.pledges.queries import pledge_rate
from mingchuang.portal import queries
from mingchuang.portal.presenters import RatingFigure, campaign_cards, rate_figure, rating_figure
from mingchuang.portal.rules import meant
from mingchuang.queueing.queries import halls_open_to_all

A_YEAR = timedelta(days=365)


@page(PUBLIC)
@kept
def home(request: AskedRequest) -> HttpResponse:
    """Where a citizen begins: she searches, or picks a hall, a unit, a campaign."""
    today, typed = timezone.localdate(), request.GET.get("q", "")
    q = meant(typed)
    if q:
        context = {"q": q, "typed": typed, "found": queries.found(q, on=today)}
        return render(request, "portal/found.html", context)
    campaigns = list(public_campaigns()[: queries.FEW])
    region = queries.region()
    context = {
        "region": region,
        "record": queries.record_of(region, first=today - A_YEAR, now=clock()) if region else None,
        "rate": rate_figure(pledge_rate(region.path, on=today)) if region else None,
        "campaigns": campaign_cards(
            campaigns,
            phases=queries.phases_of(campaigns),
            progress=progress_of(campaign.pk for campaign in campaigns),
            on=today,
        ),
        "halls": queries.halls_listed(on=today)[: queries.SOME],
        "units": queries.units_listed(on=today).filter(kind=NodeKind.UNIT)[: queries.MANY],
    }
    return render(request, "portal/home.html", context)


@page(PUBLIC)
@kept
def units(request: AskedRequest) -> HttpResponse:
    """Everybody who answers for work."""
    shown = paged(queries.units_listed(on=timezone.localdate()), after=request.GET.get("after"))
    return render(request, "portal/units.html", {"page": shown})


@page(PUBLIC)
@kept
def place(request: AskedRequest, code: str) -> HttpResponse:
    """A unit, an organisation or a hall: windows, items, pledges, people."""
    today = timezone.localdate()
    found = get_object_or_404(queries.public_places(on=today), code=code)
    items = list(queries.items_of(found, on=today)[: queries.SOME + 1])
    context = {
        "place": found,
        "is_hall": found.kind == NodeKind.HALL,
        "windows": queries.windows_of(found, on=today),
        "items": items[: queries.SOME],
        "more_items": len(items) > queries.SOME,
        "presence": presence_of(found, at=clock()),
        "marks": marks_at([found], on=today).get(found.pk),
        "rate": rate_figure(pledge_rate(found.path, on=today)),
        "ratings": _ratings(found.path, today),
        "record": queries.record_of(found, first=today - A_YEAR, now=clock()),
        "pledges": queries.running_pledges(found.path)[: queries.FEW],
        "facilities": facilities_of(found) if found.kind == NodeKind.HALL else (),
        "has_queue": found.kind == NodeKind.HALL and halls_open_to_all().filter(hall=found).exists(),
        "people": cards_of(people_at(found, on=today)[: queries.MANY]),
        "today": today,
    }
    return render(request, "portal/unit.html", context)


@page(PUBLIC)
@kept
def window(request: AskedRequest, code: str) -> HttpResponse:
    """One window: who serves, what is done here, when it is open, and where to rate it."""
    today = timezone.localdate()
    windows = Node.objects.open_on(today).windows().select_related("parent", "site")
    found = get_object_or_404(windows, code=code)
    context = {
        "window": found,
        "presence": presence_of(found, at=clock()),
        "marks": marks_at([found], on=today).get(found.pk),
        "ratings": _ratings(found.path, today),
        "month": queries.rating_counts([found.path], first=today.replace(day=1), last=today)[found.path],
        "record": queries.record_of(found, first=today - A_YEAR, now=clock()),
        "rate": rate_figure(pledge_rate(found.path, on=today)),
        "pledges": queries.running_pledges(found.path)[: queries.FEW],
        "people": cards_of(people_at(found, on=today)[: queries.SOME]),
        "items": items_at_window(found, on=today)[: queries.MANY],
    }
    return render(request, "portal/window.html", context)


def _ratings(path: str, today: date) -> RatingFigure:
    """How a place was rated in the past year."""
    return rating_figure(queries.spread_ratings(path, first=today - A_YEAR, last=today))


@act(PUBLIC)
def type_size(request: AskedRequest) -> HttpResponse:
    """Remember the reader's choice of type size in her browser."""
    wanted = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    answer = redirect(wanted if safe else "/")
    answer.set_cookie("large-type", request.POST.get("large", "0")[:1], max_age=A_YEAR, samesite="Lax", httponly=True)
    return answer
