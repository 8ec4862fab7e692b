"""Registering, changing and publishing one item."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from mingchuang.catalogue.facts import ItemChanged, ItemEnded, ItemPublished, ItemRegistered
from mingchuang.catalogue.models import ItemFile, ItemWindow, Material, SearchTerm, ServiceItem, Step
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.rules.items import (
    ItemContent,
    ItemRefused,
    check_code,
    check_first_day,
    check_item,
    check_last_day,
    check_unit,
    tidied,
)
from mingchuang.catalogue.rules.searching import terms_of
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


@transaction.atomic
def register_item(
    *, actor: Actor, node: Node, code: str, content: ItemContent, at: datetime, windows: Sequence[Node] = ()
) -> ServiceItem:
    """Enter an item as a draft of its first version."""
    actor.require(P.ITEM_EDIT, within=covers(node))
    check_unit(node.kind)
    check_code(code)
    content = tidied(content)
    check_item(content)
    _check_windows(actor, windows)
    if _is_taken(code):
        raise _taken(code)
    try:
        with transaction.atomic():
            item = ServiceItem.objects.create(code=code, node=node, path=node.path, **_columns(content))
    except IntegrityError as error:
        if not _is_taken(code):
            raise
        raise _taken(code) from error  # somebody else registered it in this very moment
    _write_parts(item, content, windows, is_new=True)
    fact = ItemRegistered(code=code, version=1, content=_plain(content, windows))
    record(fact, actor=actor, subject=item, path=item.path, at=at)
    return item


@transaction.atomic
def change_item(
    *, actor: Actor, item_id: int, content: ItemContent, at: datetime, windows: Sequence[Node] = ()
) -> ServiceItem:
    """Rewrite a draft; of a published version begin the next one, which holds once it is published."""
    item = ServiceItem.objects.select_related("node").select_for_update(of=("self",)).get(pk=item_id)
    actor.require(P.ITEM_EDIT, within=covers(item))
    content = tidied(content)
    check_item(content)
    _check_windows(actor, windows, kept=set(item.places.values_list("window", flat=True)))
    if ServiceItem.objects.filter(code=item.code, version_no__gt=item.version_no).exists():
        raise ItemRefused("这个事项已有更新的一稿，请在那一稿上改。", field="code")
    if item.published_at is None:
        changed = _rewritten(item, content)
    else:
        changed = ServiceItem.objects.create(
            code=item.code, version_no=item.version_no + 1, node=item.node, path=item.path, **_columns(content)
        )
        ItemFile.objects.bulk_create(
            ItemFile(item=changed, kind=row.kind, material=row.material, file_id=row.file_id)
            for row in item.files.order_by("id")
        )
    _write_parts(changed, content, windows, is_new=changed.pk != item.pk)
    fact = ItemChanged(code=item.code, version=changed.version_no, content=_plain(content, windows))
    record(fact, actor=actor, subject=changed, path=item.path, at=at)
    return changed


@transaction.atomic
def publish_item(*, actor: Actor, item_id: int, at: datetime) -> ServiceItem:
    """Make a draft public; it holds from its first day on, and the version before it until then."""
    item = ServiceItem.objects.select_for_update(of=("self",)).get(pk=item_id)
    actor.require(P.ITEM_PUBLISH, within=covers(item))
    if item.published_at is not None:
        raise ItemRefused("这一版已经公布。", field="code")
    published = ServiceItem.objects.filter(code=item.code).exclude(published_at=None).order_by("-version_no")
    replaced = published.select_for_update(of=("self",)).first()
    today = timezone.localdate(at)
    first_day = item.in_force_from or today
    check_first_day(first_day=first_day, today=today, replaced_from=replaced.in_force_from if replaced else None)
    if replaced and (replaced.in_force_until is None or replaced.in_force_until > first_day):
        replaced.in_force_until = first_day
        replaced.save(update_fields=["in_force_until"])
    item.published_at, item.in_force_from = at, first_day
    item.save(update_fields=["published_at", "in_force_from"])
    fact = ItemPublished(code=item.code, version=item.version_no, in_force_from=first_day.isoformat())
    record(fact, actor=actor, subject=item, path=item.path, at=at)
    return item


@transaction.atomic
def end_item(*, actor: Actor, item_id: int, until: date, reason: str, at: datetime) -> ServiceItem:
    """An item is no longer done from this day on, and nothing takes its place; cases begun keep their version."""
    item = ServiceItem.objects.select_for_update(of=("self",)).get(pk=item_id)
    actor.require(P.ITEM_PUBLISH, within=covers(item))
    if item.published_at is None or item.in_force_until is not None:
        raise ItemRefused("只有现行的一版可以停止施行。", field="until")
    if not reason.strip():
        raise ItemRefused("请写明为什么停止施行。", field="reason")
    check_last_day(until=until, today=timezone.localdate(at), first_day=item.in_force_from)
    item.in_force_until = until
    item.save(update_fields=["in_force_until"])
    fact = ItemEnded(code=item.code, version=item.version_no, until=until.isoformat(), reason=reason.strip())
    record(fact, actor=actor, subject=item, path=item.path, at=at)
    return item


def _is_taken(code: str) -> bool:
    return ServiceItem.objects.filter(code=code).exists()


def _taken(code: str) -> ItemRefused:
    return ItemRefused("实施编码“{code}”已经登记过，请改已有的事项。", field="code", code=code)


def _check_windows(actor: Actor, windows: Sequence[Node], *, kept: set[int] | None = None) -> None:
    """Windows within one's reach; those the item has already may stay."""
    for window in windows:
        if window.kind != NodeKind.WINDOW:
            raise ItemRefused("“{name}”不是窗口。", field="windows", name=window.name_zh)
        if window.pk not in (kept or set()):
            actor.require(P.ITEM_EDIT, within=covers(window))


def _columns(content: ItemContent) -> dict[str, Any]:
    columns = asdict(content)
    for lines in ("materials", "steps"):
        del columns[lines]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in columns.items()}


def _rewritten(item: ServiceItem, content: ItemContent) -> ServiceItem:
    for name, value in _columns(content).items():
        setattr(item, name, value)
    item.save()
    return item


def _write_parts(item: ServiceItem, content: ItemContent, windows: Sequence[Node], *, is_new: bool) -> None:
    """Materials, steps, windows and what it is found by, anew; files of materials that went go with them."""
    if not is_new:
        for rows in (item.materials, item.steps, item.places, item.terms):
            rows.all().delete()
    names = ["", *(material.name_zh for material in content.materials)]
    if not is_new or item.version_no > 1:
        item.files.exclude(material__in=names).delete()
    Material.objects.bulk_create(
        Material(item=item, ordinal=ordinal, **asdict(material))
        for ordinal, material in enumerate(content.materials, start=1)
    )
    Step.objects.bulk_create(
        Step(item=item, ordinal=ordinal, **asdict(step)) for ordinal, step in enumerate(content.steps, start=1)
    )
    ItemWindow.objects.bulk_create(ItemWindow(item=item, window=window) for window in windows)
    _write_terms(item)


def _write_terms(item: ServiceItem) -> None:
    """What it is found by."""
    terms = terms_of(
        code=item.code,
        base_code=item.base_code,
        name_zh=item.name_zh,
        name_en=item.name_en,
        also_called=item.also_called,
    )
    SearchTerm.objects.bulk_create(
        SearchTerm(item=item, term=term.encode(), weight=weight) for term, weight in terms.items()
    )


def _plain(content: ItemContent, windows: Sequence[Node]) -> dict[str, object]:
    """The wording as the journal keeps it: plain values, nothing that is empty."""
    told: Mapping[str, object] = {**asdict(content), "windows": [window.code for window in windows]}
    return {key: _plain_value(value) for key, value in told.items() if value not in (None, "", (), [])}


def _plain_value(value: object) -> object:
    if isinstance(value, Decimal | date):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
