"""Runs and their results, as pages take them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mingchuang.analytics.figures import Figure
from mingchuang.analytics.loading import analytics_folder
from mingchuang.assessment.enums import LineKind, Standing
from mingchuang.assessment.models import Indicator, Mark, ScoreLine, ScoreRun, ScoreTotal
from mingchuang.assessment.models.run import ScoreRunQuerySet
from mingchuang.assessment.permissions import AssessmentPermission as P
from mingchuang.assessment.queries.scheme import figures_of
from mingchuang.assessment.rules.ranking import Contender, Place, places
from mingchuang.foundation.access import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One unit of a score table: its total, its lines by kind and key, and whom it cannot be told apart from.

    `like` holds totals within the reader's reach, `unseen_like` counts those that are not.
    """

    total: ScoreTotal
    lines: Mapping[tuple[str, str], ScoreLine]
    like: Sequence[ScoreTotal]
    unseen_like: int

    def indicator(self, key: str) -> ScoreLine | None:
        """The line of one indicator."""
        return self.lines.get((LineKind.INDICATOR, key))

    @property
    def taken(self) -> float:
        """All points taken off, as a number not above 0."""
        return sum(line.points or 0.0 for (kind, _), line in self.lines.items() if kind == LineKind.DEDUCTION)

    @property
    def vetoes(self) -> list[ScoreLine]:
        """Vetoes that happened."""
        return [line for (kind, _), line in self.lines.items() if kind == LineKind.VETO and line.numerator]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTable:
    """The result of a run as far as the reader's reach goes, best first; `ranked` counts all units ranked in it."""

    run: ScoreRun
    indicators: Sequence[Indicator]
    figures: Mapping[str, Figure]
    rows: Sequence[TableRow]
    ranked: int


def visible_runs(actor: Actor) -> ScoreRunQuerySet:
    """Runs the actor may see, with scheme and campaign."""
    return ScoreRun.objects.visible_to(actor, P.SCORE_READ).select_related("scheme__campaign")


def score_table(run: ScoreRun, *, actor: Actor) -> ScoreTable:
    """The table of a run, with a fixed number of queries however many units there are."""
    everyone = list(run.totals.select_related("node").order_by("position"))
    seen = {total.pk for total in ScoreTotal.objects.within(actor, P.SCORE_READ).filter(run=run).only("pk")}
    shown = [total for total in everyone if total.pk in seen]
    lines: dict[int, dict[tuple[str, str], ScoreLine]] = {}
    for line in ScoreLine.objects.within(actor, P.SCORE_READ).filter(run=run).order_by("position"):
        lines.setdefault(line.node_id, {})[line.kind, line.key] = line
    found = places([contender(total) for total in everyone])
    return ScoreTable(
        run=run,
        indicators=list(run.scheme.indicators.order_by("position")),
        figures=figures_of(run.scheme),
        rows=[_row(total, lines.get(total.node_id, {}), found[str(total.node_id)], shown) for total in shown],
        ranked=sum(total.standing == Standing.RANKED for total in everyone),
    )


def contender(total: ScoreTotal) -> Contender:
    """A total as the rules take it."""
    return Contender(
        key=str(total.node_id), points=total.points, low=total.low, high=total.high, standing=total.standing
    )


def _row(
    total: ScoreTotal, lines: Mapping[tuple[str, str], ScoreLine], place: Place, shown: Sequence[ScoreTotal]
) -> TableRow:
    like = [other for other in shown if str(other.node_id) in place.like]
    return TableRow(total=total, lines=lines, like=like, unseen_like=len(place.like) - len(like))


def marks_of(run: ScoreRun) -> list[Mark]:
    """The deductions and vetoes that fall into the period of a run and stand, oldest first."""
    marks = Mark.objects.filter(campaign=run.scheme.campaign_id).standing().between(run.from_on, run.until_on)
    return list(marks.order_by("happened_on", "pk"))


def marks_counted(run: ScoreRun, *, path: str, key: str) -> list[Mark]:
    """The entries that were counted for one unit in a run, also those taken back since."""
    marks = Mark.objects.filter(pk__in=run.mark_ids, path__startswith=path, key=key)
    return list(marks.select_related("node").order_by("happened_on", "pk"))


def run_folder(run_id: int) -> Path:
    """Where the records behind a run are kept."""
    return analytics_folder() / "runs" / str(run_id)


def records_file(run_id: int, key: str) -> Path:
    """The records behind one item of a run."""
    return run_folder(run_id) / f"{key}.parquet"
