"""The three rates of hotline orders, by unit and month."""

from datetime import date, datetime, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mingchuang.callbacks.permissions import CallbacksPermission
from mingchuang.exchange.forms.rates import RatesForm
from mingchuang.exchange.models import Hotline
from mingchuang.exchange.permissions import ExchangePermission as P
from mingchuang.exchange.presenters.rates import rate_rows, whole_row
from mingchuang.exchange.queries.rates import rates_of
from mingchuang.foundation.http import AskedRequest, clock, page
from mingchuang.organisations.models import Node


@page(P.RATE_READ)
def rates(request: AskedRequest) -> HttpResponse:
    """One month of one region; each rate with what stands above and below the line."""
    hotlines = Hotline.objects.within(request.actor, P.RATE_READ)
    regions = Node.objects.filter(pk__in=hotlines.values("region")).in_tree_order()
    form = RatesForm(request.GET or None, regions=regions)
    today = timezone.localdate()
    month, region = form.month_or(today), form.region_or(regions.first())
    if region is None:
        if request.GET.get("region"):
            raise Http404
        return render(request, "exchange/rates.html", {"form": form, "region": None, "month": month})
    now = clock()
    found = rates_of(region, since=_midnight(month), until=_midnight(_next(month)), cut_off=now)
    context = {
        "form": form,
        "region": region,
        "month": month,
        "before": f"{month - timedelta(days=1):%Y-%m}",
        "rates": found,
        "may_weigh": request.actor.has(CallbacksPermission.RULE_EDIT),
        "rows": rate_rows(found),
        "whole": whole_row(found),
    }
    return render(request, "exchange/rates.html", context)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=timezone.get_default_timezone())


def _next(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)
