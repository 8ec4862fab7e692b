"""`mingchuang print`: what hangs, stands and is handed out, as PDF. The same files the workspace orders."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mingchuang.config.commands.settled import add_data_argument, complain, say, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Something to print.

    `maker` is the dotted path of `make(progress, *, actor, at, unit, …) -> Made`, as for jobs ordered on a page; `unit`
    is the code of a place or "all". `given` goes with it always, `takes` are the choices it understands.
    """

    label: str
    maker: str
    given: Mapping[str, str] = field(default_factory=dict)
    takes: frozenset[str] = frozenset()


HAND, SHOW = "mingchuang.organisations.tasks", "mingchuang.publicity.tasks"
SHEETS, POSTER = frozenset({"layout"}), frozenset({"paper", "marks"})
KINDS: dict[str, Kind] = {
    "badges": Kind(label="badges 工作证 54×86 mm", maker=f"{HAND}.make_badges", takes=SHEETS),
    "plates": Kind(label="desk plates 桌牌 A4", maker=f"{HAND}.make_plates", takes=SHEETS),
    "cards": Kind(label="contact cards 联系卡 90×54 mm", maker=f"{HAND}.make_cards", takes=SHEETS),
    "signs": Kind(label="window signs 窗口牌 A4", maker=f"{HAND}.make_signs", takes=SHEETS),
    "posters": Kind(label="window posters 窗口海报 A3", maker=f"{SHOW}.make_posters", takes=POSTER),
    "hall-posters": Kind(
        label="hall posters 大厅海报 A3", maker=f"{SHOW}.make_posters", given={"kind": "hall_poster"}, takes=POSTER
    ),
    "campaign-posters": Kind(
        label="campaign posters 活动海报 A3",
        maker=f"{SHOW}.make_posters",
        given={"kind": "campaign_poster"},
        takes=POSTER,
    ),
    "handbook": Kind(label="handbook 便民服务手册 A4", maker=f"{SHOW}.make_handbook", takes=frozenset({"order"})),
    "service-cards": Kind(
        label="service cards 办事指南卡 A5", maker=f"{SHOW}.make_service_cards", takes=frozenset({"paper"})
    ),
    "desk-codes": Kind(label="QR codes for desks 窗口评价二维码 A4", maker=f"{SHOW}.make_desk_codes"),
}
# Choices as they are typed; what is not typed is left to the maker.
CHOICES = {"layout": "--layout", "paper": "--paper", "marks": "--marks", "order": "--order"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What, of which place, and where the file goes."""
    about = ", ".join(f"{kind} ({one.label})" for kind, one in KINDS.items())
    parser.add_argument("kind", choices=list(KINDS), metavar="KIND", help=about)
    parser.add_argument("--unit", required=True, metavar="CODE", help="code of a hall, unit or window, or all 机构编码")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf", help="the file 写到哪里")
    parser.add_argument("--layout", choices=["real", "a4"], help="real size or A4 sheets 实际尺寸或拼版")
    parser.add_argument("--paper", choices=["a2", "a3", "a5", "a6"], help="of posters and service cards 纸张")
    parser.add_argument("--marks", action="store_true", default=None, help="posters with bleed 海报加裁切线")
    parser.add_argument("--order", choices=["by_unit", "by_theme"], help="chapters of the handbook 手册分章")
    add_data_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Write the file; exit 2 when there is nothing to print there or the file cannot be written."""
    kind = KINDS[options.kind]
    chosen: dict[str, Any] = {key: value for key in CHOICES if (value := getattr(options, key)) is not None}
    if strange := sorted(set(chosen) - kind.takes):
        flags = " ".join(CHOICES[key] for key in strange)
        complain(f"{options.kind} 没有 {flags} 这个选项。{options.kind} does not take {flags}.")
        return 2
    settle(options)
    from django.utils import timezone
    from django.utils.module_loading import import_string

    from mingchuang.foundation.access import Actor
    from mingchuang.foundation.errors import Refusal
    from mingchuang.foundation.work.jobs import Progress

    make = import_string(kind.maker)
    try:
        values = {**kind.given, **chosen, "unit": options.unit}
        made = make(Progress(_tell), actor=Actor.system(), at=timezone.now(), **values)
        options.output.write_bytes(made.data)
    except Refusal as refusal:
        complain(str(refusal))
        return 2
    except OSError as fault:
        complain(f"写不了 {options.output}：{fault.strerror}。Cannot write the file.")
        return 2
    say(f"✓ {options.output} ({len(made.data) / 1e6:.1f} MB)")
    return 0


def _tell(step: str, done: int, total: int) -> None:
    if sys.stdout.isatty():
        say(f"  {step} {done}/{total}" if total else f"  {step}")
