"""Everything a campaign's summary tells, gathered from records at one moment."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.utils import timezone

from mingchuang.analytics.engine import opened_engine
from mingchuang.analytics.figures import Figure, figure_named
from mingchuang.analytics.loading import load
from mingchuang.analytics.measuring import Measurement, Period, measure
from mingchuang.assessment.models import ScoreRun
from mingchuang.assessment.queries.run import ScoreTable, score_table
from mingchuang.campaigns.models import Campaign
from mingchuang.campaigns.queries.board import Board, campaign_board
from mingchuang.evaluations.enums import Grade, Origin, Validity
from mingchuang.evaluations.models import Rating
from mingchuang.foundation.access import Actor
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.rectification.enums import RectificationState
from mingchuang.rectification.models import Rectification

FIGURES = {
    "bad": "assessment.bad_per_10000",
    "mended": "assessment.mending_on_time",
    "kept": "assessment.pledges_kept",
    "done": "assessment.tasks_done",
    "rated": "assessment.ratings_per_served",
}
WHOLE = ""
MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MendingCounts:
    """Rectifications of the period: how many were opened, and how those stand now."""

    opened: int
    closed: int
    withdrawn: int
    running: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryFacts:
    """The contents of a summary. `measured` holds each figure for the whole (key "") and for each unit by code."""

    campaign: Campaign
    from_on: date
    until_on: date
    at: datetime
    board: Board
    units: Sequence[Node]
    windows: int
    figures: Mapping[str, Figure]
    measured: Mapping[str, Mapping[str, Measurement]]
    digest: str
    grades: Mapping[Grade, int]
    mending: MendingCounts
    problems: Sequence[Rectification]
    table: ScoreTable | None


def summary_facts(campaign: Campaign, *, actor: Actor, at: datetime) -> SummaryFacts:
    """Read it all. The period is the campaign's own, as far as it has come."""
    today = timezone.localdate(at)
    from_on = campaign.starts_on or timezone.localdate(campaign.confirmed_at)
    until_on = max(min(campaign.ends_on or today, today), from_on)
    period = Period(from_on=from_on, until_on=until_on, cut_off_on=today, also={"campaign_id": campaign.pk})
    below = Node.objects.under(campaign.path).open_on(today)
    units = list(below.filter(kind=NodeKind.UNIT).in_tree_order())
    figures = {key: figure_named(name) for key, name in FIGURES.items()}
    measured, digest = _measured(figures, campaign, units, period)
    return SummaryFacts(
        campaign=campaign,
        from_on=from_on,
        until_on=until_on,
        at=at,
        board=campaign_board(campaign, now=at),
        units=units,
        windows=below.windows().count(),
        figures=figures,
        measured=measured,
        digest=digest,
        grades=_grades(campaign, period),
        mending=_mending(campaign, period, at),
        problems=_problems(campaign),
        table=_table(campaign, actor),
    )


def _measured(
    figures: Mapping[str, Figure], campaign: Campaign, units: Sequence[Node], period: Period
) -> tuple[dict[str, dict[str, Measurement]], str]:
    """Each figure for the whole and for each unit, and the digest of what they were measured on."""
    loaded = [load(name) for name in sorted({name for figure in figures.values() for name in figure.reads})]
    paths = {WHOLE: campaign.path} | {unit.code: unit.path for unit in units}
    with opened_engine(loaded) as engine:
        measured = {key: measure(engine, figure, units=paths, period=period) for key, figure in figures.items()}
    versions = json.dumps({source.dataset.name: source.digest for source in loaded}, sort_keys=True)
    return measured, hashlib.sha256(versions.encode()).hexdigest()


def _grades(campaign: Campaign, period: Period) -> dict[Grade, int]:
    """How often each grade was given: valid, active, not suspect, as the figures count."""
    rows = Rating.objects.under(campaign.path).between(period.from_on, period.until_on)
    counted = rows.filter(validity=Validity.VALID, is_suspect=False, origin__in=Origin.by_people())
    found = dict(counted.values_list("grade").annotate(count=Count("pk")).order_by())
    return {grade: found.get(grade.value, 0) for grade in Grade}


def _mending(campaign: Campaign, period: Period, at: datetime) -> MendingCounts:
    rows = Rectification.objects.under(campaign.path).filter(
        matter__opened_at__date__gte=period.from_on, matter__opened_at__date__lte=period.until_on
    )
    return MendingCounts(
        opened=rows.count(),
        closed=rows.filter(state=RectificationState.CLOSED).count(),
        withdrawn=rows.filter(state=RectificationState.WITHDRAWN).count(),
        running=rows.running().count(),
        overdue=rows.overdue(at).count(),
    )


def _problems(campaign: Campaign) -> list[Rectification]:
    """What is still to be mended, the longest due first."""
    rows = Rectification.objects.under(campaign.path).running().with_matter()
    return list(rows.order_by("matter__clock__due_at", "pk")[:MOST_PROBLEMS])


def _table(campaign: Campaign, actor: Actor) -> ScoreTable | None:
    """The newest result: a frozen one before one that may still change."""
    runs = ScoreRun.objects.with_result().filter(scheme__campaign=campaign).select_related("scheme__campaign")
    run = runs.exclude(frozen_at=None).order_by("-pk").first() or runs.order_by("-pk").first()
    return score_table(run, actor=actor) if run else None
