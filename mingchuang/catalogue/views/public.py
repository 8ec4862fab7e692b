"""What citizens do with the catalogue: fetch a sample, see a facility, say that it does not work."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.catalogue import actions
from mingchuang.catalogue.enums import Trouble
from mingchuang.catalogue.forms import TroubleForm
from mingchuang.catalogue.models import Facility, ItemFile
from mingchuang.catalogue.queries import items_in_force
from mingchuang.catalogue.rules.facilities import TroubleRefused
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page
from mingchuang.foundation.http.devices import Device, network_digest
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.keeping import unkept

AREA = "catalogue"


@page(PUBLIC)
def item_file(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """A sample or blank form of an item in force."""
    items = items_in_force(on=timezone.localdate()).filter(code=code)
    row = get_object_or_404(ItemFile.objects.select_related("file").filter(item__in=items.order_by()), pk=pk)
    return download(read_file(row.file), name=row.file.name, media_type=row.file.media_type)


@page(PUBLIC)
def facility_photo(request: AskedRequest, pk: int) -> HttpResponse:
    """The picture of a facility."""
    row = get_object_or_404(Facility.objects.standing().exclude(photo=None).select_related("photo"), pk=pk)
    assert row.photo is not None
    answer = download(read_file(row.photo), name="facility.jpg", media_type="image/jpeg", inline=True)
    answer["Cache-Control"] = "max-age=300"
    return answer


@act(PUBLIC)
def report_trouble(request: AskedRequest, pk: int) -> HttpResponse:
    """Two taps and, if she likes, a few words. Nobody is asked who she is."""
    row = get_object_or_404(Facility.objects.standing().select_related("hall"), pk=pk)
    device = Device(request, area=AREA)
    form = TroubleForm(request.POST or None)
    if form.is_valid():
        try:
            actions.report_trouble(
                facility_id=row.pk,
                trouble=Trouble(form.cleaned_data["trouble"]),
                words=form.cleaned_data["words"],
                device_hash=device.digest,
                network_hash=network_digest(request, area=AREA),
                at=clock(),
            )
        except TroubleRefused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已告诉大厅的工作人员，谢谢您。"))
            return device.remember(redirect("portal:unit", code=row.hall.code))
    context = {"row": row, "form": form, "chosen": form.data.get("trouble", "")}
    answer = render(request, "catalogue/report.html", context, status=422 if form.errors else 200)
    return device.remember(unkept(answer))
