"""Tasks as a table for figures."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from mingchuang.analytics.registry import Column, ColumnType, Dataset, Row, in_batches, register
from mingchuang.campaigns.models import TaskUnit
from mingchuang.following.enums import MatterState


def register_datasets() -> None:
    """Offer the tasks; called at start."""
    register(
        Dataset(
            name="campaigns.tasks",
            label="活动任务",
            columns=(
                # One row for each unit's part; its number is that of the followed matter, which has a page.
                Column("task_id", ColumnType.WHOLE),
                Column("campaign_id", ColumnType.WHOLE),
                Column("path", ColumnType.TEXT),
                Column("role", ColumnType.TEXT),
                Column("due_on", ColumnType.DAY),
                Column("done_on", ColumnType.DAY),
                Column("accepted_on", ColumnType.DAY),
                Column("is_provisional", ColumnType.TRUTH),
            ),
            # read whole: a task of last year may be accepted today
            read=_read,
        )
    )


def _read(_since: date | None) -> Iterable[Sequence[Row]]:
    parts = TaskUnit.objects.answering().exclude(matter__state=MatterState.WITHDRAWN)
    rows = parts.order_by("pk").values_list(
        "matter_id",
        "task__campaign_id",
        "path",
        "role",
        "matter__clock__due_at",
        "matter__answered_at",
        "matter__closed_at",
        "matter__clock__is_provisional",
    )
    return in_batches(
        (*row[:4], *(timezone.localdate(moment) if moment else None for moment in row[4:7]), row[7])
        for row in rows.iterator(chunk_size=5000)
    )
