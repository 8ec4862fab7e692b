"""Facilities in the workspace."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.catalogue import actions
from mingchuang.catalogue.enums import FacilityState
from mingchuang.catalogue.forms import FacilityForm, StateForm
from mingchuang.catalogue.models import Facility
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.queries import halls_editable, staff_facilities
from mingchuang.catalogue.rules.facilities import FacilityRefused
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.pictures import PictureRefused

FIELDS = ("kind", "name_zh", "name_en", "place_zh", "place_en")


@page(P.FACILITY_READ)
def facilities(request: AskedRequest) -> HttpResponse:
    """The facilities of the halls within reach; or only those that need somebody."""
    only_trouble = request.GET.get("state") == "trouble"
    shown = paged(staff_facilities(request.actor, only_trouble=only_trouble), after=request.GET.get("after"))
    context = {
        "page": shown,
        "only_trouble": only_trouble,
        "may_edit": request.actor.has(P.FACILITY_EDIT),
        "may_check": request.actor.has(P.FACILITY_CHECK),
    }
    return render(request, "catalogue/facilities.html", context)


@act(P.FACILITY_EDIT)
def register_facility(request: AskedRequest) -> HttpResponse:
    """A facility of a hall."""
    form = FacilityForm(request.POST or None, request.FILES or None, halls=halls_editable(request.actor))
    if form.is_valid() and _done(
        form, actions.enter_facility, actor=request.actor, hall=form.cleaned_data["hall"], at=clock()
    ):
        messages.success(request, gettext("设施已登记，群众在大厅页上看得到。"))
        return redirect("catalogue:facilities")
    return render(request, "catalogue/facility_form.html", {"form": form}, status=422 if form.errors else 200)


@act(P.FACILITY_EDIT)
def change_facility(request: AskedRequest, pk: int) -> HttpResponse:
    """Describe it anew."""
    row = _within(request, pk, P.FACILITY_EDIT)
    initial = {name: getattr(row, name) for name in FIELDS}
    form = FacilityForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid() and _done(form, actions.describe_facility, actor=request.actor, facility_id=row.pk, at=clock()):
        messages.success(request, gettext("已保存。"))
        return redirect("catalogue:facilities")
    context = {"form": form, "row": row}
    return render(request, "catalogue/facility_form.html", context, status=422 if form.errors else 200)


def _done(form: FacilityForm, act_: Any, **place: Any) -> bool:
    """Do it; a refusal goes to its field."""
    typed, picture = form.cleaned_data, form.cleaned_data.get("picture")
    content = actions.FacilityContent(**{name: typed[name] for name in FIELDS})
    try:
        act_(content=content, picture=picture.read() if picture else None, **place)
    except PictureRefused as refusal:
        show_refusal(form, refusal, field="picture")
    except FacilityRefused as refusal:
        show_refusal(form, refusal)
    else:
        return True
    return False


@act(P.FACILITY_CHECK)
def check_facility(request: AskedRequest, pk: int) -> HttpResponse:
    """Somebody looked: how it is now. Reports of citizens are settled by it."""
    row = _within(request, pk, P.FACILITY_CHECK)
    initial = {"state": row.state, "note_zh": row.state_note_zh, "note_en": row.state_note_en}
    form = StateForm(request.POST or None, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            settled = actions.check_state(
                actor=request.actor,
                facility_id=row.pk,
                state=FacilityState(typed["state"]),
                note_zh=typed["note_zh"],
                note_en=typed["note_en"],
                at=clock(),
            )
        except FacilityRefused as refusal:
            show_refusal(form, refusal)
        else:
            told = gettext("已记下检查，了结群众报修 {n} 件。") if settled else gettext("已记下检查。")
            messages.success(request, told.format(n=settled))
            return redirect("catalogue:facilities")
    context = {"row": row, "form": form, "reports": row.reports.order_by("-reported_at")[:20]}
    return render(request, "catalogue/facility_check.html", context, status=422 if form.errors else 200)


@act(P.FACILITY_EDIT)
def remove_facility(request: AskedRequest, pk: int) -> HttpResponse:
    """It is no longer there; after asking."""
    row = _within(request, pk, P.FACILITY_EDIT)
    if request.method == "POST":
        actions.remove_facility(actor=request.actor, facility_id=row.pk, at=clock())
        messages.success(request, gettext("已撤除，检查和报修的记录留着。"))
        return redirect("catalogue:facilities")
    return render(request, "catalogue/facility_remove.html", {"row": row})


def _within(request: AskedRequest, pk: int, permission: P) -> Facility:
    rows = Facility.objects.within(request.actor, permission).standing().select_related("hall", "photo")
    return get_object_or_404(rows, pk=pk)
