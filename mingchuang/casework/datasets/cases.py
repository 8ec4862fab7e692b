"""The columnar table of cases: what was promised, what the law says, what it took. No applicant."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from mingchuang.analytics.registry import Column, ColumnType, Dataset, Privacy, Row, in_batches, register
from mingchuang.casework.models import Case, CaseNotice
from mingchuang.following.models import MINUTE

VALUES = (
    *("pk", "window_id", "path", "site_path", "item__code", "item__version_no", "state", "decision"),
    *("received_at", "accepted_on", "decided_at", "gross_days", "net_days", "visits", "is_default_accepted"),
    *("is_joint", "matter__clock__due_at", "matter__clock__limit_at", "matter__clock__is_provisional", "again"),
    *("matter__clock__unit",),
)
DUE = "matter__clock__due_at"


def _read(_since: date | None) -> Iterable[Sequence[Row]]:
    again = CaseNotice.objects.filter(case=OuterRef("pk"), ordinal__gt=1, given_at__isnull=False)
    rows = Case.objects.order_by("id").annotate(again=Exists(again))
    return in_batches(_row(values) for values in rows.values_list(*VALUES).iterator(chunk_size=5000))


def _row(values: Sequence[Any]) -> Row:
    """Any: cells of whatever type their column has."""
    known = dict(zip(VALUES, values, strict=True))
    received, decided = (_day(known[name]) for name in ("received_at", "decided_at"))
    over = known["matter__clock__unit"] == MINUTE and known["decided_at"] and known["decided_at"] > known[DUE]
    due, limit = (_day(known[f"matter__clock__{name}"]) for name in ("due_at", "limit_at"))
    return (
        *(known[name] for name in VALUES[:8]),
        received,
        known["accepted_on"],
        decided,
        due,
        limit,
        bool(known["matter__clock__is_provisional"]),
        *(known[name] for name in ("gross_days", "net_days", "visits", "is_default_accepted", "is_joint", "again")),
        bool(over),
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


CASES = register(
    Dataset(
        name="casework.cases",
        label="办件",
        columns=(
            Column("case_id", ColumnType.WHOLE),
            Column("window_id", ColumnType.WHOLE, Privacy.OPEN),
            Column("path", ColumnType.TEXT, Privacy.OPEN),
            Column("site_path", ColumnType.TEXT, Privacy.OPEN),
            Column("item_code", ColumnType.TEXT, Privacy.OPEN),
            Column("item_version", ColumnType.WHOLE, Privacy.OPEN),
            Column("state", ColumnType.TEXT, Privacy.OPEN),
            Column("decision", ColumnType.TEXT, Privacy.OPEN),
            Column("received_on", ColumnType.DAY, Privacy.OPEN),
            Column("accepted_on", ColumnType.DAY, Privacy.OPEN),
            Column("decided_on", ColumnType.DAY, Privacy.OPEN),
            Column("promised_on", ColumnType.DAY, Privacy.OPEN),
            Column("lawful_on", ColumnType.DAY, Privacy.OPEN),
            Column("is_provisional", ColumnType.TRUTH, Privacy.OPEN),
            Column("gross_days", ColumnType.WHOLE, Privacy.OPEN),
            Column("net_days", ColumnType.WHOLE, Privacy.OPEN),
            Column("visits", ColumnType.WHOLE, Privacy.OPEN),
            Column("is_default_accepted", ColumnType.TRUTH, Privacy.OPEN),
            Column("is_joint", ColumnType.TRUTH, Privacy.OPEN),
            Column("has_second_notice", ColumnType.TRUTH, Privacy.OPEN),
            Column("is_over_minutes", ColumnType.TRUTH, Privacy.OPEN),
        ),
        # read whole: a case of last year may be decided today
        read=_read,
    )
)
