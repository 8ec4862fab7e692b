"""The page of a plain form."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from mingchuang.foundation.http import AskedRequest


def asked(request: AskedRequest, form: Form, *, title: str, button: str, back: str, about: str = "") -> HttpResponse:
    """The form with its title and button; 422 while it is at fault."""
    context = {"form": form, "title": title, "button": button, "back": back, "about": about}
    return render(request, "organisations/act.html", context, status=422 if form.errors else 200)
