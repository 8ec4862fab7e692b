"""Items as staff see them: list, detail, form, publishing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.catalogue import actions
from mingchuang.catalogue.forms import EndItemForm, ItemEntry, ItemFilterForm
from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.presenters import change_rows
from mingchuang.catalogue.queries import (
    ItemFilter,
    changes_of,
    content_of,
    editing_places,
    simplifications_of,
    staff_items,
    versions_of,
    whole_item,
)
from mingchuang.catalogue.rules.items import ItemRefused
from mingchuang.foundation.access import covers
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged, worded
from mingchuang.foundation.http.fields import show_refusal


@page(P.ITEM_READ)
def items(request: AskedRequest) -> HttpResponse:
    """The newest version of each item within reach."""
    form = ItemFilterForm(request.GET)
    wanted = ItemFilter(**form.cleaned_data) if form.is_valid() else ItemFilter()
    shown = paged(staff_items(request.actor, wanted), after=request.GET.get("after"))
    context = {
        "page": shown,
        "form": form,
        "may_edit": request.actor.has(P.ITEM_EDIT),
        "may_word": request.actor.has(P.SYNONYM_EDIT),
    }
    return render(request, "catalogue/items.html", context)


@page(P.ITEM_READ)
def item(request: AskedRequest, code: str) -> HttpResponse:
    """One item in its newest version, or in the one asked for, and what it says otherwise than the one before."""
    version = request.GET.get("version", "")
    versions = ServiceItem.objects.within(request.actor, P.ITEM_READ).filter(code=code)
    chosen = versions.filter(version_no=int(version)) if version.isdecimal() and len(version) < 6 else versions.newest()
    found = get_object_or_404(whole_item(chosen))
    changes = changes_of(found)
    may_publish = request.actor.may(P.ITEM_PUBLISH, within=covers(found))
    context = {
        "item": found,
        "versions": versions_of(found),
        "changes": None if changes is None else change_rows(changes),
        "simplifications": simplifications_of(code),
        "may_edit": request.actor.may(P.ITEM_EDIT, within=covers(found)),
        "may_publish": may_publish,
        "may_end": may_publish and found.published_at and found.in_force_until is None,
    }
    return render(request, "catalogue/item.html", context)


@act(P.ITEM_EDIT)
def register_item(request: AskedRequest) -> HttpResponse:
    """A new item, as a draft."""
    entry = ItemEntry(request.POST or None, **editing_places(request.actor))
    if request.POST and entry.is_valid():
        typed = entry.form.cleaned_data
        try:
            made = actions.register_item(
                actor=request.actor,
                node=typed["node"],
                code=typed["code"],
                content=entry.content(),
                windows=list(typed["windows"]),
                at=clock(),
            )
        except ItemRefused as refusal:
            entry.add_refusal(refusal)
        else:
            messages.success(request, gettext("事项已登记，公布后群众才看得到。"))
            return redirect("catalogue:item", code=made.code)
    return _entry_page(request, entry, {})


@act(P.ITEM_EDIT)
def change_item(request: AskedRequest, code: str) -> HttpResponse:
    """Rewrite a draft, or begin the next version of a published item."""
    reachable = ServiceItem.objects.within(request.actor, P.ITEM_EDIT).filter(code=code)
    found: Any = get_object_or_404(whole_item(reachable.newest()))  # with what whole_item prefetched
    entry = ItemEntry(
        request.POST or None,
        present=content_of(found),
        present_windows=tuple(place.window_id for place in found.ordered_places),
        **editing_places(request.actor, item=found),
    )
    if request.POST and entry.is_valid():
        windows = list(entry.form.cleaned_data["windows"])
        try:
            actions.change_item(
                actor=request.actor, item_id=found.pk, content=entry.content(), windows=windows, at=clock()
            )
        except ItemRefused as refusal:
            entry.add_refusal(refusal)
        else:
            messages.success(request, gettext("已保存，公布后施行。"))
            return redirect("catalogue:item", code=code)
    return _entry_page(request, entry, {"item": found})


@act(P.ITEM_PUBLISH)
def publish_item(request: AskedRequest, code: str) -> HttpResponse:
    """Make the draft public, after asking."""
    drafts = ServiceItem.objects.within(request.actor, P.ITEM_PUBLISH).filter(code=code).drafts()
    draft = get_object_or_404(drafts.select_related("node"))
    fault = ""
    if request.method == "POST":
        try:
            actions.publish_item(actor=request.actor, item_id=draft.pk, at=clock())
        except ItemRefused as refusal:
            fault = worded(refusal)
        else:
            messages.success(request, gettext("事项已公布。"))
            return redirect("catalogue:item", code=code)
    context = {"item": draft, "fault": fault}
    return render(request, "catalogue/publish.html", context, status=422 if fault else 200)


@act(P.ITEM_PUBLISH)
def end_item(request: AskedRequest, code: str) -> HttpResponse:
    """An item is no longer done from a day on."""
    published = ServiceItem.objects.within(request.actor, P.ITEM_PUBLISH).filter(code=code, in_force_until=None)
    found = get_object_or_404(published.exclude(published_at=None))
    form = EndItemForm(request.POST or None)
    if form.is_valid():
        try:
            actions.end_item(actor=request.actor, item_id=found.pk, at=clock(), **form.cleaned_data)
        except ItemRefused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已记下，到那一天群众就查不到这个事项了。"))
            return redirect("catalogue:item", code=code)
    context = {"item": found, "form": form}
    return render(request, "catalogue/end_item.html", context, status=422 if form.errors else 200)


def _entry_page(request: AskedRequest, entry: ItemEntry, context: dict[str, Any]) -> HttpResponse:
    whole = {"form": entry.form, "materials": entry.materials, "steps": entry.steps, **context}
    return render(request, "catalogue/item_form.html", whole, status=422 if entry.is_at_fault else 200)
