"""What low ratings say, as words that hot spots are counted in. Nothing in it leads to a rater."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Max
from django.urls import reverse

from mingchuang.evaluations.models import Rating
from mingchuang.evaluations.models.rating import RatingQuerySet
from mingchuang.evaluations.permissions import EvaluationsPermission as P
from mingchuang.evaluations.queries import COUNTED, RatingFilter, ratings, reason_list
from mingchuang.feedback.queries.sources import HotspotFilter, SourceLine, SourceText, WordSource
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.scope import below
from mingchuang.organisations.models import Node
from mingchuang.organisations.queries import units_of

MOST = 100_000


def _texts(actor: Actor, wanted: HotspotFilter) -> Iterable[SourceText]:
    """Low ratings of a period that count, with their reasons and words. They are about windows, never about items."""
    if wanted.item is not None:
        return
    rows = _low(actor, first=wanted)
    if wanted.place is not None:
        rows = rows.filter(below((wanted.place.path,), site=True))
    found = list(rows.order_by("pk").values_list("pk", "window_id", "words", "reasons", "reasons_version")[:MOST])
    windows = Node.objects.in_bulk({window for _, window, *_ in found})
    units = units_of(windows.values())
    for pk, window, words, reasons, version in found:
        if said := _said(words, reasons, version):
            yield SourceText(pk=pk, words=said, unit=units[window].pk if window in units else None)


def _low(actor: Actor, *, first: HotspotFilter) -> RatingQuerySet:
    asked = RatingFilter(grade="bad", first=first.since, last=first.until)
    return ratings(actor, asked).filter(COUNTED)


def _said(words: str, reasons: Sequence[str], version: str) -> str:
    """The reasons that were ticked and the words that were written, one sentence each."""
    ticked = [reason.label_zh for reason in reason_list(version).named(reasons)]
    return "。".join(filter(None, (*ticked, words.strip())))


def _words_of(keys: Sequence[int]) -> Mapping[int, str]:
    rows = Rating.objects.filter(pk__in=keys).values_list("pk", "words", "reasons", "reasons_version")
    return {pk: _said(words, reasons, version) for pk, words, reasons, version in rows}


def _lines(actor: Actor, keys: Sequence[int]) -> Sequence[SourceLine]:
    rows = ratings(actor, RatingFilter(grade="bad")).filter(pk__in=keys).order_by("-local_on", "-pk")
    return [
        SourceLine(
            label=row.get_grade_display(),
            words=_said(row.words, row.reasons, row.reasons_version),
            about=row.window,
            state=row.follow_up.get_state_display() if hasattr(row, "follow_up") else "",
            on=row.local_on,
            address=reverse("evaluations:rating", args=[row.pk]),
        )
        for row in rows
    ]


def _newest() -> int:
    return Rating.objects.aggregate(last=Max("pk"))["last"] or 0


RATING_WORDS = WordSource(
    key="ratings",
    label="低分评价",
    permission=P.RATING_READ,
    texts=_texts,
    newest=_newest,
    words_of=_words_of,
    lines=_lines,
)
