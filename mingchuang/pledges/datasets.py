"""The columnar table of published pledges."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils import timezone

from mingchuang.analytics.registry import Column, ColumnType, Dataset, Privacy, Row, in_batches, register
from mingchuang.pledges.models import Pledge


def _read(_since: date | None) -> Iterable[Sequence[Row]]:
    """All of them: a pledge of long ago may be judged today."""
    return in_batches(_rows())


def _rows() -> Iterator[Row]:
    found = Pledge.objects.public().order_by("id")
    columns = ("pk", "number", "path", "published_at", "due_on", "state", "settled_at")
    for pk, number, path, published_at, due_on, state, settled_at in found.values_list(*columns).iterator():
        settled_on = timezone.localdate(settled_at) if settled_at else None
        yield pk, path, timezone.localdate(published_at), due_on, state, settled_on, number


PLEDGES = register(
    Dataset(
        name="pledges.pledges",
        label="承诺",
        columns=(
            Column("pledge_id", ColumnType.WHOLE),
            Column("path", ColumnType.TEXT, Privacy.OPEN),
            Column("published_on", ColumnType.DAY, Privacy.OPEN),
            Column("due_on", ColumnType.DAY, Privacy.OPEN),
            Column("state", ColumnType.TEXT, Privacy.OPEN),
            Column("settled_on", ColumnType.DAY, Privacy.OPEN),
            Column("number", ColumnType.TEXT, Privacy.OPEN),
        ),
        read=_read,
    )
)
