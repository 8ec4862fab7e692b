"""Where and when next, by area; nobody is asked where she is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mingchuang.foundation.http import PUBLIC, AskedRequest, page
from mingchuang.outreach.forms import AreaForm
from mingchuang.outreach.queries import areas, stops_ahead


@page(PUBLIC)
def coming(request: AskedRequest) -> HttpResponse:
    """The next two months; a cancelled stop stays, with its reason."""
    today = timezone.localdate()
    form = AreaForm(request.GET or None, areas=areas(today=today))
    given = form.cleaned_data if form.is_valid() else {}
    stops = stops_ahead(today=today, area=given.get("area", ""), kind=given.get("kind", ""))
    return render(request, "outreach/coming.html", {"form": form, "stops": stops, "today": today})
