"""One line of a unit's sheet, and the records behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from mingchuang.assessment.enums import LineKind
from mingchuang.assessment.models import Deduction, Indicator, ScoreLine, Veto
from mingchuang.assessment.presenters.values import origin_text, points_text, span_text, value_span, value_text
from mingchuang.assessment.queries.records import ShownRecord
from mingchuang.assessment.queries.run import ScoreTable, TableRow
from mingchuang.evaluations.enums import Grade
from mingchuang.foundation.ui.templatetags.ui import named
from mingchuang.pledges.enums import PledgeState
from mingchuang.rectification.enums import RectificationState

# the dataset writes grades as the national list does: 5 is best
GRADE_WORDS = {str(len(Grade) - place): str(grade.label) for place, grade in enumerate(Grade)}
TASK_WORDS = {"accepted": "已验收", "done": "已报，待验收", "open": "未报"}
NOTES: Mapping[str, Mapping[str, str]] = {
    "evaluations.ratings": GRADE_WORDS,
    "rectification.items": {state.value: str(state.label) for state in RectificationState},
    "pledges.pledges": {state.value: str(state.label) for state in PledgeState},
    "campaigns.tasks": TASK_WORDS,
}
SOURCES = {
    "evaluations.ratings": "评价",
    "rectification.items": "整改",
    "pledges.pledges": "承诺",
    "campaigns.tasks": "任务",
    "casework.served": "服务人数登记",
}
PAGES = {
    "evaluations.ratings": "evaluations:rating",
    "rectification.items": "rectification:record",
    "pledges.pledges": "pledges:pledge",
    "campaigns.tasks": "campaigns:followed-task",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """An indicator of one unit with its origin."""

    line: ScoreLine
    indicator: Indicator
    value: str
    value_span: str
    origin: str
    points: str
    points_span: str
    weight: str
    marks: str
    remarks: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTaken:
    """A deduction or veto of one unit. `took` is empty when nothing was taken."""

    rule: Deduction | Veto
    count: int
    took: str
    is_veto: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """One record behind a number."""

    source: str
    day: date | None
    place: str
    note: str
    numerator: int
    denominator: int
    left_out: str
    url: str


def shown_line(row: TableRow, indicator: Indicator, table: ScoreTable) -> ShownLine:
    """A line in words."""
    line, figure = row.indicator(indicator.key), table.figures[indicator.key]
    assert line is not None
    return ShownLine(
        line=line,
        indicator=indicator,
        value=value_text(line.value, figure),
        value_span=value_span(line, figure),
        origin=origin_text(line),
        points=points_text(line.points),
        points_span=span_text(line.points_low, line.points_high),
        weight=f"{line.weight:.1f}",
        marks=gettext("{full} 得满分，{zero} 得零分").format(
            full=value_text(float(indicator.full_mark), figure), zero=value_text(float(indicator.zero_mark), figure)
        ),
        remarks=_remarks(line, indicator),
    )


def _remarks(line: ScoreLine, indicator: Indicator) -> list[str]:
    given = {
        "weight": f"{indicator.weight:g}" if indicator.weight % 1 else f"{indicator.weight:.0f}",
        "present": f"{line.weight:.1f}",
        "count": line.denominator,
        "least": indicator.least_count,
    }
    remarks = []
    if line.value is None:
        remarks.append(gettext("没有可算的记录，本项 {weight} 分按比例分给其他指标。"))
    elif abs(line.weight - float(indicator.weight)) > 0.005:
        remarks.append(gettext("其他指标没有数据，本项由 {weight} 分增为 {present} 分。"))
    if line.is_thin:
        remarks.append(gettext("记录 {count} 少于 {least}，样本不足，单位不参加排名。"))
    return [remark.format(**given) for remark in remarks]


def shown_taken(row: TableRow, rules: Sequence[Deduction | Veto]) -> list[ShownTaken]:
    """Deductions and vetoes of one unit in the scheme's order."""
    shown = []
    for rule in rules:
        kind = LineKind.VETO if isinstance(rule, Veto) else LineKind.DEDUCTION
        line = row.lines.get((kind, rule.key))
        if line is not None:
            took = f"{-line.points:.1f}" if line.points else ""
            shown.append(ShownTaken(rule=rule, count=line.numerator, took=took, is_veto=kind == LineKind.VETO))
    return shown


def shown_record(shown: ShownRecord) -> RecordRow:
    """A record in words; of a rating the day, the place and the grade, and nothing that leads to the citizen."""
    record = shown.record
    note = record.note or ""
    if record.source == "casework.served":
        words = gettext("{count} 人").format(count=note)
    else:
        words = gettext(NOTES.get(record.source, {}).get(note, note)) if note else ""
    page = PAGES.get(record.source)
    return RecordRow(
        source=gettext(SOURCES.get(record.source, record.source)),
        day=record.day,
        place=named(shown.place) if shown.place else "",
        note=words,
        numerator=record.numerator,
        denominator=record.denominator,
        left_out=gettext(record.left_out) if record.left_out else "",
        url=reverse(page, args=[shown.address]) if page and shown.address else "",
    )
