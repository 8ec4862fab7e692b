"""Loads the sample once, in one transaction, with a line of progress a step."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from mingchuang.config.sample.people import load_people
from mingchuang.config.sample.tree import load_tree
from mingchuang.organisations.models import Node

PASSWORD = "qingting-2026"  # noqa: S105 - printed at every start of the demo
ACCOUNTS = [
    ("office", "活动办公室 campaign office"),
    ("head", "单位负责人（民政局）unit head"),
    ("clerk", "窗口人员（婚姻登记窗口）clerk"),
    ("inspector", "督查员 inspector"),
    ("leader", "分管领导 leader in charge"),
    ("auditor", "审计员 auditor"),
]


def load_sample(*, say: Callable[[str], None], now: datetime) -> None:
    """Fill an empty database; one that has a tree is left as it is."""
    if Node.objects.exists():
        return
    with transaction.atomic():
        places = load_tree(at=now)
        say(f"  ✓ 机构 places: {len(places.windows)} 窗口 windows")
        staff = load_people(places, password=PASSWORD, at=now)
        say(f"  ✓ 人员 staff: {len(staff)}")
