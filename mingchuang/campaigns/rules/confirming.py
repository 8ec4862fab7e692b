"""What a draft becomes when it is confirmed: dates placed in a year, units resolved, a due day for each task. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mingchuang.campaigns.enums import UnitRole
from mingchuang.campaigns.rules.dates import Span, check_span, placed_spans, whole
from mingchuang.campaigns.rules.draft import Draft, DraftRefused, Row, named_units
from mingchuang.campaigns.rules.matching import group_kind

LONG_PAST = timedelta(days=366)
ROLES = (
    (UnitRole.LEAD, "lead_units"),
    (UnitRole.RESPONSIBLE, "responsible_units"),
    (UnitRole.COOPERATING, "supporting_units"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The dates of a draft in its year: of the whole, of each phase, the last day of each activity (None = asked)."""

    whole: Span
    phases: tuple[Span, ...]
    due: tuple[date | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One unit's part in a task; without a node when nobody on the tree is meant."""

    role: UnitRole
    named: str
    is_group: bool
    node: int | None


def schedule(draft: Draft, *, year: int) -> Schedule:
    """Dates without a year are placed in this one; each activity ends with itself, its phase or the whole."""
    phases = placed_spans(_ends(draft["phases"]), year=year)
    period = draft.get("period") or {}
    stated = placed_spans([(period.get("start"), period.get("end"))], year=year)[0]
    total = whole(phases, period=stated)
    own = [placed_spans([ends], year=year)[0].end for ends in _ends(draft["activities"])]
    due = [
        end or _phase_end(phases, row.get("phase")) or total.end
        for end, row in zip(own, draft["activities"], strict=True)
    ]
    return Schedule(whole=total, phases=tuple(phases), due=tuple(due))


def _ends(rows: Sequence[Row]) -> list[tuple[str | None, str | None]]:
    return [(row.get("start"), row.get("end")) for row in rows]


def _phase_end(phases: Sequence[Span], phase: int | None) -> date | None:
    return phases[phase].end if phase is not None and phase < len(phases) else None


def check_schedule(draft: Draft, found: Schedule) -> None:
    """Neither the campaign nor a phase ends before it begins."""
    for row, span in zip(draft["phases"], found.phases, strict=True):
        check_span(start=span.start, end=span.end, name=row.get("name") or "")
    check_span(start=found.whole.start, end=found.whole.end, name="活动")


def due_days(draft: Draft, found: Schedule, *, fallback: date | None, today: date) -> list[date]:
    """The last day of each activity. One the plan leaves open takes the day that was asked for."""
    days = []
    for row, due in zip(draft["activities"], found.due, strict=True):
        day = due or fallback
        if day is None:
            raise DraftRefused("任务“{title}”没有写明期限，请填写最迟完成日期。", title=task_title(row))
        if day < today - LONG_PAST:
            raise DraftRefused(
                "任务“{title}”的期限 {day} 早已过去，请核对年份，或先在草稿里改正日期。", title=task_title(row), day=day
            )
        days.append(day)
    return days


def check_answers(draft: Draft, answers: Mapping[str, Sequence[int]]) -> None:
    """Every unit the plan names has been matched, be it with nobody."""
    if open_names := [name for name in named_units(draft) if name not in answers]:
        raise DraftRefused("还有单位没有对上：{names}。请逐个选定，或选“不在本机构树”。", names="、".join(open_names))


def check_below(strangers: Collection[int]) -> None:
    """Only units below the body that runs the campaign can be given a task."""
    if strangers:
        raise DraftRefused("选定的单位不在主办机构之下，请重新选择。")


def parts(activity: Row, answers: Mapping[str, Sequence[int]], *, answerable: int) -> list[Part]:
    """Who has to do what with a task. A unit named twice keeps its first, weightier role.

    When nobody on the tree leads or is responsible, the one asked for answers.
    """
    found: list[Part] = []
    taken: set[int] = set()
    for role, field in ROLES:
        for name in dict.fromkeys(one.strip() for one in activity.get(field) or [] if one.strip()):
            nodes = [node for node in answers[name] if node not in taken]
            taken.update(nodes)
            is_group = len(answers[name]) > 1 or group_kind(name) is not None
            found += [Part(role=role, named=name, is_group=is_group, node=node) for node in nodes]
            if not answers[name]:
                found.append(Part(role=role, named=name, is_group=is_group, node=None))
    if not any(part.node and part.role != UnitRole.COOPERATING for part in found):
        found = [part for part in found if part.node != answerable]
        found.append(Part(role=UnitRole.RESPONSIBLE, named="", is_group=False, node=answerable))
    return found


def task_title(activity: Row) -> str:
    """The title of a task; an activity without one is called by the beginning of its text."""
    title = (activity.get("title") or "").strip()
    return (title or (activity.get("text") or "").strip()[:30] or "（无标题）")[:200]
