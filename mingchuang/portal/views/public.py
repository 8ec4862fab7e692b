"""Public pages made of several areas."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from mingchuang.foundation.http import PUBLIC, AskedRequest, act, page

A_YEAR = 365 * 24 * 3600


@page(PUBLIC)
def home(request: AskedRequest) -> HttpResponse:
    """Where a citizen begins."""
    return render(request, "portal/home.html")


@act(PUBLIC)
def type_size(request: AskedRequest) -> HttpResponse:
    """Remember the reader's choice of type size in her browser."""
    wanted = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    answer = redirect(wanted if safe else "/")
    answer.set_cookie("large-type", request.POST.get("large", "0")[:1], max_age=A_YEAR, samesite="Lax", httponly=True)
    return answer
