"""Registering display points, hanging things up, taking them down."""

from datetime import date, datetime

from django.db import transaction

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.pictures import photo as checked_photo
from mingchuang.organisations.models import Node
from mingchuang.publicity.facts import PointClosed, PointRegistered, PrintPutUp, PrintTakenDown
from mingchuang.publicity.models import DisplayPoint, Hanging
from mingchuang.publicity.permissions import PublicityPermission as P
from mingchuang.publicity.queries.points import display_kinds
from mingchuang.publicity.rules import PointRefused, check_open, check_place, check_version


@transaction.atomic
def register_point(
    *, actor: Actor, node: Node, kind: str, place_zh: str, place_en: str = "", at: datetime
) -> DisplayPoint:
    """Enter a place where something hangs."""
    actor.require(P.POINT_EDIT, within=covers(node))
    check_place(place=place_zh, kind=kind, kinds=frozenset(display_kinds()))
    if DisplayPoint.objects.filter(node=node, kind=kind, place_zh=place_zh, closed_on=None).exists():
        raise PointRefused("这个展示点已经登记过。", field="place_zh")
    point = DisplayPoint.objects.create(
        node=node,
        path=node.path,
        site_path=node.site_path,
        kind=kind,
        place_zh=place_zh,
        place_en=place_en,
        registered_at=at,
        registered_by=actor.label[:100],
    )
    record(PointRegistered(point_kind=kind, place=place_zh), actor=actor, subject=point, path=point.path, at=at)
    return point


@transaction.atomic
def close_point(*, actor: Actor, point_id: int, on: date, at: datetime) -> None:
    """The place is no longer used; its history stays."""
    point = _locked(actor, point_id)
    check_open(closed_on=point.closed_on)
    point.closed_on = on
    point.save(update_fields=["closed_on"])
    record(PointClosed(place=point.place_zh), actor=actor, subject=point, path=point.path, at=at)


@transaction.atomic
def put_up(
    *,
    actor: Actor,
    point_id: int,
    print_kind: str,
    subject_code: str,
    subject_zh: str,
    version: str,
    at: datetime,
    photo: bytes | None = None,
) -> Hanging:
    """A print is hung at a point; the same print that hung there is taken down with it."""
    point = _locked(actor, point_id)
    check_open(closed_on=point.closed_on)
    check_version(version)
    file = (
        keep_file(checked_photo(photo), name=f"张贴-{point.pk}.jpg", actor=actor, path=point.path, at=at)
        if photo
        else None
    )
    before = Hanging.objects.filter(
        point=point, print_kind=print_kind, subject_code=subject_code, taken_down_at=None
    ).first()
    if before:
        _down(before, actor=actor, at=at)
    hanging = Hanging.objects.create(
        point=point,
        path=point.path,
        site_path=point.site_path,
        print_kind=print_kind,
        subject_code=subject_code,
        subject_zh=subject_zh,
        version=version,
        photo=file,
        put_up_at=at,
        put_up_by=actor.label[:100],
    )
    fact = PrintPutUp(print_kind=print_kind, subject=subject_code, version=version, has_photo=file is not None)
    record(fact, actor=actor, subject=point, path=point.path, at=at)
    return hanging


@transaction.atomic
def take_down(*, actor: Actor, hanging_id: int, at: datetime) -> None:
    """A print is taken down and nothing is hung in its place."""
    hanging = Hanging.objects.select_for_update(of=("self",)).select_related("point").get(pk=hanging_id)
    actor.require(P.POINT_EDIT, within=covers(hanging))
    if hanging.taken_down_at is not None:
        raise PointRefused("这张已经取下。")
    _down(hanging, actor=actor, at=at)


def _locked(actor: Actor, point_id: int) -> DisplayPoint:
    point = DisplayPoint.objects.select_for_update(of=("self",)).get(pk=point_id)
    actor.require(P.POINT_EDIT, within=covers(point))
    return point


def _down(hanging: Hanging, *, actor: Actor, at: datetime) -> None:
    hanging.taken_down_at, hanging.taken_down_by = at, actor.label[:100]
    hanging.save(update_fields=["taken_down_at", "taken_down_by"])
    fact = PrintTakenDown(print_kind=hanging.print_kind, subject=hanging.subject_code)
    record(fact, actor=actor, subject=hanging.point, path=hanging.path, at=at)
