"""Ratings as a table for figures. The rater is not in it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from mingchuang.analytics.registry import Column, ColumnType, Dataset, Privacy, Row, in_batches, register
from mingchuang.evaluations.enums import CodeList, Grade, Origin, Validity
from mingchuang.evaluations.models import Rating
from mingchuang.evaluations.rules.codes import code_of

NATIONAL = {grade.value: code_of(grade, CodeList.NATIONAL_5) for grade in Grade}
BAD = frozenset(grade.value for grade in Grade.bad())
ACTIVE = frozenset(origin.value for origin in Origin.by_people())


def register_datasets() -> None:
    """Offer the ratings; called at start."""
    register(
        Dataset(
            name="evaluations.ratings",
            label="评价",
            columns=(
                Column("rating_id", ColumnType.WHOLE),
                Column("window_id", ColumnType.WHOLE),
                Column("path", ColumnType.TEXT),
                Column("site_path", ColumnType.TEXT),
                Column("local_on", ColumnType.DAY),
                Column("grade", ColumnType.WHOLE, Privacy.OPEN),  # 5 is best
                Column("is_bad", ColumnType.TRUTH, Privacy.OPEN),
                Column("is_valid", ColumnType.TRUTH),
                Column("is_active", ColumnType.TRUTH),
                Column("is_suspect", ColumnType.TRUTH),
                Column("origin", ColumnType.TEXT),
            ),
            read=_read,
            month_by="local_on",
        )
    )


def _read(since: date | None) -> Iterable[Sequence[Row]]:
    ratings = Rating.objects.filter(local_on__gte=since) if since else Rating.objects.all()
    rows = ratings.order_by("pk").values_list(
        "pk", "window_id", "path", "site_path", "local_on", "grade", "validity", "is_suspect", "origin"
    )
    return in_batches(map(_told, rows.iterator(chunk_size=5000)))


def _told(row: tuple[Any, ...]) -> Row:
    """Any: cells of several types."""
    pk, window, path, site, on, grade, validity, suspect, origin = row
    is_valid, is_active = validity == Validity.VALID, origin in ACTIVE
    return (pk, window, path, site, on, NATIONAL[grade], grade in BAD, is_valid, is_active, suspect, origin)
