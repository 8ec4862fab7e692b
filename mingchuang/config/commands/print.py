"""`mingchuang print`: what hangs, stands and is handed out, as PDF. The same files the workspace orders."""

import argparse
import sys
from pathlib import Path

from mingchuang.config.commands.settled import add_data_argument, complain, say, settle

# kind → (what it is, dotted path of its maker). A maker is `make(progress, *, actor, at, unit, layout) -> Made`, as for
# jobs ordered on a page; `unit` is the code of a place or "all".
KINDS: dict[str, tuple[str, str]] = {
    "badges": ("badges 工作证 54×86 mm", "mingchuang.organisations.tasks.make_badges"),
    "plates": ("desk plates 桌牌 A4", "mingchuang.organisations.tasks.make_plates"),
    "cards": ("contact cards 联系卡 90×54 mm", "mingchuang.organisations.tasks.make_cards"),
    "signs": ("window signs 窗口牌 A4", "mingchuang.organisations.tasks.make_signs"),
    "posters": ("window posters 窗口海报 A3", "mingchuang.publicity.tasks.make_posters"),
    "hall-posters": ("hall posters 大厅海报 A3", "mingchuang.publicity.tasks.make_hall_posters"),
    "campaign-posters": ("campaign posters 活动海报 A3", "mingchuang.publicity.tasks.make_campaign_posters"),
    "handbook": ("handbook 便民服务手册 A4", "mingchuang.publicity.tasks.make_handbook"),
    "service-cards": ("service cards 办事指南卡 A5", "mingchuang.publicity.tasks.make_service_cards"),
    "desk-codes": ("QR codes for desks 窗口评价二维码 A4", "mingchuang.publicity.tasks.make_desk_codes"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What, of which place, and where the file goes."""
    about = ", ".join(f"{kind} ({label})" for kind, (label, _) in KINDS.items())
    parser.add_argument("kind", choices=list(KINDS), metavar="KIND", help=about)
    parser.add_argument("--unit", required=True, metavar="CODE", help="code of a hall, unit or window, or all 机构编码")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf", help="the file 写到哪里")
    parser.add_argument(
        "--layout", choices=["real", "a4"], default="real", help="real size, or A4 sheets with cut marks 实际尺寸或拼版"
    )
    add_data_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Write the file; exit 2 when there is nothing to print there or the file cannot be written."""
    settle(options)
    from django.utils import timezone
    from django.utils.module_loading import import_string

    from mingchuang.foundation.access import Actor
    from mingchuang.foundation.errors import Refusal
    from mingchuang.foundation.work.jobs import Progress

    make = import_string(KINDS[options.kind][1])
    try:
        made = make(Progress(_tell), actor=Actor.system(), at=timezone.now(), unit=options.unit, layout=options.layout)
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
