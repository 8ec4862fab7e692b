"""What is printed on badges, plates, cards and signs: plain values for the templates, and the pictures beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.qr import qr_svg
from mingchuang.organisations.models import Node
from mingchuang.organisations.queries import PersonCard, ShownMark, units_of

MOST_MARKS = 3
NARROW = 1  # light modules round a code that stands on white with room about it


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Values for a template, and which photographs it wants by file name."""

    values: Mapping[str, Any]
    photos: Mapping[str, Attachment]


def people_printed(cards: Sequence[PersonCard], *, kind: str, layout: str) -> Printed:
    """Badges, plates or cards of these people."""
    photos = {_file_name(card): card.photo for card in cards if card.photo}
    people = [_person(card) for card in cards]
    return Printed(values={"kind": kind, "layout": layout, "people": people}, photos=photos)


def signs_printed(windows: Sequence[Node], *, marks: Mapping[int, Sequence[ShownMark]]) -> Printed:
    """One sign for each window."""
    units = units_of(windows)
    signs = [_sign(window, units.get(window.pk), marks.get(window.pk, ())) for window in windows]
    return Printed(values={"kind": "signs", "layout": "real", "signs": signs}, photos={})


def person_address(pk: int) -> str:
    """Where the code on a badge leads."""
    return f"{settings.PUBLIC_URL}{reverse('portal:person', args=[pk])}"


def window_address(window: Node) -> str:
    """Where the code on a window sign leads."""
    return f"{settings.PUBLIC_URL}{reverse('portal:window', args=[window.code])}"


def _person(card: PersonCard) -> dict[str, Any]:
    staff, post = card.staff, card.tenures[0].post if card.tenures else None
    place = staff.node
    return {
        "name": card.name_zh,
        "english": card.name_en,
        "initial": card.initial,
        "photo": _file_name(card) if card.photo else "",
        "post": post.title_zh if post else "工作人员",
        "post_english": post.title_en if post else "",
        "unit": card.unit.name_zh if card.unit else place.name_zh,
        "unit_english": card.unit.name_en if card.unit else place.name_en,
        "place": place.name_zh if card.unit and place.pk != card.unit.pk else "",
        "site": place.site.name_zh if place.site else "",
        "phone": place.phone or (card.unit.phone if card.unit else ""),
        "address": _address(place, card.unit),
        "number": staff.badge_number,
        "marks": _names(card.marks),
        "languages": list(card.languages),
        "qr": qr_svg(person_address(staff.pk), quiet_zone=NARROW),
    }


def _sign(window: Node, unit: Node | None, marks: Iterable[ShownMark]) -> dict[str, Any]:
    return {
        "name": window.name_zh,
        "english": window.name_en,
        "unit": unit.name_zh if unit else "",
        "unit_english": unit.name_en if unit else "",
        "hours": window.hours or (window.site.hours if window.site else ""),
        "phone": window.phone or (unit.phone if unit else ""),
        "marks": _names(marks),
        "qr": qr_svg(window_address(window), quiet_zone=NARROW),
    }


def _names(marks: Iterable[ShownMark]) -> list[str]:
    return [mark.name_zh for mark in marks][:MOST_MARKS]


def _address(place: Node, unit: Node | None) -> str:
    nearest = (place, place.site, unit)
    return next((node.address for node in nearest if node and node.address), "")


def _file_name(card: PersonCard) -> str:
    return f"photo-{card.staff.pk}.jpg"
