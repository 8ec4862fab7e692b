"""Samples and blank forms of an item."""

from datetime import datetime

from django.db import transaction

from mingchuang.catalogue.enums import FileKind
from mingchuang.catalogue.facts import ItemFileKept
from mingchuang.catalogue.models import ItemFile, ServiceItem
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.rules.items import ItemRefused
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record

LARGEST_MB = 10


@transaction.atomic
def keep_item_file(
    *, actor: Actor, item_id: int, kind: FileKind, material: str, data: bytes, name: str, at: datetime
) -> ItemFile:
    """Put a sample or a blank form to the newest version; one of the same kind is replaced."""
    item = _newest(item_id)
    actor.require(P.ITEM_EDIT, within=covers(item))
    if kind is FileKind.RESULT:
        material = ""
    elif not item.materials.filter(name_zh=material).exists():
        raise ItemRefused("请选这个文件是哪一项材料的。", field="material")
    file = keep_file(data, name=name, actor=actor, path=item.path, at=at, largest_mb=LARGEST_MB)
    item.files.filter(kind=kind, material=material).delete()
    row = ItemFile.objects.create(item=item, kind=kind, material=material, file=file)
    _tell(actor, item, row, file.name, at)
    return row


@transaction.atomic
def drop_item_file(*, actor: Actor, item_id: int, file_id: int, at: datetime) -> None:
    """Take a file away from the newest version; earlier versions keep theirs."""
    item = _newest(item_id)
    actor.require(P.ITEM_EDIT, within=covers(item))
    row = item.files.get(pk=file_id)
    _tell(actor, item, row, "", at)
    row.delete()


def _newest(item_id: int) -> ServiceItem:
    item = ServiceItem.objects.select_for_update(of=("self",)).get(pk=item_id)
    if ServiceItem.objects.filter(code=item.code, version_no__gt=item.version_no).exists():
        raise ItemRefused("这个事项已有更新的一稿，请在那一稿上换文件。", field="file")
    return item


def _tell(actor: Actor, item: ServiceItem, row: ItemFile, name: str, at: datetime) -> None:
    fact = ItemFileKept(code=item.code, version=item.version_no, what=row.kind, material=row.material, name=name)
    record(fact, actor=actor, subject=item, path=item.path, at=at)
