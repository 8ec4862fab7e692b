"""From an uploaded file to orders: first tried and shown line by line, then taken in."""

from collections.abc import Sequence
from datetime import datetime

from mingchuang.exchange.actions.files import Line, held_data, land_file, note_tried_again, stop_landing, try_file
from mingchuang.exchange.enums import Fate, FileState, OrderField
from mingchuang.exchange.models import CarriedFile, Hotline
from mingchuang.exchange.queries.hotlines import known_orders
from mingchuang.exchange.rules.files import check_landing
from mingchuang.exchange.rules.orders import OrderConflict
from mingchuang.exchange.sheets.orders import OrderLine, read_orders
from mingchuang.exchange.sheets.receipts import landing_receipt
from mingchuang.foundation.access import Actor
from mingchuang.foundation.work.jobs import Made, Progress

SHORT = 300
"""More lines than these are taken in by the worker, with visible progress."""

LAND = "mingchuang.exchange.sheets.landing.land_long_file"


def try_orders(data: bytes, *, name: str, hotline: Hotline, actor: Actor, at: datetime) -> CarriedFile:
    """Read a file and keep what would become of each line. Raises `FileRefused`."""
    lines = lines_of(read_orders(data, hotline=hotline, now=at), hotline)
    return try_file(actor=actor, hotline=hotline, name=name, data=data, lines=lines, at=at)


def try_again(file: CarriedFile, *, actor: Actor, at: datetime) -> CarriedFile:
    """Read a tried file once more, after codes were mended."""
    check_landing(state=FileState(file.state), faulty=0, leaves_out=True)
    lines = lines_of(read_orders(held_data(file), hotline=file.hotline, now=at), file.hotline)
    return note_tried_again(actor=actor, file_id=file.pk, lines=lines)


def land_orders(
    file: CarriedFile, *, leaves_out: bool, actor: Actor, at: datetime, progress: Progress | None = None
) -> CarriedFile:
    """Take in what a tried file holds, read anew: all of it, or without the lines at fault if somebody says so."""
    check_landing(state=FileState(file.state), faulty=0, leaves_out=True)
    read = read_orders(held_data(file), hotline=file.hotline, now=at)
    sound = {line["row"] for line in lines_of(read, file.hotline) if line["fate"] != Fate.FAULTY}
    orders = [line.order for line in read if line.order is not None and line.row in sound]
    return land_file(
        actor=actor,
        file_id=file.pk,
        orders=orders,
        faulty=len(read) - len(orders),
        leaves_out=leaves_out,
        at=at,
        progress=progress,
    )


def lines_of(read: Sequence[OrderLine], hotline: Hotline) -> list[Line]:
    """What becomes of each line, as it is kept and shown. No line holds what the citizen said or who she is."""
    known = known_orders(hotline, [line.order.number for line in read if line.order])
    return [_line(line, known) for line in read]


def _line(line: OrderLine, known: dict[str, str]) -> Line:
    faults = [{"cell": fault.cell, "text": fault.text, "values": dict(fault.values)} for fault in line.faults]
    fate = Fate.FAULTY if faults else Fate.NEW
    if line.order is not None and line.order.number in known:
        fate = Fate.KNOWN
        if known[line.order.number] != line.order.digest():
            fate = Fate.FAULTY
            values = {"number": line.order.number}
            faults = [{"cell": "", "text": OrderConflict.TEXT, "values": values}]
    told = {"row": line.row, "number": line.number, "fate": fate.value, "faults": faults}
    if line.order is not None:
        told |= {
            OrderField.KIND.value: line.order.kind.value,
            OrderField.URGENCY.value: line.order.urgency.value if line.order.urgency else "",
            OrderField.UNIT.value: line.order.unit,
        }
    return told


def land_long_file(progress: Progress, *, actor: Actor, at: datetime, file_id: int, leaves_out: bool) -> Made:
    """Take in a long file and hand back a sheet that says what became of each line."""
    file = CarriedFile.objects.select_related("hotline__region").get(pk=file_id)
    try:
        landed = land_orders(file, leaves_out=leaves_out, actor=actor, at=at, progress=progress)
    except Exception:
        stop_landing(actor=actor, file_id=file_id)
        raise
    progress.report("正在写回执")
    return Made(name=f"{landed.hotline.name_zh}-导入回执.xlsx", data=landing_receipt(landed))
