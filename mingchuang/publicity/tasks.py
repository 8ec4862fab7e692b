"""Making the files: posters, handbooks, cards and codes, each as one PDF."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.printing.setting import print_pdf
from mingchuang.foundation.qr import qr_svg
from mingchuang.foundation.work.jobs import Made, Progress
from mingchuang.organisations.models import Node
from mingchuang.publicity.enums import HandbookOrder, PrintKind
from mingchuang.publicity.permissions import PublicityPermission as P
from mingchuang.publicity.presenters.prints import chapters_of, print_values
from mingchuang.publicity.queries.prints import subjects_below
from mingchuang.publicity.rules import PrintRefused, check_print

Values = dict[str, Any]
ALL = "all"
POSTERS_A_LOAD = 25
"""Subjects are read in loads of so many, so that memory and progress stay even."""


def make_posters(
    progress: Progress,
    *,
    actor: Actor,
    at: datetime,
    unit: str,
    kind: str = PrintKind.WINDOW_POSTER.value,
    paper: str = "a3",
    marks: bool = False,
) -> Made:
    """Posters of every window, hall or campaign of a place; with `marks` on larger paper, to be cut."""
    node = _place(actor, unit)
    check_print(kind=kind, paper=paper)
    rows = _all_values(progress, kind, node, on=_day(at))
    for row in rows:
        row["codes"] = [qr_svg(row[name], quiet_zone=2) for name in ("rate", "page") if name in row]
    pictures = _pictures(person for row in rows for person in row.get("people", ()))
    values = {"kind": kind, "paper": paper, "marks": marks, "rows": rows, "printed_on": _day(at).isoformat()}
    progress.report("正在排版", done=len(rows), total=len(rows))
    pdf = print_pdf("publicity/poster.typ", values, pictures=pictures, at=at)
    return Made(name=f"{node.name_zh}-{PrintKind(kind).label}-{paper.upper()}.pdf", data=pdf)


def make_handbook(
    progress: Progress,
    *,
    actor: Actor,
    at: datetime,
    unit: str,
    order: str = HandbookOrder.BY_UNIT.value,
) -> Made:
    """The convenience-service handbook of a place: contents with page numbers, a chapter for each unit or theme."""
    node = _place(actor, unit)
    progress.report("正在读取事项")
    book = print_values(PrintKind.HANDBOOK, [node.code], on=_day(at))[node.code]
    if not book["items"]:
        raise PrintRefused("这里还没有公布的事项，编不成手册。", field="unit")
    key = "theme" if order == HandbookOrder.BY_THEME else "unit"
    values = {
        "title": book["title"],
        "version": book["version"],
        "printed_on": _day(at).isoformat(),
        "count": len(book["items"]),
        "chapters": chapters_of(book["items"], key),
    }
    progress.report("正在排版", done=len(book["items"]), total=len(book["items"]))
    pdf = print_pdf("publicity/handbook.typ", values, at=at)
    return Made(name=f"{node.name_zh}-便民服务手册.pdf", data=pdf)


def make_service_cards(progress: Progress, *, actor: Actor, at: datetime, unit: str, paper: str = "a5") -> Made:
    """A card for each item of a place."""
    node = _place(actor, unit)
    check_print(kind=PrintKind.SERVICE_CARDS, paper=paper)
    rows = _all_values(progress, PrintKind.SERVICE_CARDS, node, on=_day(at))
    values = {
        "paper": paper,
        "printed_on": _day(at).isoformat(),
        "rows": [row | {"code_svg": qr_svg(row["address"], quiet_zone=2)} for row in rows],
    }
    progress.report("正在排版", done=len(rows), total=len(rows))
    pdf = print_pdf("publicity/service-card.typ", values, at=at)
    return Made(name=f"{node.name_zh}-办事指南卡-{paper.upper()}.pdf", data=pdf)


def make_desk_codes(progress: Progress, *, actor: Actor, at: datetime, unit: str) -> Made:
    """Sheets of cards with the code of each window, to be cut and stood on the desks."""
    node = _place(actor, unit)
    rows = _all_values(progress, PrintKind.DESK_CODES, node, on=_day(at))
    values = {
        "place": node.name_zh,
        "printed_on": _day(at).isoformat(),
        "rows": [row | {"code_svg": qr_svg(row["rate"], quiet_zone=2)} for row in rows],
    }
    progress.report("正在排版", done=len(rows), total=len(rows))
    return Made(
        name=f"{node.name_zh}-窗口评价二维码.pdf",
        data=print_pdf("publicity/desk-codes.typ", values, at=at),
    )


def _place(actor: Actor, code: str) -> Node:
    """The place that is meant; `all` is the whole tree."""
    top = Node.objects.filter(parent=None).order_by("id")
    node = (top if code == ALL else Node.objects.filter(code=code)).first()
    if node is None:
        raise PrintRefused("没有编码为“{code}”的机构。", field="unit", code=code)
    actor.require(P.PRINT_ORDER, within=covers(node))
    return node


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _all_values(progress: Progress, kind: str, node: Node, *, on: date) -> list[Values]:
    codes = subjects_below(kind, node, on=on)
    if not codes:
        raise PrintRefused("{place}没有可印的“{kind}”。", field="unit", place=node.name_zh, kind=PrintKind(kind).label)
    found: list[Values] = []
    for start in range(0, len(codes), POSTERS_A_LOAD):
        load = codes[start : start + POSTERS_A_LOAD]
        by_code = print_values(kind, load, on=on)
        found += [by_code[code] for code in load if code in by_code]
        progress.report("正在读取内容", done=len(found), total=len(codes))
    return found


def _pictures(people: Iterable[Values]) -> Mapping[str, bytes]:
    """The photographs that the values name, by the names they carry there."""
    names = {person["photo"] for person in people if person["photo"]}
    digests = {name.removesuffix(".jpg") for name in names}
    found = {row.sha256: row for row in Attachment.objects.filter(sha256__in=digests).order_by("-id")}
    return {f"{digest}.jpg": read_file(row) for digest, row in found.items()}
