"""Acts on files of a hotline: tried, landed or dropped; results written. Sheets read them and call these."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from mingchuang.exchange.actions.orders import take_order
from mingchuang.exchange.enums import Direction, Fate, FileState
from mingchuang.exchange.facts import FileLanded, ResultsWritten
from mingchuang.exchange.models import CarriedFile, Hotline
from mingchuang.exchange.permissions import ExchangePermission as P
from mingchuang.exchange.rules.files import check_landing, check_rows
from mingchuang.exchange.rules.orders import OrderGiven
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record

HELD_FOR = timedelta(days=1)

Line = Mapping[str, Any]  # row, number, fate and faults of a line, as it is kept and shown


@transaction.atomic
def try_file(
    *, actor: Actor, hotline: Hotline, name: str, data: bytes, lines: Sequence[Line], at: datetime
) -> CarriedFile:
    """Keep a read file until somebody confirms it; nothing is taken in yet."""
    actor.require(P.ORDER_CARRY, within=hotline.path)
    fates = [line["fate"] for line in lines]
    return CarriedFile.objects.create(
        hotline=hotline,
        path=hotline.path,
        direction=Direction.IN,
        state=FileState.TRIED,
        name=name[-200:],
        sha256=hashlib.sha256(data).hexdigest(),
        rows=len(lines),
        new=fates.count(Fate.NEW),
        known=fates.count(Fate.KNOWN),
        faulty=fates.count(Fate.FAULTY),
        lines=list(lines),
        held=base64.b64encode(data).decode(),
        at=at,
        by=actor.label[:100],
    )


def held_data(file: CarriedFile) -> bytes:
    """The bytes of a tried file again."""
    return base64.b64decode(file.held)


@transaction.atomic
def note_tried_again(*, actor: Actor, file_id: int, lines: Sequence[Line]) -> CarriedFile:
    """What would become of a tried file now."""
    file = _tried(actor, file_id)
    check_landing(state=FileState(file.state), faulty=0, leaves_out=True)
    fates = [line["fate"] for line in lines]
    file.lines, file.rows = list(lines), len(lines)
    file.new, file.known, file.faulty = (fates.count(fate) for fate in (Fate.NEW, Fate.KNOWN, Fate.FAULTY))
    file.save(update_fields=["lines", "rows", "new", "known", "faulty"])
    return file


@transaction.atomic
def start_landing(*, actor: Actor, file_id: int) -> CarriedFile:
    """A long file is being taken in by the worker; nobody confirms it twice."""
    file = _tried(actor, file_id)
    check_landing(state=FileState(file.state), faulty=0, leaves_out=True)
    file.state = FileState.RUNNING
    file.save(update_fields=["state"])
    return file


@transaction.atomic
def stop_landing(*, actor: Actor, file_id: int) -> CarriedFile:
    """The worker could not take it in; it waits to be confirmed again."""
    file = _tried(actor, file_id)
    if file.state == FileState.RUNNING:
        file.state = FileState.TRIED
        file.save(update_fields=["state"])
    return file


@transaction.atomic
def land_file(
    *,
    actor: Actor,
    file_id: int,
    orders: Sequence[OrderGiven],
    faulty: int,
    leaves_out: bool,
    at: datetime,
    progress: Any = None,
) -> CarriedFile:
    """Take all orders of a tried file, or none; with `leaves_out` lines at fault stay out, and are counted.

    Any: whoever waits may be told how far it is, by `progress.report`.
    """
    file = _tried(actor, file_id)
    check_landing(state=FileState(file.state), faulty=faulty, leaves_out=leaves_out)
    taken = []
    for done, given in enumerate(orders, start=1):
        taken.append(take_order(actor=actor, hotline=file.hotline, given=given, at=at, file=file))
        if progress is not None:
            progress.report("正在收下工单", done=done, total=len(orders))
    check_rows(expected=len(orders), written=len(taken))
    file.new = sum(one.is_new for one in taken)
    file.known, file.faulty = len(taken) - file.new, faulty
    file.state, file.held, file.ended_at = FileState.LANDED, "", at
    file.save(update_fields=["new", "known", "faulty", "state", "held", "ended_at"])
    fact = FileLanded(name=file.name, sha256=file.sha256, new=file.new, known=file.known, left_out=faulty)
    record(fact, actor=actor, subject=file, path=file.path, at=at)
    return file


@transaction.atomic
def drop_file(*, actor: Actor, file_id: int, at: datetime) -> CarriedFile:
    """It is not taken in after all; what it holds goes."""
    file = _tried(actor, file_id)
    check_landing(state=FileState(file.state), faulty=0, leaves_out=True)
    file.state, file.held, file.ended_at = FileState.DROPPED, "", at
    file.save(update_fields=["state", "held", "ended_at"])
    return file


@transaction.atomic
def forget_held(*, at: datetime) -> int:
    """A tried file that nobody confirmed within a day goes; how many went."""
    stale = CarriedFile.objects.filter(state=FileState.TRIED, at__lt=at - HELD_FOR)
    return stale.update(state=FileState.DROPPED, held="", ended_at=at)


@transaction.atomic
def note_results_written(
    *, actor: Actor, hotline: Hotline, name: str, sha256: str, positions: Sequence[int], written: int, at: datetime
) -> CarriedFile:
    """A file of results was made: as many rows written as there were outcomes."""
    actor.require(P.ORDER_CARRY, within=hotline.path)
    check_rows(expected=len(positions), written=written)
    file = CarriedFile.objects.create(
        hotline=hotline,
        path=hotline.path,
        direction=Direction.OUT,
        state=FileState.WRITTEN,
        name=name,
        sha256=sha256,
        rows=len(positions),
        new=written,
        first=positions[0],
        last=positions[-1],
        at=at,
        by=actor.label[:100],
        ended_at=at,
    )
    fact = ResultsWritten(name=name, sha256=sha256, rows=written, first=file.first, last=file.last)
    record(fact, actor=actor, subject=file, path=file.path, at=at)
    return file


def _tried(actor: Actor, file_id: int) -> CarriedFile:
    file = CarriedFile.objects.select_related("hotline__region").select_for_update(of=("self",)).get(pk=file_id)
    actor.require(P.ORDER_CARRY, within=file.path)
    return file
