"""Items for the public: the list, one of them, and what was made simpler."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingchuang.casework.queries import effect_of
from mingchuang.catalogue.enums import Saving
from mingchuang.catalogue.queries import (
    items_in_force,
    names_of,
    saving_counts,
    simplifications_in_force,
    simplifications_of,
    versions_of,
    whole_item,
)
from mingchuang.foundation.http import PUBLIC, AskedRequest, page, paged
from mingchuang.foundation.http.keeping import kept
from mingchuang.portal import queries
from mingchuang.portal.presenters import simplification_shown

FURTHEST_PAGE = 9


@page(PUBLIC)
@kept
def items(request: AskedRequest) -> HttpResponse:
    """Items in force: those that were meant, the closest first; or all, or all of one place."""
    today, typed, unit = timezone.localdate(), request.GET.get("q", "").strip(), request.GET.get("unit", "")
    place = queries.public_places(on=today).filter(code=unit).first() if unit else None
    context: dict[str, object] = {"q": typed, "place": place}
    if typed:
        asked = request.GET.get("page", "")
        number = min(int(asked), FURTHEST_PAGE) if asked.isdecimal() and 0 < len(asked) < 3 and int(asked) else 1
        context["found"] = queries.found_items_page(typed, page=number, place=place, on=today)
    else:
        wanted = queries.items_of(place, on=today) if place else items_in_force(on=today)
        context["page"] = paged(wanted, after=request.GET.get("after"))
    return render(request, "portal/items.html", context)


@page(PUBLIC)
@kept
def item(request: AskedRequest, code: str) -> HttpResponse:
    """What it takes: limits, materials, steps, fee, ways, windows; and what was simpler made since when."""
    today = timezone.localdate()
    found = get_object_or_404(whole_item(items_in_force(on=today)), code=code)
    files = list(found.ordered_files)  # type: ignore[attr-defined]  # prefetched by whole_item
    for material in found.ordered_materials:  # type: ignore[attr-defined]  # prefetched
        material.shown_files = [row for row in files if row.material == material.name_zh]
    context = {
        "item": found,
        "result_files": [row for row in files if not row.material],
        "simplifications": [simplification_shown(row, effect_of(row)) for row in simplifications_of(code, on=today)],
        "earlier": versions_of(found).filter(version_no__lt=found.version_no).exclude(published_at=None),
    }
    return render(request, "portal/item.html", context)


@page(PUBLIC)
@kept
def simplified(request: AskedRequest) -> HttpResponse:
    """Everything that was made simpler, of one kind if told."""
    today, wanted = timezone.localdate(), request.GET.get("saving", "")
    rows = simplifications_in_force(on=today)
    if wanted in Saving.values:
        rows = rows.filter(saving=wanted)
    shown = paged(rows, after=request.GET.get("after"))
    names = names_of([row.code for row in shown.rows], on=today)
    context = {
        "page": shown,
        "lines": [(row, names.get(row.code)) for row in shown.rows],
        "counts": saving_counts(on=today),
        "saving": wanted,
    }
    return render(request, "portal/simplified.html", context)
