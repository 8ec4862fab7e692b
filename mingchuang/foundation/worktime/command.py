"""`mingchuang due START N`: when a limit runs out, and on request how that came about.

Exit codes: 0 a certain date, 2 a provisional date (its reason is printed) or input that cannot be used.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.worktime.account import account_of
from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.calendars import shipped_calendar
from mingchuang.foundation.worktime.limits import Due, Limit, LimitUnit, Pause, due

CERTAIN, UNCERTAIN = 0, 2


def explain_due(
    start: date,
    count: int,
    unit: LimitUnit,
    pauses: Sequence[Pause] = (),
    *,
    count_start: bool = False,
    calendar: WorkCalendar | None = None,
) -> tuple[list[str], int]:
    """The due date, the reason if it is provisional, then the account, line by line; and the exit code."""
    limit = Limit(count=count, unit=unit, counts_start=count_start)
    found = due(calendar or shipped_calendar(), start=start, limit=limit, pauses=pauses)
    lines = [*answer(found), *(str(line) for line in account_of(found))]
    return lines, UNCERTAIN if found.provisional else CERTAIN


def answer(found: Due) -> list[str]:
    """The date alone, or marked 暂定 with the reason on the next line."""
    if found.reason is None:
        return [found.on.isoformat()]
    return [f"{found.on.isoformat()}（暂定）", f"原因：{found.reason}"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `run` reads."""
    parser.description = "推算期限的到期日。"
    parser.add_argument("start", metavar="START", help="起算日期，如 2026-02-13")
    parser.add_argument("count", metavar="N", help="期限的数目，如 5")
    parser.add_argument(
        "--unit",
        default="working",
        metavar="UNIT",
        help="working 工作日（默认）、natural 自然日、month 月、year 年",
    )
    parser.add_argument(
        "--pause",
        action="append",
        default=[],
        metavar="A..B",
        help="暂停计时：A 当日起不计，B 当日恢复；可写多次",
    )
    parser.add_argument("--count-start", action="store_true", help="起算当日计入期限")
    parser.add_argument("--explain", action="store_true", help="说明怎样推算出来")


def run(args: argparse.Namespace) -> int:
    """Print the answer and give the exit code; a clear sentence on standard error for bad input."""
    try:
        lines, code = explain_due(
            read_date(args.start),
            _read_count(args.count),
            _read_unit(args.unit),
            [read_pause(text) for text in args.pause],
            count_start=args.count_start,
        )
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return UNCERTAIN
    shown = lines if args.explain else lines[: 1 if code == CERTAIN else 2]
    sys.stdout.write(_text(shown))
    return code


def read_date(text: str) -> date:
    """A date written 2026-03-01; `Refusal` shows how to write it."""
    parts = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text.strip(), flags=re.ASCII)
    try:
        if parts:
            return date(*(int(part) for part in parts.groups()))
    except ValueError:
        pass  # 2026-02-30 has the shape of a date; the sentence below serves both
    raise Refusal("“{written}”不是有效日期，请写成 2026-03-01 的样子。", written=text)


def read_pause(text: str) -> Pause:
    """A pause written 2026-03-06..2026-03-13, the second day counting again."""
    since, dots, until = text.partition("..")
    if not dots:
        raise Refusal("暂停期间“{written}”请写成 2026-03-06..2026-03-13 的样子。", written=text)
    return Pause(since=read_date(since), until=read_date(until))


def _read_count(text: str) -> int:
    if re.fullmatch(r"\d{1,5}", text, flags=re.ASCII):
        return int(text)
    raise Refusal("期限“{written}”应是不小于 0 的整数，如 5。", written=text)


def _read_unit(text: str) -> LimitUnit:
    try:
        return LimitUnit(text)
    except ValueError as error:
        raise Refusal(
            "期限单位“{written}”无效，可用 working（工作日）、natural（自然日）、month（月）、year（年）。",
            written=text,
        ) from error


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
