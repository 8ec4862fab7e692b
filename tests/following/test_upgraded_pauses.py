"""Pauses of before stood only in the journal: an upgrade makes rows of them, so that clocks can be reckoned anew."""

import json
import os
from pathlib import Path

import pytest

from tests.config.test_fresh_and_upgraded import empty_database, run

UPGRADE = """
import json
from datetime import UTC, date, datetime
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# by the executor itself: nothing is told of the steps, which takes longer than they do
BEFORE = [("following", "0003_clocks_with_pauses_and_hand_overs"), ("journal", "0001_begins")]
MigrationExecutor(connection).migrate(BEFORE)
old = MigrationExecutor(connection).loader.project_state(BEFORE).apps
node = old.get_model("organisations", "Node").objects.create(kind="unit", code="a", name_zh="民政局", path="/1/")
day = lambda n, hour=4: datetime(2026, 3, n, hour, tzinfo=UTC)

def matter(title, **clock):
    row = old.get_model("following", "Matter").objects.create(
        kind="tests.thing", title_zh=title, path="/1/", owner_node=node, opened_at=day(2)
    )
    usual = dict(started_on=date(2026, 3, 2), unit="working", limit_count=10, amber_at=day(12), due_at=day(16),
                 first_due_at=day(16))
    old.get_model("following", "Clock").objects.create(matter=row, **usual | clock)
    return row

def told(row, kind, at, **data):
    old.get_model("journal", "Entry").objects.create(
        kind=kind, at=at, actor_kind="staff", actor_id=7, actor_label="周建国", path="/1/",
        subject_kind="following.matter", subject_id=str(row.pk), subject_label="", data=data,
    )

PAUSED, RESUMED, RESET = "following.clock_paused", "following.clock_resumed", "following.clock_reset"
ended = matter("停过又走", paused_days=2)
told(ended, PAUSED, day(4), reason="申诉")
told(ended, RESUMED, day(6), due_on="2026-03-18", working_days=2)
running = matter("还停着", paused_at=day(9), paused_days=3)
told(running, PAUSED, day(3), reason="第一次")
told(running, RESUMED, day(6), due_on="2026-03-19", working_days=3)
told(running, PAUSED, day(9, 17), reason="第二次")
agreed = matter("约定了日子", is_agreed_date=True, due_at=day(20, 15))
told(agreed, RESET, day(5), due_before="2026-03-16", due_on="2026-03-20", reason="约定")
never = matter("没有停过")
executor = MigrationExecutor(connection)
executor.migrate(executor.loader.graph.leaf_nodes("following"))

from mingchuang.following.models import Clock, Pause
rows = Pause.objects.order_by("pk").values_list(
    "matter__title_zh", "cause", "state", "out_on", "back_on", "reason", "asked_by", "ended_by"
)
found = [[str(value) for value in row] for row in rows]
dates = [[str(value) for value in row] for row in Clock.objects.filter(is_agreed_date=True).values_list(
    "agreed_on", "agreed_from"
)]
print(json.dumps([found, dates], ensure_ascii=False))
"""


@pytest.mark.django_db
def test_old_pauses_and_agreed_days_become_rows(tmp_path: Path) -> None:
    with empty_database(f"mingchuang_pauses_{os.getpid()}", tmp_path) as surroundings:
        pauses, agreed = json.loads(run(UPGRADE, surroundings))

    assert pauses == [
        ["停过又走", "review", "ended", "2026-03-04", "2026-03-06", "申诉", "周建国", "周建国"],
        ["还停着", "review", "ended", "2026-03-03", "2026-03-06", "第一次", "周建国", "周建国"],
        ["还停着", "review", "running", "2026-03-10", "None", "第二次", "周建国", ""],
    ]
    assert agreed == [["2026-03-20", "2026-03-05"]]
