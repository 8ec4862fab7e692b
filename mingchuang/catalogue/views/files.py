"""Samples and blank forms of an item."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.catalogue import actions
from mingchuang.catalogue.enums import FileKind
from mingchuang.catalogue.forms import ItemFileForm
from mingchuang.catalogue.models import ItemFile, ServiceItem
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.queries import whole_item
from mingchuang.catalogue.rules.items import ItemRefused
from mingchuang.foundation.attachments.storing import FileRefused, read_file
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.fields import show_refusal


@act(P.ITEM_EDIT)
def item_files(request: AskedRequest, code: str) -> HttpResponse:
    """The files of the newest version; add one, or put another in its place."""
    reachable = ServiceItem.objects.within(request.actor, P.ITEM_EDIT).filter(code=code)
    found = get_object_or_404(whole_item(reachable.newest()))
    names = [row.name_zh for row in found.ordered_materials]  # type: ignore[attr-defined]  # prefetched
    form = ItemFileForm(request.POST or None, request.FILES or None, materials=names)
    if form.is_valid():
        typed = form.cleaned_data
        file = typed["file"]
        try:
            actions.keep_item_file(
                actor=request.actor,
                item_id=found.pk,
                kind=FileKind(typed["kind"]),
                material=typed["material"],
                data=file.read(),
                name=file.name,
                at=clock(),
            )
        except FileRefused as refusal:
            show_refusal(form, refusal, field="file")
        except ItemRefused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("文件已保存，群众在事项页上可以下载。"))
            return redirect("catalogue:item-files", code=code)
    context = {"item": found, "form": form}
    return render(request, "catalogue/item_files.html", context, status=422 if form.errors else 200)


@act(P.ITEM_EDIT)
def drop_item_file(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """Take a file away, after asking."""
    reachable = ServiceItem.objects.within(request.actor, P.ITEM_EDIT).filter(code=code).newest()
    found = get_object_or_404(reachable)
    row = get_object_or_404(found.files.select_related("file"), pk=pk)
    if request.method == "POST":
        actions.drop_item_file(actor=request.actor, item_id=found.pk, file_id=pk, at=clock())
        messages.success(request, gettext("文件已拿掉。"))
        return redirect("catalogue:item-files", code=code)
    return render(request, "catalogue/drop_file.html", {"item": found, "row": row})


@page(P.ITEM_READ)
def kept_file(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """A file of an item within reach, in whatever version."""
    items = ServiceItem.objects.within(request.actor, P.ITEM_READ).filter(code=code)
    row = get_object_or_404(ItemFile.objects.select_related("file").filter(item__in=items), pk=pk)
    return download(read_file(row.file), name=row.file.name, media_type=row.file.media_type)
