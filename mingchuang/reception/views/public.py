"""What citizens do: ask for a service beyond the window, and see what became of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page
from mingchuang.foundation.http.devices import Device, network_digest
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.keeping import unkept
from mingchuang.foundation.numbering import is_receipt, tidy_receipt
from mingchuang.foundation.ui import slots
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import ServiceKind, ServiceState
from mingchuang.reception.forms.services import AskForm
from mingchuang.reception.models import ServiceRequest
from mingchuang.reception.presenters.services import progress_of
from mingchuang.reception.queries import places_offering, rated_at, service_by_receipt

AREA = "reception"


@act(PUBLIC)
def ask(request: AskedRequest) -> HttpResponse:
    """Agent, home visit, delegated or out of hours: asked for on a phone, without an account."""
    device = Device(request, area=AREA)
    places = places_offering(on=timezone.localdate())
    initial = {"place": places.filter(code=request.GET.get("at", "")).first()}
    form = AskForm(request.POST or None, places=places, initial=initial)
    if form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "consent"}
        order = acts.ServiceOrder(**{**given, "kind": ServiceKind(given["kind"])})
        try:
            row = acts.ask_service(
                order=order,
                device_hash=device.digest,
                network_hash=network_digest(request, area=AREA),
                at=clock(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            return device.remember(redirect("reception:service-receipt", row.receipt))
    answer = render(request, "reception/ask.html", {"form": form}, status=422 if form.errors else 200)
    return device.remember(unkept(answer))


@page(PUBLIC)
def receipt(request: AskedRequest, code: str) -> HttpResponse:
    """How far it is and who comes; no name, number or address of the one who asked."""
    tidy = tidy_receipt(code)
    row = service_by_receipt(tidy) if is_receipt(tidy) else None
    if row is None:
        raise Http404
    shown = render(request, "reception/receipt.html", {"row": row, "steps": progress_of(row), "rating": _rating(row)})
    return unkept(shown)


def _rating(row: ServiceRequest) -> str:
    """Where a service is rated once it is done; "" where it is called back instead."""
    window = rated_at(row) if row.state == ServiceState.DONE else None
    if window is None:
        return ""
    number = f"{row.region_id}-{row.year}-{row.sequence}"
    return slots.ask(slots.RATING, window_code=window.code, source="reception", number=number)
