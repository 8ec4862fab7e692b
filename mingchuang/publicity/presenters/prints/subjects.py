"""Kind and code → what the print says, and its version: the same content has the same eight signs."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from django.utils import translation

from mingchuang.organisations.models import Node
from mingchuang.publicity.enums import PrintKind
from mingchuang.publicity.presenters.prints.items import Values, item_values
from mingchuang.publicity.presenters.prints.posters import campaign_poster, desk_code, hall_poster, window_poster
from mingchuang.publicity.queries import prints as material

Wanted = tuple[str, str]
"""Kind of print and code of its subject."""


def print_values(kind: str, codes: Sequence[str], *, on: date) -> dict[str, Values]:
    """What the prints of these subjects say, by code, each with its `version`; subjects that are gone are missing.

    Paper is Chinese, whoever orders it.
    """
    with translation.override("zh-hans"):
        found = MADE[PrintKind(kind)](codes, on)
    return {code: values | {"version": _stamp(values)} for code, values in found.items()}


def current_versions(wanted: Iterable[Wanted], *, on: date) -> dict[Wanted, str]:
    """The version each of these prints would have if it were printed now."""
    by_kind: dict[str, list[str]] = {}
    for kind, code in wanted:
        by_kind.setdefault(kind, []).append(code)
    return {
        (kind, code): values["version"]
        for kind, codes in by_kind.items()
        for code, values in print_values(kind, codes, on=on).items()
    }


def title_of(kind: str, code: str, *, on: date) -> tuple[str, str] | None:
    """What a print of this kind and code is about, and its present version; None when there is no such thing."""
    values = print_values(kind, [code], on=on).get(code)
    return (str(values["title"]), str(values["version"])) if values else None


def handbook_values(one: material.HandbookMaterial) -> Values:
    """A handbook in the reader's language."""
    return {
        "title": one.place.name_zh,
        "place": one.place.code,
        "items": [item_values(item) for item in one.items],
    }


def chapters_of(items: Sequence[Values], key: str) -> list[Values]:
    """Items under the heading they share, in the order in which the headings first come."""
    first = {name: place for place, name in reversed(list(enumerate(item[key] for item in items)))}
    ordered = sorted(items, key=lambda item: first[item[key]])
    return [{"name": name, "items": list(rows)} for name, rows in groupby(ordered, key=lambda item: item[key])]


def _stamp(values: Values) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _window_posters(codes: Sequence[str], on: date) -> dict[str, Values]:
    return {one.window.code: window_poster(one) for one in material.window_materials(codes, on=on)}


def _hall_posters(codes: Sequence[str], on: date) -> dict[str, Values]:
    return {one.hall.code: hall_poster(one) for one in material.hall_materials(codes, on=on)}


def _campaign_posters(codes: Sequence[str], _on: date) -> dict[str, Values]:
    return {one.campaign.code: campaign_poster(one) for one in material.campaign_materials(codes)}


def _handbooks(codes: Sequence[str], on: date) -> dict[str, Values]:
    return {one.place.code: handbook_values(one) for one in material.handbook_materials(codes, on=on)}


def _cards(codes: Sequence[str], on: date) -> dict[str, Values]:
    return {item.code: {"title": item.name_zh} | item_values(item) for item in material.items_coded(codes, on=on)}


def _desk_codes(codes: Sequence[str], on: date) -> dict[str, Values]:
    windows = Node.objects.open_on(on).windows().filter(code__in=codes).select_related("parent").in_tree_order()
    return {window.code: desk_code(window) for window in windows}


MADE: Mapping[PrintKind, Callable[[Sequence[str], date], dict[str, Values]]] = {
    PrintKind.WINDOW_POSTER: _window_posters,
    PrintKind.HALL_POSTER: _hall_posters,
    PrintKind.CAMPAIGN_POSTER: _campaign_posters,
    PrintKind.HANDBOOK: _handbooks,
    PrintKind.SERVICE_CARDS: _cards,
    PrintKind.DESK_CODES: _desk_codes,
}
