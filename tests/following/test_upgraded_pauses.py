"""Pauses of before stood only in the journal: an upgrade makes rows of them, so that clocks can be reckoned anew.

The step is taken on rows as they were; that it finds its columns is tried where the steps are taken one by one.
"""

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from mingchuang.following.models import Clock, Matter, Pause
from mingchuang.foundation.journal.models import Entry
from tests.cast import Cast
from tests.factories.following import make_matter

STEP = import_module("mingchuang.following.migrations.0004_pauses_of_before")
PAUSED, RESUMED, RESET = "following.clock_paused", "following.clock_resumed", "following.clock_reset"


def march(day: int, hour: int = 4) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def of_before(cast: Cast, **clock: Any) -> Matter:
    """A matter whose clock says that it stood, and nothing else does."""
    matter = make_matter(cast.bureau, at=march(2))
    Clock.objects.filter(matter=matter).update(**clock)
    return matter


def told(matter: Matter, kind: str, at: datetime, **data: object) -> None:
    Entry.objects.create(
        kind=kind, at=at, actor_kind="staff", actor_id=7, actor_label="周建国", path=matter.path,
        subject_kind="following.matter", subject_id=str(matter.pk), subject_label="", data=data,
    )  # fmt: skip


@pytest.mark.django_db
def test_old_pauses_and_agreed_days_become_rows(cast: Cast) -> None:
    ended = of_before(cast, paused_days=2)
    told(ended, PAUSED, march(4), reason="申诉")
    told(ended, RESUMED, march(6), due_on="2026-03-18", working_days=2)
    running = of_before(cast, paused_days=3, paused_at=march(9, 17))
    told(running, PAUSED, march(3), reason="第一次")
    told(running, RESUMED, march(6), due_on="2026-03-19", working_days=3)
    told(running, PAUSED, march(9, 17), reason="第二次")  # after midnight in China
    agreed = of_before(cast, is_agreed_date=True, due_at=march(20, 15))
    told(agreed, RESET, march(5), due_before="2026-03-16", due_on="2026-03-20", reason="约定")
    of_before(cast)

    STEP.agreed_days(apps, None)
    STEP.pauses(apps, None)

    rows = Pause.objects.order_by("pk").values_list("matter", "state", "out_on", "back_on", "reason", "ended_by")
    assert [tuple(map(str, row)) for row in rows] == [
        (str(ended.pk), "ended", "2026-03-04", "2026-03-06", "申诉", "周建国"),
        (str(running.pk), "ended", "2026-03-03", "2026-03-06", "第一次", "周建国"),
        (str(running.pk), "running", "2026-03-10", "None", "第二次", ""),
    ]
    assert {row.cause for row in Pause.objects.all()} == {"review"}
    clock = Clock.objects.get(matter=agreed)
    assert (str(clock.agreed_on), str(clock.agreed_from)) == ("2026-03-20", "2026-03-05")
