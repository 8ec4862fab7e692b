"""Badges, desk plates, contact cards and window signs of a place, each kind as one PDF."""

from datetime import datetime

from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.printing.setting import print_pdf
from mingchuang.foundation.work.jobs import Made, Progress
from mingchuang.organisations.models import Node
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.presenters import Printed, people_printed, signs_printed
from mingchuang.organisations.queries import cards_of, marks_at, people_at

ALL = "all"
REAL, SHEET = "real", "a4"


def make_badges(progress: Progress, *, actor: Actor, at: datetime, unit: str, layout: str = REAL) -> Made:
    """Badges of 54 × 86 mm, one a page or nine on a sheet of A4 with cut marks."""
    return _people(progress, "badges", "工作证", actor=actor, at=at, unit=unit, layout=layout)


def make_cards(progress: Progress, *, actor: Actor, at: datetime, unit: str, layout: str = REAL) -> Made:
    """Contact cards of 90 × 54 mm, one a page or ten on a sheet of A4 with cut marks."""
    return _people(progress, "cards", "联系卡", actor=actor, at=at, unit=unit, layout=layout)


def make_plates(progress: Progress, *, actor: Actor, at: datetime, unit: str, layout: str = REAL) -> Made:
    """Desk plates: a sheet of A4 each, to be folded once and stood up."""
    return _people(progress, "plates", "桌牌", actor=actor, at=at, unit=unit, layout=layout)


def make_signs(progress: Progress, *, actor: Actor, at: datetime, unit: str, layout: str = REAL) -> Made:
    """Window signs: a sheet of A4 each, across."""
    del layout  # a sign has one size
    place, day = _place(actor, unit), timezone.localdate(at)
    progress.report("读取窗口")
    windows = Node.objects.open_on(day).windows()
    windows = windows.under(place.path) if place else windows
    found = list(windows.select_related("parent", "site").in_tree_order())
    if not found:
        raise Refusal("这里没有窗口，没有可印的窗口牌。")
    return _set(progress, signs_printed(found, marks=marks_at(found, on=day)), "窗口牌", place, at=at)


def _people(progress: Progress, kind: str, title: str, *, actor: Actor, at: datetime, unit: str, layout: str) -> Made:
    place = _place(actor, unit)
    progress.report("读取人员")
    people = people_at(place, on=timezone.localdate(at))
    cards = cards_of(people)
    if not cards:
        raise Refusal("这里没有对外展示的工作人员，没有可印的{title}。", title=title)
    return _set(progress, people_printed(cards, kind=kind, layout=layout), title, place, at=at)


def _place(actor: Actor, unit: str) -> Node | None:
    """The place of this code, within reach; None for all of them, which only reaches who reaches everything."""
    if unit == ALL:
        actor.require(P.STAFF_READ, within="/")
        return None
    place = Node.objects.filter(code=unit).first()
    if place is None or not actor.may(P.STAFF_READ, within=place.path):
        raise Refusal("没有编码为“{code}”的机构。", code=unit)
    return place


def _set(progress: Progress, printed: Printed, title: str, place: Node | None, *, at: datetime) -> Made:
    pictures = {}
    for done, (name, photo) in enumerate(printed.photos.items()):
        progress.report("读取照片", done=done, total=len(printed.photos))
        pictures[name] = read_file(photo)
    progress.report("排版")
    data = print_pdf("organisations/paper.typ", printed.values, pictures=pictures, at=at)
    return Made(name=f"{place.name_zh if place else '全部'}{title}.pdf", data=data)
