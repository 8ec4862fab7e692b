"""Words and shapes for public pages, built from rows already fetched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingchuang.campaigns.models import Campaign, Phase
from mingchuang.campaigns.queries import BoardPhase, Progress
from mingchuang.casework.queries import Effect
from mingchuang.catalogue.enums import Saving
from mingchuang.catalogue.models import Simplification
from mingchuang.evaluations.queries import BadRate, RatingSpread, bad_rate
from mingchuang.organisations.models import Node
from mingchuang.pledges.queries import PledgeRate
from mingchuang.portal.queries import BadRatings, Mending, MonthOfRatings, RatingCounts, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a bar, in hundredths of its length, with its number and its word (a Chinese msgid)."""

    label: str
    count: int
    tone: str
    start: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RateFigure:
    """The published rate with the bar that shows what it is made of."""

    rate: PledgeRate
    segments: tuple[Segment, ...]


def rate_figure(rate: PledgeRate) -> RateFigure:
    """The bar is as long as what was due; it is empty where nothing was."""
    parts = (
        ("已兑现", rate.kept, "good"),
        ("部分兑现", rate.partly_kept, "half"),
        ("未兑现", rate.not_kept, "bad"),
        ("到期待评定", rate.awaiting, "open"),
    )
    segments, start = [], 0.0
    for label, count, tone in parts:
        if count:
            width = 100 * count / rate.due
            segments.append(Segment(label=label, count=count, tone=tone, start=f"{start:.2f}", width=f"{width:.2f}"))
            start += width
    return RateFigure(rate=rate, segments=tuple(segments))


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeBar:
    """One grade with its number, and the length of its bar in hundredths of the longest."""

    label: str
    count: int
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingFigure:
    """How many ratings count, the rate of the bad ones, and a bar for each grade where they are known."""

    counts: RatingCounts | RatingSpread
    rate: BadRate
    bars: tuple[GradeBar, ...] = ()


def rating_figure(counts: RatingCounts | RatingSpread) -> RatingFigure:
    """The figure beside its bars."""
    grades = counts.grades if isinstance(counts, RatingSpread) else {}
    most = max(grades.values(), default=0)
    return RatingFigure(
        counts=counts,
        rate=bad_rate(bad=counts.bad, counted=counts.counted),
        bars=tuple(
            GradeBar(label=str(grade.label), count=count, width=f"{100 * count / most if most else 0:.2f}")
            for grade, count in grades.items()
        ),
    )


MEASURED_BY: dict[Saving, tuple[str, str]] = {
    Saving.TIME: ("net_days", "办理用的工作日"),
    Saving.STEPS: ("net_days", "办理用的工作日"),
    Saving.VISITS: ("visits", "跑的次数"),
    Saving.MATERIALS: ("materials", "带的材料"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SimplificationShown:
    """A simplification with the middle of real cases before and after it; None where too few say nothing.

    `label` names what was measured (a Chinese msgid).
    """

    row: Simplification
    effect: Effect
    label: str
    before: float | None
    after: float | None

    @property
    def is_measured(self) -> bool:
        """Whether there were cases enough on both sides."""
        return self.before is not None and self.after is not None


def simplification_shown(row: Simplification, effect: Effect) -> SimplificationShown:
    """What matters of the effect is what the simplification meant to save."""
    measure, label = MEASURED_BY[Saving(row.saving)]
    return SimplificationShown(
        row=row,
        effect=effect,
        label=label,
        before=getattr(effect.before, measure),
        after=getattr(effect.after, measure),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignCard:
    """A campaign on the first page: where it stands now, and how much is done."""

    campaign: Campaign
    phases: tuple["Pane", ...]
    now: Phase | None
    progress: Progress


def campaign_cards(
    campaigns: Iterable[Campaign], *, phases: Iterable[Phase], progress: Mapping[int, Progress], on: date
) -> list[CampaignCard]:
    """Cards in the order given; `phases` are those of all of them, in the plans' order."""
    by_campaign: dict[int, list[Phase]] = {}
    for phase in phases:
        by_campaign.setdefault(phase.campaign_id, []).append(phase)
    return [
        CampaignCard(
            campaign=one,
            phases=tuple(Pane(phase=phase, when=_when(phase, on)) for phase in by_campaign.get(one.pk, ())),
            now=next((phase for phase in by_campaign.get(one.pk, ()) if _when(phase, on) == NOW), None),
            progress=progress.get(one.pk, Progress()),
        )
        for one in campaigns
    ]


PAST, NOW, AHEAD, UNSAID = "past", "now", "ahead", ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """A phase as a pane of the window: `when` is past, now, ahead, or nothing where the plan gives no dates."""

    phase: BoardPhase | Phase
    when: str


def phase_panes(phases: Iterable[BoardPhase], *, on: date) -> list[Pane]:
    """The present pane is lit."""
    return [Pane(phase=phase, when=_when(phase, on)) for phase in phases]


def _when(phase: BoardPhase | Phase, on: date) -> str:
    if phase.starts_on is None and phase.ends_on is None:
        return UNSAID
    if phase.ends_on is not None and phase.ends_on < on:
        return PAST
    return AHEAD if phase.starts_on is not None and phase.starts_on > on else NOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """An interval and its point, in hundredths of the longest on the page."""

    start: str
    width: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit on the board with its figures."""

    unit: Node
    rate: PledgeRate
    ratings: RatingFigure
    range: Range


def unit_rows(
    units: Sequence[Node], *, rates: Mapping[str, PledgeRate], ratings: Mapping[str, RatingCounts]
) -> list[UnitRow]:
    """In the order of the tree, as everywhere; all ranges on one scale."""
    figures = {unit.path: rating_figure(ratings[unit.path]) for unit in units}
    longest = max((one.rate.high for one in figures.values() if one.rate.per_ten_thousand is not None), default=0.0)
    return [
        UnitRow(
            unit=unit,
            rate=rates[unit.path],
            ratings=figures[unit.path],
            range=_range(figures[unit.path], longest),
        )
        for unit in units
    ]


def _range(figure: RatingFigure, longest: float) -> Range:
    scale = 100 / longest if longest else 0.0
    return Range(
        start=f"{figure.rate.low * scale:.2f}",
        width=f"{(figure.rate.high - figure.rate.low) * scale:.2f}",
        at=f"{(figure.rate.per_ten_thousand or 0) * scale:.2f}",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMonth:
    """One month of a place; what did not happen counts nought."""

    month: date
    ratings: MonthOfRatings
    bad: BadRatings
    mending: Mending


def record_months(record: Record, ratings: Iterable[MonthOfRatings]) -> list[RecordMonth]:
    """Months in which anything happened, newest first."""
    rated = {one.month: one for one in ratings}
    months = sorted({*rated, *record.mending_by_month, *record.bad_by_month}, reverse=True)
    return [
        RecordMonth(
            month=month,
            ratings=rated.get(month, MonthOfRatings(month=month)),
            bad=record.bad_by_month.get(month, BadRatings()),
            mending=record.mending_by_month.get(month, Mending()),
        )
        for month in months
    ]
