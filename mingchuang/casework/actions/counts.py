"""Acts on daily counts. The only writers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.casework.facts import CountSet
from mingchuang.casework.models import ServedCount
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.rules import check_count, check_window
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import Happening, record_many
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class CountEntry:
    """One window on one day."""

    window: Node
    day: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOutcome:
    """What became of the entries."""

    entered: int
    corrected: int
    unchanged: int


@transaction.atomic
def set_count(*, actor: Actor, window: Node, day: date, count: int, at: datetime) -> CountOutcome:
    """Enter or correct how many people a window served on a day."""
    return set_counts(actor=actor, entries=[CountEntry(window=window, day=day, count=count)], at=at)


@transaction.atomic
def set_counts(*, actor: Actor, entries: Sequence[CountEntry], at: datetime) -> CountOutcome:
    """The same for many windows and days: all of them or none. Entering the same twice changes nothing."""
    today = timezone.localdate(at)
    for entry in entries:
        check_window(entry.window.kind)
        actor.require(P.COUNT_EDIT, within=covers(entry.window))
        check_count(day=entry.day, count=entry.count, today=today)
    known = _known(entries)
    new: dict[tuple[int, date], ServedCount] = {}
    corrected: list[ServedCount] = []
    happenings = []
    for entry in entries:
        key = (entry.window.pk, entry.day)
        row = known.get(key) or new.get(key)
        if row is not None and row.count == entry.count:
            continue
        happenings.append((entry, row.count if row else None, key))
        if row is None:
            new[key] = _row(actor, entry, at)
        else:
            row.count, row.set_at, row.set_by = entry.count, at, actor.label[:100]
            if key in known:
                corrected.append(row)
    ServedCount.objects.bulk_create(new.values(), batch_size=500)
    ServedCount.objects.bulk_update(corrected, ["count", "set_at", "set_by"], batch_size=200)
    rows = {**known, **new}
    record_many([_happening(actor, entry, before, rows[key], at) for entry, before, key in happenings])
    changed = len(new) + len(corrected)
    return CountOutcome(entered=len(new), corrected=len(corrected), unchanged=len(entries) - changed)


def _known(entries: Sequence[CountEntry]) -> dict[tuple[int, date], ServedCount]:
    """What stands already, locked."""
    if not entries:
        return {}
    windows = {entry.window.pk for entry in entries}
    first, last = min(entry.day for entry in entries), max(entry.day for entry in entries)
    rows = ServedCount.objects.filter(window__in=windows, day__range=(first, last)).order_by("id")
    return {(row.window_id, row.day): row for row in rows.select_for_update(of=("self",))}


def _row(actor: Actor, entry: CountEntry, at: datetime) -> ServedCount:
    return ServedCount(
        window=entry.window,
        path=entry.window.path,
        site_path=entry.window.site_path,
        day=entry.day,
        count=entry.count,
        set_at=at,
        set_by=actor.label[:100],
    )


def _happening(actor: Actor, entry: CountEntry, before: int | None, row: ServedCount, at: datetime) -> Happening:
    fact = CountSet(window=entry.window.code, day=entry.day.isoformat(), count=entry.count, before=before)
    return Happening(fact=fact, actor=actor, subject=row, path=entry.window.path, at=at)
