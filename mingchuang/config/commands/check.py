"""`mingchuang check`: what will go wrong, before it does. Exit 1 when something already is."""

import argparse
import stat
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from mingchuang.config.commands.settled import add_data_argument, complain, say, settle

CALENDAR_WARNING = timedelta(days=60)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Only the data folder."""
    add_data_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Print warnings and faults; silence is good."""
    settle(options)
    from django.core import checks
    from django.utils import timezone

    faults = [message.msg for message in checks.run_checks() if message.level >= checks.ERROR]
    faults += list(database_faults())
    warnings = [*calendar_warnings(timezone.localdate()), *key_warnings(), *delivery_warnings()]
    for warning in warnings:
        say(f"⚠ {warning}")
    for fault in faults:
        complain(f"✗ {fault}")
    if not warnings and not faults:
        say("✓ 一切正常 all well")
    return 1 if faults else 0


def database_faults() -> Iterator[str]:
    """Migrations that have not run."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if waiting := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield f"数据库还差 {len(waiting)} 步更新，请运行 mingchuang migrate。Run mingchuang migrate."


def calendar_warnings(today: date) -> Iterator[str]:
    """Sixty days before the loaded calendar ends, somebody must enter the next year's notice."""
    from mingchuang.foundation.worktime.published import last_published_day

    last = last_published_day()
    if last - today <= CALENDAR_WARNING:
        yield (
            f"工作日历到 {last} 为止；国务院发布下一年安排后请在“工作日历”页录入。"
            f"The work calendar ends on {last}; enter the next year's notice."
        )


def key_warnings() -> Iterator[str]:
    """Keys that others on this machine can read."""
    from django.conf import settings

    for key in Path(settings.DATA, "keys").glob("*"):
        if key.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield f"{key} 别人也能读，请改为 0600。Others can read this key; chmod 600 it."


def delivery_warnings() -> Iterator[str]:
    """News that could not be delivered after several tries."""
    from mingchuang.foundation.journal.models import Delivery

    if count := Delivery.objects.given_up().count():
        yield f"{count} 条后续处理多次失败。{count} deliveries failed again and again; see their faults."
