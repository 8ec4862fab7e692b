"""Numbers in words."""

from django.utils.translation import gettext

from mingchuang.analytics.figures import Figure
from mingchuang.assessment.enums import RunState, Standing
from mingchuang.assessment.models import ScoreLine, ScoreTotal


def points_text(points: float | None) -> str:
    """82.1; nothing measured is said in words."""
    return gettext("无数据") if points is None else f"{points:.1f}"


def span_text(low: float | None, high: float | None) -> str:
    """80.2—84.0; empty where there is no width to show."""
    if low is None or high is None or f"{low:.1f}" == f"{high:.1f}":
        return ""
    return f"{low:.1f}—{high:.1f}"


def value_text(value: float | None, figure: Figure) -> str:
    """The value with its unit."""
    if value is None:
        return gettext("无数据")
    return f"{value:.1f}%" if figure.unit == "%" else f"{value:.1f} {gettext(figure.unit)}"


def value_span(line: ScoreLine, figure: Figure) -> str:
    """Between which values the true one lies, with its unit."""
    if line.low is None or line.high is None:
        return ""
    return f"{line.low:.1f}—{value_text(line.high, figure)}"


def origin_text(line: ScoreLine) -> str:
    """31 / 1,460."""
    return f"{line.numerator:,} / {line.denominator:,}"


def rank_text(total: ScoreTotal) -> str:
    """第 2 名, 第 1—3 名, or why there is none."""
    if total.standing != Standing.RANKED:
        return gettext(str(Standing(total.standing).label))
    if total.best == total.worst:
        return gettext("第 {rank} 名").format(rank=total.best)
    return gettext("第 {best}—{worst} 名").format(best=total.best, worst=total.worst)


def progress_words(state: str) -> str:
    """What a run that has no result yet is waiting for."""
    words = {
        RunState.QUEUED: gettext("排在队里，轮到就开始计算。可以离开本页，结果会留在这里。"),
        RunState.RUNNING: gettext("正在计算。可以离开本页，结果会留在这里。"),
        RunState.FAILED: gettext("没有算成，记录没有改动。"),
    }
    return words.get(RunState(state), "")
