"""Hot spots for the eye: the finding in words, a chart with intervals, a table that opens the voices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from mingchuang.feedback.presenters.staff import masked
from mingchuang.feedback.queries.hotspots import Hotspots
from mingchuang.feedback.queries.sources import SourceLine, WordSource
from mingchuang.feedback.rules.hotspots import Reach, Subject, Trend, Words
from mingchuang.foundation.charts import Chart, IntervalRow, interval_chart
from mingchuang.foundation.statistics import wilson_interval

CHARTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectLine:
    """One subject: how many say it, against before, and whether it is one unit's or everybody's."""

    words: str
    also: Sequence[str]
    key: str
    now: int
    before: int
    share: float | None
    share_before: float | None
    trend: str
    reach: str


def subject_lines(subjects: Sequence[Subject], found: Hotspots, names: Mapping[int, str]) -> list[SubjectLine]:
    """Subjects in words; `names` are those of the units."""
    return [
        SubjectLine(
            words=shown(subject.words),
            also=[shown(words) for words in subject.also],
            key=" ".join(subject.words),
            now=subject.now,
            before=subject.before,
            share=subject.now / found.total if found.total else None,
            share_before=subject.before / found.total_before if found.total_before else None,
            trend=_trend(subject),
            reach=_reach(subject, names),
        )
        for subject in subjects
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLines:
    """The records of another source behind a subject: some of them, and how many there are."""

    label: str
    total: int
    lines: Sequence[SourceLine]


def other_lines(source: WordSource, lines: Sequence[SourceLine], total: int) -> OtherLines:
    """Their words without anything personal."""
    masked_lines = [replace(line, words=masked(line.words)) for line in lines]
    return OtherLines(label=source.label, total=total, lines=masked_lines)


def shown(words: Words) -> str:
    """空调 · 漏水: words as they were said."""
    return " · ".join(words)


def hotspot_title(found: Hotspots) -> str:
    """What the page found, in one sentence."""
    if not found.most:
        return gettext("没有一个话题有 {floor} 件以上提到").format(floor=found.floor)
    most = gettext("说得最多的是“{words}”，{count} 件").format(
        words=shown(found.most[0].words), count=found.most[0].now
    )
    rising = len(found.new) + len(found.growing)
    if not rising:
        return gettext("{most}；没有比上期明显增多的话题").format(most=most)
    return gettext("{most}；比上期明显增多的话题有 {count} 个").format(most=most, count=rising)


def hotspot_chart(found: Hotspots) -> Chart | None:
    """The share of voices that name each of the commonest subjects, with its interval."""
    if len(found.most) < 2:
        return None
    rows = []
    for subject in found.most[:CHARTED]:
        interval = wilson_interval(subject.now, found.total)
        share = subject.now / found.total
        rows.append(
            IntervalRow(label=shown(subject.words), value=share, low=interval.low, high=interval.high, n=subject.now)
        )
    note = gettext("占本期 {total} 件的比例，横条是 95% 区间").format(total=found.total)
    return interval_chart(hotspot_title(found), rows, note=note)


def _trend(subject: Subject) -> str:
    if subject.trend is Trend.NEW:
        return gettext("新出现")
    return gettext("明显增多") if subject.trend is Trend.GROWING else gettext("与上期相当")


def _reach(subject: Subject, names: Mapping[int, str]) -> str:
    unit = names.get(subject.unit) if subject.unit is not None else None
    if subject.reach is Reach.PARTICULAR and unit:
        return gettext("集中在{unit}（{count} 件）").format(unit=unit, count=subject.unit_count)
    if subject.reach is Reach.COMMON:
        return gettext("{count} 个单位都有").format(count=subject.units)
    return gettext("还看不出") if subject.units else gettext("没有写明单位")
