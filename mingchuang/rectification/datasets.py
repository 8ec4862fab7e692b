"""The ledger as a table for figures."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from mingchuang.analytics.registry import Column, ColumnType, Dataset, Row, in_batches, register
from mingchuang.rectification.models import Rectification


def register_datasets() -> None:
    """Offer the ledger; called at start."""
    register(
        Dataset(
            name="rectification.items",
            label="整改事项",
            columns=(
                Column("rectification_id", ColumnType.WHOLE),
                Column("unit_path", ColumnType.TEXT),
                Column("path", ColumnType.TEXT),
                Column("site_path", ColumnType.TEXT),
                Column("source_kind", ColumnType.TEXT),
                Column("opened_on", ColumnType.DAY),
                Column("due_on", ColumnType.DAY),
                Column("submitted_on", ColumnType.DAY),
                Column("closed_on", ColumnType.DAY),
                Column("state", ColumnType.TEXT),
                Column("is_provisional", ColumnType.TRUTH),
                Column("returned", ColumnType.WHOLE),
                Column("reopened", ColumnType.WHOLE),
            ),
            # read whole: a row of last year may be closed today
            read=_read,
        )
    )


def _read(_since: date | None) -> Iterable[Sequence[Row]]:
    rows = Rectification.objects.order_by("pk").values_list(
        "pk",
        "matter__owner_node__path",
        "path",
        "site_path",
        "source_kind",
        "matter__opened_at",
        "matter__clock__due_at",
        "matter__answered_at",
        "matter__closed_at",
        "state",
        "matter__clock__is_provisional",
        "returned_count",
        "matter__reopened_count",
    )
    return in_batches(
        (*row[:5], *(timezone.localdate(moment) if moment else None for moment in row[5:9]), *row[9:])
        for row in rows.iterator(chunk_size=5000)
    )
