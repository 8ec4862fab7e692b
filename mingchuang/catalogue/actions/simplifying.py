"""What was made simpler: written down, changed, taken off the list."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from mingchuang.catalogue.facts import SimplificationDropped, SimplificationEntered
from mingchuang.catalogue.models import ServiceItem, Simplification
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.rules.items import ItemRefused
from mingchuang.catalogue.rules.versions import SavingContent, check_saving
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record


@transaction.atomic
def enter_simplification(
    *,
    actor: Actor,
    item_id: int,
    saving: SavingContent,
    in_force_from: date,
    at: datetime,
    how_zh: str = "",
    how_en: str = "",
    replaces: int | None = None,
) -> Simplification:
    """Write down what an item spares the citizen from a day on; with `replaces`, put right what was written."""
    item = ServiceItem.objects.select_related("node").get(pk=item_id)
    actor.require(P.ITEM_PUBLISH, within=covers(item))
    check_saving(saving)
    rows = Simplification.objects.select_for_update(of=("self",)).filter(code=item.code)
    row = rows.get(pk=replaces) if replaces else Simplification(code=item.code)
    row.node, row.path, row.saving = item.node, item.path, saving.saving
    row.before_count, row.before_unit = saving.before_count, saving.before_unit
    row.after_count, row.after_unit = saving.after_count, saving.after_unit
    row.in_force_from, row.how_zh, row.how_en = in_force_from, how_zh.strip(), how_en.strip()
    row.entered_at, row.entered_by = at, actor.label[:100]
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise ItemRefused("这个事项在这一天已有同类的简化，请改那一条。", field="in_force_from") from error
    fact = SimplificationEntered(
        code=item.code,
        saving=saving.saving.value,
        before=f"{saving.before_count}{saving.before_unit}",
        after=f"{saving.after_count}{saving.after_unit}",
        in_force_from=in_force_from.isoformat(),
    )
    record(fact, actor=actor, subject=item, path=item.path, at=at)
    return row


@transaction.atomic
def drop_simplification(*, actor: Actor, simplification_id: int, reason: str, at: datetime) -> None:
    """Take one off the list that should not stand there; the journal keeps it, with the reason."""
    row = Simplification.objects.select_for_update(of=("self",)).get(pk=simplification_id)
    actor.require(P.ITEM_PUBLISH, within=covers(row))
    if not reason.strip():
        raise ItemRefused("请写明为什么撤下。", field="reason")
    fact = SimplificationDropped(code=row.code, saving=row.saving, reason=reason.strip())
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    row.delete()
