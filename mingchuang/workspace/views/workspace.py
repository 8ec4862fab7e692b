"""Where a working day begins."""

from django.http import HttpResponse
from django.shortcuts import render

from mingchuang.evaluations.models import FollowUp
from mingchuang.following.queries import my_matters, overdue_count
from mingchuang.foundation.http import SIGNED_IN, AskedRequest, clock, page
from mingchuang.organisations.queries import my_place


@page(SIGNED_IN)
def home(request: AskedRequest) -> HttpResponse:
    """My work: everything followed within reach, by what breaks first."""
    now = clock()
    # a bad rating is answered on its own page; its row of the ledger moves along
    followed = FollowUp.objects.values("rectification")
    context = {
        "matters": my_matters(request.actor, now=now, after=request.GET.get("after"), without=followed),
        "overdue": overdue_count(request.actor, now=now, without=followed),
        "mine": my_place(request.actor, at=now),
    }
    return render(request, "workspace/home.html", context)
