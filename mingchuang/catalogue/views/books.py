"""Items by workbook: template, import, export."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from mingchuang.catalogue import sheets
from mingchuang.catalogue.forms import ItemFilterForm, ItemsWorkbookForm
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.queries import ItemFilter, staff_items, whole_item
from mingchuang.foundation.http import AskedRequest, act, clock, page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@act(P.ITEM_EDIT)
def import_items(request: AskedRequest) -> HttpResponse:
    """Load a filled-in workbook: all of it, or none and every fault with its cell."""
    form = ItemsWorkbookForm(request.POST or None, request.FILES or None)
    loaded = None
    if form.is_valid():
        typed = form.cleaned_data
        loaded = sheets.load_workbook(
            typed["workbook"].read(), actor=request.actor, publish=typed["publish"], at=clock()
        )
        if loaded.outcome:
            told = gettext(
                "已导入：新登记 {registered} 项，修改 {changed} 项，未变 {unchanged} 项，公布 {published} 项。"
            )
            counts = {
                name: getattr(loaded.outcome, name) for name in ("registered", "changed", "unchanged", "published")
            }
            messages.success(request, told.format(**counts))
            return redirect("catalogue:items")
    status = 422 if form.errors or loaded else 200
    return render(request, "catalogue/import.html", {"form": form, "loaded": loaded}, status=status)


@page(P.ITEM_EDIT)
def item_template(request: AskedRequest) -> HttpResponse:
    """An empty workbook to fill in."""
    return _book(sheets.item_template(), "items-template.xlsx")


@page(P.ITEM_READ)
def export_items(request: AskedRequest) -> HttpResponse:
    """The items of the list as a workbook that the import takes back."""
    form = ItemFilterForm(request.GET)
    wanted = ItemFilter(**form.cleaned_data) if form.is_valid() else ItemFilter()
    items = whole_item(staff_items(request.actor, wanted).order_by("code"))
    return _book(sheets.items_as_book(items), "items.xlsx")


def _book(data: bytes, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
