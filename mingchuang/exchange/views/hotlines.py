"""Hotlines: what came, what is to be told, and how their files are read."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.exchange.actions import hotlines as acts
from mingchuang.exchange.enums import CodeTable, FileForm
from mingchuang.exchange.forms import CodeForm, ColumnsForm, HotlineForm, OrderFileForm
from mingchuang.exchange.models import Hotline, HotlineCode
from mingchuang.exchange.permissions import ExchangePermission as P
from mingchuang.exchange.presenters.tables import code_tables
from mingchuang.exchange.queries.hotlines import hotlines_with_counts, units_of, waiting_outcomes
from mingchuang.exchange.rules.tables import TableRefused
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


@page(P.HOTLINE_READ)
def hotlines(request: AskedRequest) -> HttpResponse:
    """The hotlines within reach."""
    rows = hotlines_with_counts(Hotline.objects.within(request.actor, P.HOTLINE_READ))
    context = {"hotlines": rows, "may_edit": request.actor.has(P.HOTLINE_EDIT)}
    return render(request, "exchange/hotlines.html", context)


@page(P.HOTLINE_READ)
def hotline(request: AskedRequest, code: str) -> HttpResponse:
    """One hotline: its files, and what waits to be told."""
    found = _hotline(request, code, P.HOTLINE_READ)
    files = paged(found.files.defer("held", "lines"), after=request.GET.get("after"))
    context = {
        "hotline": found,
        "page": files,
        "waiting": waiting_outcomes(found),
        "form": OrderFileForm(),
        "may_carry": request.actor.may(P.ORDER_CARRY, within=found.path),
        "may_edit": request.actor.may(P.HOTLINE_EDIT, within=found.path),
    }
    return render(request, "exchange/hotline.html", context)


@act(P.HOTLINE_EDIT)
def open_hotline(request: AskedRequest) -> HttpResponse:
    """A new hotline, with the usual columns and codes."""
    regions = Node.objects.within(request.actor, P.HOTLINE_EDIT).filter(kind=NodeKind.REGION, closed_on=None)
    form = HotlineForm(request.POST or None, regions=regions.in_tree_order())
    if form.is_valid():
        if Hotline.objects.filter(code=form.cleaned_data["code"]).exists():
            form.add_error("code", gettext("这个编码已经用过。"))
        else:
            made = acts.open_hotline(actor=request.actor, at=clock(), **form.cleaned_data)
            messages.success(request, gettext("已登记。先核对列名和代码，再导入工单。"))
            return redirect("exchange:tables", code=made.code)
    return render(request, "exchange/open_hotline.html", {"form": form}, status=422 if form.errors else 200)


@page(P.HOTLINE_READ)
def tables(request: AskedRequest, code: str) -> HttpResponse:
    """Columns and codes as they stand."""
    found = _hotline(request, code, P.HOTLINE_READ)
    context = {
        "hotline": found,
        "columns": ColumnsForm(hotline=found),
        "tables": code_tables(found.codes.order_by("table", "code"), units_of(found)),
        "may_edit": request.actor.may(P.HOTLINE_EDIT, within=found.path),
    }
    return render(request, "exchange/tables.html", context)


@act(P.HOTLINE_EDIT)
def change_columns(request: AskedRequest, code: str) -> HttpResponse:
    """The heads of the hotline's files, as it writes them."""
    found = _hotline(request, code, P.HOTLINE_EDIT)
    form = ColumnsForm(request.POST or None, hotline=found)
    if form.is_valid():
        try:
            acts.change_hotline(
                actor=request.actor,
                hotline_id=found.pk,
                columns=form.columns(),
                out_columns=form.out_columns(),
                form=FileForm(form.cleaned_data["form"]),
                dispatches=form.cleaned_data["dispatches"],
                at=clock(),
            )
        except TableRefused as refusal:
            column = f"in_{refusal.field}"
            show_refusal(form, refusal, field=column if column in form.fields else "")
        else:
            messages.success(request, gettext("列名和设置已更改。"))
            return redirect("exchange:tables", code=found.code)
    context = {"form": form, "hotline": found}
    return render(request, "exchange/change_columns.html", context, status=422 if form.errors else 200)


@act(P.HOTLINE_EDIT)
def set_code(request: AskedRequest, code: str, table: str) -> HttpResponse:
    """What a code means; `?code=` is filled in from a line at fault."""
    found = _hotline(request, code, P.HOTLINE_EDIT)
    if table not in CodeTable.values:
        raise Http404
    kind = CodeTable(table)
    given = request.GET.get("code", "")[:60]
    form = CodeForm(request.POST or None, table=kind, units=units_of(found), initial={"code": given, "label": given})
    if form.is_valid():
        try:
            acts.set_code(actor=request.actor, hotline_id=found.pk, table=kind, at=clock(), **form.cleaned_data)
        except TableRefused as refusal:
            show_refusal(form, refusal, field="means")
        else:
            messages.success(request, gettext("代码已设定。"))
            return redirect("exchange:tables", code=found.code)
    context = {"form": form, "hotline": found, "table": kind}
    return render(request, "exchange/set_code.html", context, status=422 if form.errors else 200)


@act(P.HOTLINE_EDIT)
def drop_code(request: AskedRequest, pk: int) -> HttpResponse:
    """Ask once more, then drop a code."""
    within = Hotline.objects.within(request.actor, P.HOTLINE_EDIT)
    row = get_object_or_404(HotlineCode.objects.select_related("hotline").filter(hotline__in=within), pk=pk)
    if request.method == "POST":
        acts.drop_code(actor=request.actor, code_id=row.pk, at=clock())
        messages.success(request, gettext("代码已删除，已收下的工单不变。"))
        return redirect("exchange:tables", code=row.hotline.code)
    return render(request, "exchange/drop_code.html", {"row": row})


def _hotline(request: AskedRequest, code: str, permission: P) -> Hotline:
    return get_object_or_404(Hotline.objects.within(request.actor, permission).select_related("region"), code=code)
