"""`mingchuang plan`: reads plan documents (without a database), or makes campaigns of them."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from mingchuang.config.commands.settled import add_data_argument, complain, say, settle


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`parse` and `import`."""
    verbs = parser.add_subparsers(dest="verb", metavar="parse|import", required=True)
    parse = verbs.add_parser("parse", help="print what the document says 打印解析结果")
    parse.add_argument("file", type=Path, help=".txt or .docx")
    parse.add_argument("--json", action="store_true", help="the whole result as JSON 完整结果")
    load = verbs.add_parser("import", help="make a draft, or with --confirm a campaign 导入为草稿或活动")
    load.add_argument("file", type=Path, help=".txt or .docx")
    load.add_argument("--node", required=True, metavar="CODE", help="who runs the campaign: code of its node 机构编码")
    load.add_argument("--year", type=int, help="year of dates that name none 方案未写年份时的年份")
    load.add_argument("--due", type=date.fromisoformat, help="last day of tasks without one 未写期限的任务的期限")
    load.add_argument(
        "--leave-unmatched", action="store_true", help="units not on the tree stay text 未匹配的单位留作文字"
    )
    load.add_argument("--confirm", action="store_true", help="confirm the draft at once 直接确认")
    add_data_argument(load)


def run(options: argparse.Namespace) -> int:
    """Exit 2 when the file cannot be read as a document."""
    try:
        data = options.file.read_bytes()
    except OSError as fault:
        complain(f"读不到 {options.file}：{fault.strerror}。Cannot read the file.")
        return 2
    return _parse(options, data) if options.verb == "parse" else _import(options, data)


def _parse(options: argparse.Namespace, data: bytes) -> int:
    from mingchuang.plans import UnreadableDocument, parse_bytes

    try:
        result = parse_bytes(data, options.file.name).to_json()
    except UnreadableDocument as fault:
        complain(str(fault))
        return 2
    if options.json:
        json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return 0
    for number, plan in enumerate(result["plans"], start=1):
        name = plan.get("campaign_name") or plan.get("title") or "—"
        say(f"{number}. {plan['kind']:<18} {name}")
        say(f"   阶段 {len(plan.get('phases') or [])} · 活动 {len(plan.get('activities') or [])}")
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
