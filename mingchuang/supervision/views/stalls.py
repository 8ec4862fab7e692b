"""Where it stalls, opened down to the matters. These pages only read."""

from io import BytesIO

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, clock, page, worded
from mingchuang.organisations.models import Node
from mingchuang.supervision.forms import StallForm
from mingchuang.supervision.permissions import SupervisionPermission as P
from mingchuang.supervision.presenters import COUNTED, finding_of, row_name, stall_chart
from mingchuang.supervision.queries.stalls import effects_of, matters_behind, orders_within, stall_table
from mingchuang.supervision.queries.waits import waits
from mingchuang.supervision.rules import FEWEST
from mingchuang.supervision.sheets import stalls_workbook

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SHOWN = 200


def asked(request: AskedRequest, permission: str = P.STALL_READ) -> StallForm:
    """The address bar, with the places within the reader's reach."""
    places = Node.objects.within(request.actor, permission).in_tree_order()
    top = get_object_or_404(places.filter(path__in=request.actor.reach(permission))[:1])
    return StallForm(request.GET, places=places, top=top)


@page(P.STALL_READ)
def stalls(request: AskedRequest) -> HttpResponse:
    """One measure, told apart, with its finding, its picture and its table; and what was ordered."""
    form = asked(request)
    now = clock()
    measure, window = form.measured(), form.window(now)
    orders = orders_within(request.actor, P.STALL_READ)
    context = {
        "form": form,
        "window": window,
        "measure": measure,
        "counted": COUNTED[measure],
        "fewest": FEWEST,
        "orders": orders,
        "effects": effects_of(orders),
        "may_order": request.actor.may(P.ORDER_ISSUE, within=window.place.path),
    }
    try:
        table = stall_table(waits(measure, window), form.grouping(), window.place)
    except Refusal as refusal:
        return render(request, "supervision/stalls.html", context | {"fault": worded(refusal)}, status=422)
    chart = stall_chart(table, measure)
    context |= {
        "rows": [(row_name(row), row) for row in table.rows],
        "whole": table.whole,
        "finding": finding_of(table, measure),
        "chart": chart.svg() if chart else "",
    }
    return render(request, "supervision/stalls.html", context)


@page(P.STALL_READ)
def behind(request: AskedRequest) -> HttpResponse:
    """The matters behind one number of the table."""
    form, now = asked(request), clock()
    measure, window, key = form.measured(), form.window(now), request.GET.get("key", "")
    found = matters_behind(waits(measure, window), form.grouping(), key, window.place, now=now, most=MOST_SHOWN)
    context = {"measure": measure, "counted": COUNTED[measure], "window": window, "found": found, "most": MOST_SHOWN}
    return render(request, "supervision/behind.html", context)


@page(P.STALL_READ)
def export(request: AskedRequest) -> HttpResponseBase:
    """The table in Excel."""
    form = asked(request)
    measure, window = form.measured(), form.window(clock())
    table = stall_table(waits(measure, window), form.grouping(), window.place)
    shared = {"measure": measure.label, "from_on": window.from_on, "until_on": window.until_on}
    content = BytesIO(stalls_workbook(table.rows, shared=shared))
    name = gettext("堵点分析 %(day)s.xlsx") % {"day": window.until_on.isoformat()}
    return FileResponse(content, as_attachment=True, filename=name, content_type=EXCEL)
