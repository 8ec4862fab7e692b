"""One act, and its refusal on the form where the fault is."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest
from mingchuang.foundation.http.fields import show_refusal


def carried_out(form: Form, act: Callable[[], Any]) -> bool:
    """Do it; a refusal stands at the field it names, or above the form."""
    try:
        act()
    except Refusal as refusal:
        show_refusal(form, refusal)
        return False
    return True


def asked(request: AskedRequest, form: Form, *, title: str, button: str, back: str, about: str = "") -> HttpResponse:
    """The page of a plain form."""
    context = {"form": form, "title": title, "button": button, "back": back, "about": about}
    return render(request, "organisations/act.html", context, status=422 if form.errors else 200)
