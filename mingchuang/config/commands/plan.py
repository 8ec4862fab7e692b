"""`mingchuang plan`: reads plan documents (without a database), or makes campaigns of them."""

import argparse
import gettext
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mingchuang.config.commands.settled import add_data_argument, complain, say, settle

if TYPE_CHECKING:
    from mingchuang.plans import UnreadableDocument

LOCALE = Path(__file__).parents[2] / "locale"
KINDS = ".docx .pdf .txt .html"
PASTED = Path("-")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`parse` and `import`."""
    verbs = parser.add_subparsers(dest="verb", metavar="parse|import", required=True)
    parse = verbs.add_parser("parse", help="print what the document says 打印解析结果")
    parse.add_argument("files", type=Path, nargs="+", metavar="file", help=f"{KINDS}; - reads pasted text 从标准输入读")
    parse.add_argument(
        "--json", action="store_true", help="the whole result as JSON, one line a file if there are several 完整结果"
    )
    load = verbs.add_parser("import", help="make a draft, or with --confirm a campaign 导入为草稿或活动")
    load.add_argument("file", type=Path, help=KINDS)
    load.add_argument("--node", required=True, metavar="CODE", help="who runs the campaign: code of its node 机构编码")
    load.add_argument("--year", type=int, help="year of dates that name none 方案未写年份时的年份")
    load.add_argument("--due", type=date.fromisoformat, help="last day of tasks without one 未写期限的任务的期限")
    load.add_argument(
        "--leave-unmatched", action="store_true", help="units not on the tree stay text 未匹配的单位留作文字"
    )
    load.add_argument("--confirm", action="store_true", help="confirm the draft at once 直接确认")
    add_data_argument(load)


def run(options: argparse.Namespace) -> int:
    """Exit 2 when a file cannot be read as a document; nothing is said of it on standard output."""
    if options.verb == "parse":
        several = len(options.files) > 1
        return max([_parse(file, as_json=options.json, several=several) for file in options.files])
    from mingchuang.plans import UnreadableDocument

    try:
        data = _bytes_of(options.file)
    except UnreadableDocument as fault:
        complain(_worded(fault))
        return 2
    return _import(options, data)


def _bytes_of(file: Path) -> bytes:
    """What the file holds; refuses with a sentence what cannot be opened."""
    from mingchuang.plans import UnreadableDocument

    try:
        return sys.stdin.buffer.read() if file == PASTED else file.read_bytes()
    except FileNotFoundError:
        raise UnreadableDocument("找不到文件 {file}。", file=str(file)) from None
    except IsADirectoryError:
        raise UnreadableDocument("{file} 是文件夹，不是文件。", file=str(file)) from None
    except OSError:
        raise UnreadableDocument("打不开文件 {file}，请检查有没有读取它的权限。", file=str(file)) from None


def _worded(fault: "UnreadableDocument") -> str:
    """The sentence in English where the terminal speaks it, else in Chinese."""
    spoken = next((said for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (said := os.environ.get(name))), "")
    language = "en" if spoken.lower().startswith("en") else "zh"
    known = gettext.translation("django", str(LOCALE), [language], fallback=True)
    return known.gettext(fault.text).format(**fault.values)


def _parse(file: Path, *, as_json: bool, several: bool) -> int:
    from mingchuang.plans import UnreadableDocument, parse_bytes

    try:
        result = parse_bytes(_bytes_of(file), file.name).to_json()
    except UnreadableDocument as fault:
        complain(f"{file}：{_worded(fault)}" if several else _worded(fault))
        return 2
    if as_json:
        # In UTF-8 whatever the terminal speaks: the output is for programs.
        written = json.dumps(result, ensure_ascii=False, indent=None if several else 1)
        sys.stdout.flush()
        sys.stdout.buffer.write(written.encode() + b"\n")
        return 0
    if several:
        say(f"# {file}")
    for number, plan in enumerate(result["plans"], start=1):
        name = plan.get("campaign_name") or plan.get("title") or "—"
        say(f"{number}. {plan['kind']:<18} {name}")
        said = [f"阶段 {len(plan.get('phases') or [])}", f"活动 {len(plan.get('activities') or [])}"]
        said += [f"同第 {plan['same_as'] + 1} 篇"] if "same_as" in plan else []
        say(f"   {' · '.join(said)}")
    return 0


def _import(options: argparse.Namespace, data: bytes) -> int:
    settle(options)
    from django.utils import timezone

    from mingchuang.config.plan_import import PlanOrder, import_plan
    from mingchuang.foundation.errors import Refusal

    order = PlanOrder(
        data=data,
        name=options.file.name,
        node_code=options.node,
        year=options.year or timezone.localdate().year,
        confirms=options.confirm,
        leaves_unmatched=options.leave_unmatched,
        due=options.due,
    )
    try:
        lines = import_plan(order, at=timezone.now())
    except Refusal as refusal:
        complain(str(refusal))
        return 2
    for line in lines:
        say(line)
    return 0
