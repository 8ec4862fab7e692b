"""Staff pages made of several areas."""

from django.http import HttpResponse
from django.shortcuts import render

from mingchuang.foundation.http import SIGNED_IN, AskedRequest, page


@page(SIGNED_IN)
def home(request: AskedRequest) -> HttpResponse:
    """Where a working day begins."""
    return render(request, "workspace/home.html")
