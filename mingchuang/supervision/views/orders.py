"""Ordering something about a stall, and what came of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.following.queries import clock_account
from mingchuang.foundation.access import covers
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.statistics import wilson_interval
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.supervision.actions import NewOrder, issue_order, report_order, return_order, settle_order
from mingchuang.supervision.enums import Measure
from mingchuang.supervision.forms import FindingForm, OrderForm, ReportForm
from mingchuang.supervision.models import StallOrder
from mingchuang.supervision.permissions import SupervisionPermission as P
from mingchuang.supervision.presenters import COUNTED
from mingchuang.supervision.queries.stalls import measured_since, share_of
from mingchuang.supervision.queries.waits import waits
from mingchuang.supervision.rules import FEWEST
from mingchuang.supervision.views.stalls import asked


@act(P.ORDER_ISSUE)
def issue(request: AskedRequest) -> HttpResponse:
    """The measure as the address bar names it, and what is wanted about it."""
    now = clock()
    narrowed = asked(request, P.ORDER_ISSUE)
    measure, window = narrowed.measured(), narrowed.window(now)
    before = share_of(waits(measure, window))
    kinds = (NodeKind.REGION, NodeKind.UNIT, NodeKind.SECTION, NodeKind.WINDOW)
    places = Node.objects.within(request.actor, P.ORDER_ISSUE).filter(kind__in=kinds).in_tree_order()
    form = OrderForm(request.POST or None, places=places, initial={"to": window.place})
    if request.method == "POST" and form.is_valid():
        new = NewOrder(
            place=window.place,
            measure=measure,
            step=window.step,
            from_on=window.from_on,
            until_on=window.until_on,
            before=before,
            **form.cleaned_data,
        )
        row = issue_order(actor=request.actor, new=new, at=now)
        messages.success(request, gettext("已下达，责任单位会在“我的事”里看到。"))
        return redirect("supervision:order", matter_id=row.pk)
    context = {"form": form, "measure": measure, "counted": COUNTED[measure], "window": window, "before": before}
    return render(request, "supervision/issue.html", context, status=422 if form.errors else 200)


@page(P.STALL_READ)
def order(request: AskedRequest, matter_id: int) -> HttpResponse:
    """What was ordered, what was done, and the same measure before and since."""
    row, now = _found(request, matter_id, P.STALL_READ), clock()
    after, eased = measured_since(row, now=now)
    context = {
        "row": row,
        "counted": COUNTED[Measure(row.measure)],
        "lamp": row.matter.lamp_at(now),
        "account": clock_account(row.matter, now),
        "pairs": [
            (gettext("下达以前"), (row.before, wilson_interval(row.before.count, row.before.total))),
            (gettext("下达以后"), (after, wilson_interval(after.count, after.total))),
        ],
        "fewest": FEWEST,
        "eased": eased,
        "may_report": row.matter.state == "open" and request.actor.may(P.ORDER_REPORT, within=covers(row)),
        "may_check": row.matter.state == "answered" and row.matter.may_be_closed_by(request.actor, P.ORDER_CLOSE),
    }
    return render(request, "supervision/order.html", context)


@act(P.ORDER_REPORT)
def report(request: AskedRequest, matter_id: int) -> HttpResponse:
    """The unit says what it did."""
    row = _found(request, matter_id, P.ORDER_REPORT)
    form = ReportForm(request.POST or None, initial={"report": row.report})
    if request.method == "POST" and form.is_valid():
        report_order(actor=request.actor, matter_id=row.pk, report=form.cleaned_data["report"], at=clock())
        messages.success(request, gettext("已报告，等另一人核对。"))
        return redirect("supervision:order", matter_id=row.pk)
    context = {"row": row, "form": form, "title": gettext("报告做了什么")}
    return render(request, "supervision/answer.html", context, status=422 if form.errors else 200)


@act(P.ORDER_CLOSE)
def check(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Another person accepts it or sends it back."""
    row, now = _found(request, matter_id, P.ORDER_CLOSE), clock()
    form = FindingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        finding = form.cleaned_data["finding"]
        if form.cleaned_data["answer"] == "settle":
            after, _ = measured_since(row, now=now)
            settle_order(actor=request.actor, matter_id=row.pk, finding=finding, after=after, at=now)
        else:
            return_order(actor=request.actor, matter_id=row.pk, finding=finding, at=now)
        return redirect("supervision:order", matter_id=row.pk)
    context = {"row": row, "form": form, "title": gettext("核对")}
    return render(request, "supervision/answer.html", context, status=422 if form.errors else 200)


def _found(request: AskedRequest, matter_id: int, permission: str) -> StallOrder:
    rows = StallOrder.objects.within(request.actor, permission)
    whole = rows.select_related("matter__clock", "matter__owner_node", "matter__owner", "place")
    return get_object_or_404(whole, pk=matter_id)
