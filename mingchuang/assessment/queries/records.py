"""The records behind a number, as they were when it was counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mingchuang.analytics.measuring import Part, Record, file_digest, kept_records
from mingchuang.assessment.models import ScoreLine, ScoreRun
from mingchuang.assessment.queries.run import records_file
from mingchuang.campaigns.models import TaskUnit
from mingchuang.campaigns.permissions import CampaignsPermission
from mingchuang.evaluations.models import Rating
from mingchuang.evaluations.permissions import EvaluationsPermission
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from mingchuang.pledges.models import Pledge
from mingchuang.pledges.permissions import PledgesPermission
from mingchuang.rectification.models import Rectification
from mingchuang.rectification.permissions import RectificationPermission

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """A record with its place, and the address key of its own page where the reader may open it."""

    record: Record
    place: Node | None
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """Some records behind a number, newest first; `is_intact` is False when the kept file was touched or is gone."""

    rows: Sequence[ShownRecord]
    after: int | None
    is_intact: bool


def record_page(line: ScoreLine, run: ScoreRun, *, part: Part, after: str | None, actor: Actor) -> RecordPage:
    """One page of the records behind a line, with as many queries as there are kinds of record."""
    file = records_file(run.pk, line.key)
    if not file.exists():
        return RecordPage(rows=[], after=None, is_intact=False)
    start = int(after) if after and after.isdecimal() and len(after) < 19 else None
    found = kept_records(file, unit=line.node.code, part=part, after=start, size=PAGE + 1)
    shown = found[:PAGE]
    places = {node.path: node for node in Node.objects.filter(path__in={record.path for record in shown})}
    addresses = _addresses(shown, actor)
    return RecordPage(
        rows=[
            ShownRecord(
                record=record,
                place=places.get(record.path),
                address=addresses.get((record.source, record.record), ""),
            )
            for record in shown
        ],
        after=shown[-1].row if len(found) > PAGE else None,
        is_intact=file_digest(file) == run.kept.get(line.key),
    )


def _addresses(records: Sequence[Record], actor: Actor) -> Mapping[tuple[str, int], str]:
    """What the address of each record's own page is made with; nothing for those the actor may not open."""
    wanted: dict[str, set[int]] = {}
    for record in records:
        wanted.setdefault(record.source, set()).add(record.record)
    return {
        (source, key): address
        for source, keys in wanted.items()
        if source in READABLE
        for key, address in READABLE[source](keys, actor)
    }


def _ratings(keys: Iterable[int], actor: Actor) -> Iterable[tuple[int, str]]:
    rows = Rating.objects.within(actor, EvaluationsPermission.RATING_READ).filter(pk__in=list(keys))
    return [(key, str(key)) for key in rows.values_list("pk", flat=True)]


def _rectifications(keys: Iterable[int], actor: Actor) -> Iterable[tuple[int, str]]:
    rows = Rectification.objects.within(actor, RectificationPermission.RECORD_READ).filter(pk__in=list(keys))
    return [(key, str(key)) for key in rows.values_list("pk", flat=True)]


def _pledges(keys: Iterable[int], actor: Actor) -> Iterable[tuple[int, str]]:
    rows = Pledge.objects.within(actor, PledgesPermission.PLEDGE_READ).filter(pk__in=list(keys))
    return rows.values_list("pk", "number")


def _tasks(keys: Iterable[int], actor: Actor) -> Iterable[tuple[int, str]]:
    rows = TaskUnit.objects.within(actor, CampaignsPermission.CAMPAIGN_READ).filter(matter__in=list(keys))
    return [(key, str(key)) for key in rows.values_list("matter_id", flat=True) if key is not None]


READABLE = {
    "evaluations.ratings": _ratings,
    "rectification.items": _rectifications,
    "pledges.pledges": _pledges,
    "campaigns.tasks": _tasks,
}
