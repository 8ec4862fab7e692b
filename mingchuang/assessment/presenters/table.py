"""The score table: its rows, its one-sentence finding, its chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from mingchuang.assessment.models import Indicator, ScoreTotal
from mingchuang.assessment.presenters.values import origin_text, points_text, rank_text, span_text, value_text
from mingchuang.assessment.queries.run import ScoreTable, TableRow
from mingchuang.foundation.charts import Chart, IntervalRow, interval_chart
from mingchuang.foundation.ui.templatetags.ui import named

MOST_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One indicator of one unit in the table."""

    key: str
    points: str
    value: str
    origin: str
    is_thin: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """One line of the score table."""

    total: ScoreTotal
    rank: str
    points: str
    span: str
    cells: Sequence[Cell]
    taken: str
    remarks: Sequence[str]


def shown_row(row: TableRow, table: ScoreTable) -> ShownRow:
    """A row of the table in words."""
    total = row.total
    return ShownRow(
        total=total,
        rank=rank_text(total),
        points=points_text(total.points),
        span=span_text(total.low, total.high),
        cells=[_cell(row, indicator, table) for indicator in table.indicators],
        taken=f"{row.taken:.1f}" if row.taken else "",
        remarks=[remark for remark in (_standing_text(row, table.indicators), likeness_text(row)) if remark],
    )


def likeness_text(row: TableRow) -> str:
    """Which units this one cannot be told apart from."""
    if row.like:
        names = gettext("、").join(named(total.node) for total in row.like[:MOST_NAMES])
        if len(row.like) > MOST_NAMES:
            names = gettext("{names}等 {count} 个单位").format(names=names, count=len(row.like))
        return gettext("与{names}的得分区间重叠，现有记录分不出先后。").format(names=names)
    if row.unseen_like:
        return gettext("与另外 {count} 个单位的得分区间重叠，现有记录分不出先后。").format(count=row.unseen_like)
    return ""


def finding(table: ScoreTable) -> str:
    """The one sentence a leader should read: who is ahead, or that nobody is."""
    leaders = [row.total for row in table.rows if row.total.best == 1]
    if not table.ranked:
        return gettext("没有单位参加排名。")
    if not leaders:
        return gettext("参加排名的有 {count} 个单位。").format(count=table.ranked)
    if table.ranked == 1:
        return gettext("参加排名的只有{name}").format(name=named(leaders[0].node))
    if leaders[0].worst == 1:
        return gettext("{name}领先，与其他单位分得出先后").format(name=named(leaders[0].node))
    return gettext("靠前的 {count} 个单位，现有记录分不出谁是第一").format(count=leaders[0].worst)


def score_chart(table: ScoreTable) -> Chart:
    """Points with intervals, in the order of the table; beside each name how many records stand behind it."""
    sampled = next((indicator.key for indicator in table.indicators if indicator.is_sampled), "")
    rows = [
        IntervalRow(
            label=named(row.total.node),
            value=row.total.points,
            low=row.total.low,
            high=row.total.high,
            n=line.denominator if (line := row.indicator(sampled)) else 0,
        )
        for row in table.rows
    ]
    unit = gettext(table.figures[sampled].count_unit) if sampled else ""
    return interval_chart(finding(table), rows, axis_title=gettext("得分"), value_format=".0f", count_unit=unit)


def _cell(row: TableRow, indicator: Indicator, table: ScoreTable) -> Cell:
    line, figure = row.indicator(indicator.key), table.figures[indicator.key]
    assert line is not None
    return Cell(
        key=indicator.key,
        points=points_text(line.points),
        value=value_text(line.value, figure) if line.value is not None else "",
        origin=origin_text(line),
        is_thin=line.is_thin,
    )


def _standing_text(row: TableRow, indicators: Sequence[Indicator]) -> str:
    if row.vetoes:
        return gettext("一票否决：得分照常列出，本期不参加排名。")
    thin = [
        gettext("{indicator}的记录只有 {count}，少于 {least}").format(
            indicator=named(indicator, "label"), count=line.denominator, least=indicator.least_count
        )
        for indicator in indicators
        if (line := row.indicator(indicator.key)) is not None and line.is_thin
    ]
    return gettext("样本不足，不参加排名：{reasons}。").format(reasons=gettext("；").join(thin)) if thin else ""
