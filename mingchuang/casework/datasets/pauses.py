"""The columnar table of pauses of cases and of their parts: why, from when, and whether it was entered afterwards."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from mingchuang.analytics.registry import Column, ColumnType, Dataset, Privacy, Row, in_batches, register
from mingchuang.casework.models import Case, CasePart
from mingchuang.following.enums import PauseCause, PauseState
from mingchuang.following.models import Pause


def _read(_since: date | None) -> Iterable[Sequence[Row]]:
    cases = dict(Case.objects.filter(matter__pauses__isnull=False).values_list("matter", "pk"))
    parts = CasePart.objects.filter(matter__pauses__isnull=False).values_list("matter", "case")
    cases |= dict(parts)
    rows = Pause.objects.filter(cause__in=PauseCause.asked_for(), state__in=PauseState.effective())
    values = rows.order_by("id").values_list(
        "pk", "matter", "path", "site_path", "cause", "out_on", "asked_at", "is_late"
    )
    return in_batches(
        (pk, cases[matter], path, site_path, cause, out_on, timezone.localdate(asked_at), is_late)
        for pk, matter, path, site_path, cause, out_on, asked_at, is_late in values.iterator(chunk_size=5000)
        if matter in cases
    )


PAUSES = register(
    Dataset(
        name="casework.pauses",
        label="办件暂停",
        columns=(
            Column("pause_id", ColumnType.WHOLE),
            Column("case_id", ColumnType.WHOLE),
            Column("path", ColumnType.TEXT, Privacy.OPEN),
            Column("site_path", ColumnType.TEXT, Privacy.OPEN),
            Column("cause", ColumnType.TEXT, Privacy.OPEN),
            Column("out_on", ColumnType.DAY, Privacy.OPEN),
            Column("asked_on", ColumnType.DAY, Privacy.OPEN),
            Column("is_late", ColumnType.TRUTH, Privacy.OPEN),
        ),
        # read whole: a pause of last year may be approved today
        read=_read,
    )
)
