"""A parallel approval as rows with bars. Positions are numbers of an SVG, so that it prints and needs no styles."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingchuang.casework.models import CasePart
from mingchuang.casework.queries.parts import JointView, effective_pauses
from mingchuang.casework.rules.parts import Span
from mingchuang.following.enums import PauseState
from mingchuang.following.models import Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One part: its bar from `start` over `length`, its own limit at `due`, all on a scale of `scale` days."""

    part: CasePart
    span: Span
    waits_for: Sequence[CasePart]
    holds: bool
    pause: Pause | None = None  # the one that runs

    @property
    def length(self) -> int:
        """A bar is seen even if it took no day."""
        return max(self.span.end - self.span.start, 1)

    @property
    def over(self) -> int:
        """Working days over its own limit."""
        return max(self.span.end - self.span.due, 0)

    @property
    def within(self) -> int:
        """The part of the bar that lies within its own limit."""
        return max(self.length - self.over, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """All rows on one scale, today and the joint limit as lines."""

    rows: Sequence[TimelineRow]
    scale: int
    today: int
    joint: int
    ends: int
    way: Sequence[CasePart]
    planned: int

    @property
    def is_over(self) -> bool:
        """The whole will be over the joint limit as things stand."""
        return self.ends > self.joint

    @property
    def holding(self) -> Sequence[TimelineRow]:
        """Who holds it up now."""
        return [row for row in self.rows if row.holds]


def timeline_view(found: JointView) -> TimelineView:
    """The rows in the order of their beginning."""
    spans = sorted(found.timeline.spans, key=lambda span: (span.start, span.end, span.key))
    rows = [
        TimelineRow(
            part=found.parts[span.key],
            span=span,
            waits_for=list(found.parts[span.key].after.all()),
            holds=span.key in found.timeline.holding,
            pause=_running(found.parts[span.key]),
        )
        for span in spans
    ]
    ends = found.timeline.ends
    scale = max(ends, found.joint_days, found.today, *(row.span.due for row in rows), 1) + 1
    return TimelineView(
        rows=rows,
        scale=scale,
        today=found.today,
        joint=found.joint_days,
        ends=ends,
        way=[found.parts[key] for key in found.way],
        planned=found.planned,
    )


def _running(part: CasePart) -> Pause | None:
    return next((pause for pause in effective_pauses(part) if pause.state == PauseState.RUNNING), None)
