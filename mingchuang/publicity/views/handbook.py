"""The convenience-service handbook as one web page."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingchuang.foundation.http import PUBLIC, AskedRequest, clock, page
from mingchuang.foundation.http.keeping import kept
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.publicity.enums import HandbookOrder
from mingchuang.publicity.presenters.prints.subjects import chapters_of, handbook_values
from mingchuang.publicity.queries.prints import handbook_materials

PLACES = (NodeKind.REGION, NodeKind.HALL, *NodeKind.answering(), NodeKind.SECTION)


@page(PUBLIC)
@kept
def handbooks(request: AskedRequest) -> HttpResponse:
    """Whose handbooks there are."""
    today = timezone.localdate(clock())
    places = Node.objects.open_on(today).filter(kind__in=(NodeKind.REGION, NodeKind.HALL, NodeKind.UNIT))
    return render(request, "publicity/handbooks.html", {"places": places.in_tree_order()})


@page(PUBLIC)
@kept
def handbook(request: AskedRequest, code: str) -> HttpResponse:
    """Everything a place can do for a citizen, on one page that can be printed."""
    today = timezone.localdate(clock())
    place = get_object_or_404(Node.objects.open_on(today).filter(kind__in=PLACES), code=code)
    order = request.GET.get("by", HandbookOrder.BY_UNIT.value)
    if order not in HandbookOrder.values:
        raise Http404
    values = handbook_values(handbook_materials([code], on=today)[0])
    context = {
        "place": place,
        "chapters": chapters_of(values["items"], "theme" if order == HandbookOrder.BY_THEME else "unit"),
        "count": len(values["items"]),
        "order": order,
        "orders": HandbookOrder,
        "today": today,
    }
    return render(request, "publicity/handbook.html", context)
