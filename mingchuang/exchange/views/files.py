"""Order files: read and shown line by line, then taken in or dropped; results handed out."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.exchange.actions.files import drop_file as drop
from mingchuang.exchange.actions.files import start_landing
from mingchuang.exchange.enums import Direction, FileState
from mingchuang.exchange.forms import LandForm, OrderFileForm
from mingchuang.exchange.models import CarriedFile, Hotline
from mingchuang.exchange.permissions import ExchangePermission as P
from mingchuang.exchange.presenters.files import shown_lines
from mingchuang.exchange.queries.hotlines import units_of
from mingchuang.exchange.rules.files import LandingRefused
from mingchuang.exchange.sheets.landing import LAND, SHORT, land_orders, try_again, try_orders
from mingchuang.exchange.sheets.receipts import landing_receipt
from mingchuang.exchange.sheets.results import results_again, write_results
from mingchuang.exchange.sheets.tables import FileRefused
from mingchuang.foundation.http import AskedRequest, act, clock, page, worded
from mingchuang.foundation.http.downloads import EXCEL, download
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.work.jobs import order_job


@act(P.ORDER_CARRY)
def import_orders(request: AskedRequest, code: str) -> HttpResponse:
    """Read an uploaded file; nothing is taken in yet."""
    hotline = get_object_or_404(
        Hotline.objects.within(request.actor, P.ORDER_CARRY).select_related("region"), code=code
    )
    form = OrderFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            file = try_orders(upload.read(), name=upload.name, hotline=hotline, actor=request.actor, at=clock())
        except FileRefused as refusal:
            show_refusal(form, refusal, field="file")
        else:
            return redirect("exchange:file", pk=file.pk)
    context = {"form": form, "hotline": hotline}
    return render(request, "exchange/import_orders.html", context, status=422 if form.errors else 200)


@page(P.ORDER_CARRY)
def file(request: AskedRequest, pk: int) -> HttpResponse:
    """What becomes of each line, faults first; and what to do with the file."""
    found = _file(request, pk, _files(request).defer("held"))
    lines = shown_lines(found, units=units_of(found.hotline), only=request.GET.get("fate", ""))
    context = {
        "file": found,
        "lines": lines,
        "is_tried": found.state == FileState.TRIED,
        "is_long": found.rows > SHORT,
        "form": LandForm(),
    }
    return render(request, "exchange/file.html", context)


@act(P.ORDER_CARRY)
def land_file(request: AskedRequest, pk: int) -> HttpResponse:
    """Take in the tried file: all of it, or what has no fault."""
    found = _file(request, pk)
    form = LandForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        leaves_out = form.cleaned_data["leaves_out"]
        if found.rows > SHORT and not (found.faulty and not leaves_out):
            start_landing(actor=request.actor, file_id=found.pk)
            title = gettext("导入工单：{name}").format(name=found.name)
            job = order_job(
                LAND,
                title=title,
                actor=request.actor,
                path=found.path,
                at=clock(),
                file_id=found.pk,
                leaves_out=leaves_out,
            )
            return redirect("work:job", pk=job.pk)
        try:
            landed = land_orders(found, leaves_out=leaves_out, actor=request.actor, at=clock())
        except LandingRefused as refusal:
            show_refusal(form, refusal, field="leaves_out")
        else:
            text = gettext("已导入：新收 {new} 单，已有不变 {known} 单，有错未收 {faulty} 行。")
            messages.success(request, text.format(new=landed.new, known=landed.known, faulty=landed.faulty))
            return redirect("exchange:file", pk=found.pk)
    return render(request, "exchange/land_file.html", {"form": form, "file": found}, status=422 if form.errors else 200)


@act(P.ORDER_CARRY)
def read_again(request: AskedRequest, pk: int) -> HttpResponse:
    """Read the tried file anew, after codes were mended."""
    found = _file(request, pk)
    if request.method == "POST":
        try_again(found, actor=request.actor, at=clock())
        return redirect("exchange:file", pk=found.pk)
    return render(request, "exchange/read_again.html", {"file": found})


@act(P.ORDER_CARRY)
def drop_file(request: AskedRequest, pk: int) -> HttpResponse:
    """Do not take it in after all."""
    found = _file(request, pk)
    if request.method == "POST":
        drop(actor=request.actor, file_id=found.pk, at=clock())
        messages.success(request, gettext("已放弃，文件内容已删除。"))
        return redirect("exchange:hotline", code=found.hotline.code)
    return render(request, "exchange/drop_file.html", {"file": found})


@page(P.ORDER_CARRY)
def file_receipt(request: AskedRequest, pk: int) -> HttpResponse:
    """What became of each line, as a sheet."""
    found = _file(request, pk, _files(request).filter(state=FileState.LANDED))
    return download(landing_receipt(found), name=f"{found.hotline.name_zh}-导入回执.xlsx", media_type=EXCEL)


@act(P.ORDER_CARRY)
def export_results(request: AskedRequest, code: str) -> HttpResponse:
    """Hand out what the hotline was not told yet; the same file can be fetched again from the list."""
    hotline = get_object_or_404(Hotline.objects.within(request.actor, P.ORDER_CARRY), code=code)
    if request.method != "POST":
        return render(request, "exchange/export_results.html", {"hotline": hotline})
    try:
        made = write_results(hotline, actor=request.actor, at=clock())
    except FileRefused as refusal:
        messages.info(request, worded(refusal))
        return redirect("exchange:hotline", code=hotline.code)
    return download(made.data, name=made.name, media_type=made.media_type)


@page(P.ORDER_CARRY)
def results_file(request: AskedRequest, pk: int) -> HttpResponse:
    """A file of results once more."""
    found = get_object_or_404(_files(request, Direction.OUT), pk=pk)
    made = results_again(found)
    return download(made.data, name=made.name, media_type=made.media_type)


def _files(request: AskedRequest, direction: Direction = Direction.IN) -> QuerySet[CarriedFile]:
    rows = CarriedFile.objects.within(request.actor, P.ORDER_CARRY).filter(direction=direction)
    return rows.select_related("hotline__region")


def _file(request: AskedRequest, pk: int, rows: QuerySet[CarriedFile] | None = None) -> CarriedFile:
    return get_object_or_404(_files(request) if rows is None else rows, pk=pk)
