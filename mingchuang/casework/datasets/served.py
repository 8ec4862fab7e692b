"""The columnar table of people served."""

from collections.abc import Iterable, Sequence
from datetime import date

from mingchuang.analytics.registry import Column, ColumnType, Dataset, Privacy, Row, in_batches, register
from mingchuang.casework.models import ServedCount


def _read(since: date | None) -> Iterable[Sequence[Row]]:
    rows = ServedCount.objects.order_by("id")
    if since is not None:
        rows = rows.filter(day__gte=since)
    return in_batches(rows.values_list("pk", "window_id", "path", "site_path", "day", "count").iterator())


SERVED = register(
    Dataset(
        name="casework.served",
        label="服务人数",
        columns=(
            Column("count_id", ColumnType.WHOLE),
            Column("window_id", ColumnType.WHOLE, Privacy.OPEN),
            Column("path", ColumnType.TEXT, Privacy.OPEN),
            Column("site_path", ColumnType.TEXT, Privacy.OPEN),
            Column("day", ColumnType.DAY, Privacy.OPEN),
            Column("count", ColumnType.WHOLE, Privacy.OPEN),
        ),
        read=_read,
        month_by="day",
    )
)
