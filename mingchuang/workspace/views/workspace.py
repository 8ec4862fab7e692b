"""Where a working day begins, and who has how much on the desk."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingchuang.following.permissions import FollowingPermission
from mingchuang.following.queries import EVERYTHING, by_unit, load_by_person, load_by_unit
from mingchuang.foundation.http import SIGNED_IN, AskedRequest, clock, page
from mingchuang.organisations.models import Node
from mingchuang.organisations.queries import my_place
from mingchuang.workspace.forms import WorkFilterForm
from mingchuang.workspace.queries.my_work import MOST_WAITING, my_desk, my_work


@page(SIGNED_IN)
def home(request: AskedRequest) -> HttpResponse:
    """My work: everything followed within reach, by what breaks first, narrowed by the address bar."""
    now = clock()
    form = WorkFilterForm(request.GET, actor=request.actor)
    choice = form.choice()
    context = {
        "form": form,
        "choice": choice,
        "is_narrowed": choice != EVERYTHING,
        "is_later": bool(request.GET.get("after")),
        "asked_person": form.cleaned_data.get("person"),
        "asked_node": form.cleaned_data.get("node"),
        "work": my_work(request.actor, choice, now=now, after=request.GET.get("after")),
        "most_waiting": MOST_WAITING,
        "may_see_load": request.actor.has(FollowingPermission.MATTER_READ),
        "may_hand_over": request.actor.has(FollowingPermission.MATTER_HAND_OVER),
        "mine": my_place(request.actor, at=now),
    }
    return render(request, "workspace/home.html", context)


@page(FollowingPermission.MATTER_READ)
def load(request: AskedRequest) -> HttpResponse:
    """Who must act today: by unit for those who see several, by person within a unit."""
    actor = request.actor
    places = Node.objects.within(actor, FollowingPermission.MATTER_READ)
    tops = list(places.filter(path__in=actor.reach(FollowingPermission.MATTER_READ)).in_tree_order())
    place = get_object_or_404(places, code=request.GET.get("node") or (tops[0].code if tops else ""))
    desk = my_desk(actor, now=clock())
    is_by_unit = by_unit(place)
    context = {
        "place": place,
        "tops": tops,
        "is_by_unit": is_by_unit,
        "rows": load_by_unit(desk, place) if is_by_unit else load_by_person(desk, place),
    }
    return render(request, "workspace/load.html", context)
