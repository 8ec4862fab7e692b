"""What citizens do: ask for a service beyond the window, and see what became of it."""

from secrets import token_urlsafe

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page, worded
from mingchuang.foundation.numbering import is_receipt, tidy_receipt
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import ServiceKind
from mingchuang.reception.forms.services import AskForm
from mingchuang.reception.presenters.services import progress_of
from mingchuang.reception.queries import places_offering, service_by_receipt

COOKIE = "mc-asked"
KEPT_SECONDS = 24 * 3600
SIGNER = signing.Signer(salt="reception.device")


@act(PUBLIC)
def ask(request: AskedRequest) -> HttpResponse:
    """Agent, home visit, delegated or out of hours: asked for on a phone, without an account."""
    mark = _mark(request)
    places = places_offering(on=timezone.localdate())
    initial = {"place": places.filter(code=request.GET.get("at", "")).first()}
    form = AskForm(request.POST or None, places=places, initial=initial)
    if form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "consent"}
        order = acts.ServiceOrder(**{**given, "kind": ServiceKind(given["kind"])})
        try:
            row = acts.ask_service(
                order=order,
                device_hash=_digest("device", mark),
                network_hash=_digest("network", _address(request)),
                at=clock(),
            )
        except Refusal as refusal:
            field = getattr(refusal, "field", "")
            form.add_error(field if field in form.fields else None, worded(refusal))
        else:
            return _remembering(redirect("reception:service-receipt", row.receipt), mark)
    answer = render(request, "reception/ask.html", {"form": form}, status=422 if form.errors else 200)
    answer["Cache-Control"] = "no-store"
    return _remembering(answer, mark)


@page(PUBLIC)
def receipt(request: AskedRequest, code: str) -> HttpResponse:
    """How far it is and who comes; no name, number or address of the one who asked."""
    tidy = tidy_receipt(code)
    row = service_by_receipt(tidy) if is_receipt(tidy) else None
    if row is None:
        raise Http404
    shown = render(request, "reception/receipt.html", {"row": row, "steps": progress_of(row)})
    shown["Cache-Control"] = "no-store"
    return shown


def _mark(request: AskedRequest) -> str:
    """What her browser keeps for a day, so that nobody asks in bulk."""
    try:
        return SIGNER.unsign(request.COOKIES.get(COOKIE, ""))
    except signing.BadSignature:
        return token_urlsafe(16)


def _remembering(answer: HttpResponse, mark: str) -> HttpResponse:
    answer.set_cookie(
        COOKIE,
        SIGNER.sign(mark),
        max_age=KEPT_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


def _digest(what: str, told: str) -> str:
    return salted_hmac(f"reception.{what}", told, algorithm="sha256").hexdigest()[:32]


def _address(request: AskedRequest) -> str:
    """The asker's address; behind so many proxies of ours, the one that the outermost of them saw."""
    proxies: int = settings.AXES_IPWARE_PROXY_COUNT
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(told) >= proxies:
        return told[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))
