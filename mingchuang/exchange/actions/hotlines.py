"""Acts on hotlines: their columns and codes are data of the place."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction

from mingchuang.exchange.enums import CodeTable, FileForm
from mingchuang.exchange.facts import CodeDropped, CodeSet, HotlineChanged, HotlineOpened
from mingchuang.exchange.models import Hotline, HotlineCode
from mingchuang.exchange.permissions import ExchangePermission as P
from mingchuang.exchange.rules.tables import check_columns, check_meaning, check_out_columns
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node

SHIPPED = Path(__file__).parents[1] / "data" / "hotline.json"


@lru_cache(maxsize=1)
def shipped_tables() -> Mapping[str, Any]:
    """The columns and codes a hotline begins with. Any: JSON."""
    found: Mapping[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return found


@transaction.atomic
def open_hotline(*, actor: Actor, region: Node, code: str, name_zh: str, name_en: str = "", at: datetime) -> Hotline:
    """A hotline whose orders this region takes, with the usual columns and codes to begin with."""
    actor.require(P.HOTLINE_EDIT, within=region.path)
    shipped = shipped_tables()
    hotline = Hotline.objects.create(
        region=region,
        path=region.path,
        code=code,
        name_zh=name_zh,
        name_en=name_en,
        columns=shipped["columns"],
        out_columns=shipped["out_columns"],
    )
    HotlineCode.objects.bulk_create(
        HotlineCode(hotline=hotline, table=table, code=one, label=label, means=means)
        for table, rows in shipped["codes"].items()
        for one, label, means in rows
    )
    record(HotlineOpened(), actor=actor, subject=hotline, path=hotline.path, at=at)
    return hotline


@transaction.atomic
def change_hotline(
    *,
    actor: Actor,
    hotline_id: int,
    columns: Mapping[str, Sequence[str]],
    out_columns: Sequence[Sequence[str]],
    form: FileForm,
    dispatches: bool,
    at: datetime,
) -> Hotline:
    """Other columns, another form of results, or dispatching at once."""
    hotline = _locked(hotline_id)
    actor.require(P.HOTLINE_EDIT, within=hotline.path)
    check_columns(columns)
    check_out_columns(out_columns)
    given: dict[str, Any] = {
        "columns": {key: list(titles) for key, titles in columns.items()},
        "out_columns": [list(pair) for pair in out_columns],
        "form": form.value,
        "dispatches": dispatches,
    }
    changed = tuple(name for name, value in given.items() if getattr(hotline, name) != value)
    if changed:
        for name, value in given.items():
            setattr(hotline, name, value)
        hotline.save(update_fields=list(given))
        record(HotlineChanged(changed=changed), actor=actor, subject=hotline, path=hotline.path, at=at)
    return hotline


@transaction.atomic
def set_code(
    *, actor: Actor, hotline_id: int, table: CodeTable, code: str, label: str, means: str, at: datetime
) -> HotlineCode:
    """What a code of the hotline means here; one that is known gets another meaning."""
    hotline = _locked(hotline_id)
    actor.require(P.HOTLINE_EDIT, within=hotline.path)
    units = Node.objects.under(hotline.path).filter(code=means, closed_on=None)
    check_meaning(table, means, is_unit=table is CodeTable.UNIT and units.exists())
    before = HotlineCode.objects.filter(hotline=hotline, table=table, code=code).first()
    row, _ = HotlineCode.objects.update_or_create(
        hotline=hotline, table=table, code=code, defaults={"label": label, "means": means}
    )
    fact = CodeSet(table=table.value, code=code, means=means, before=before.means if before else "")
    record(fact, actor=actor, subject=hotline, path=hotline.path, at=at)
    return row


@transaction.atomic
def drop_code(*, actor: Actor, code_id: int, at: datetime) -> None:
    """A code that the hotline no longer uses. Orders already taken keep what they were taken for."""
    row = HotlineCode.objects.select_related("hotline").get(pk=code_id)
    actor.require(P.HOTLINE_EDIT, within=row.hotline.path)
    fact = CodeDropped(table=row.table, code=row.code, means=row.means)
    record(fact, actor=actor, subject=row.hotline, path=row.hotline.path, at=at)
    row.delete()


def _locked(hotline_id: int) -> Hotline:
    return Hotline.objects.select_for_update(of=("self",)).get(pk=hotline_id)
