"""When a unit's part of a task can be reported, and how a whole task stands. Pure."""

from collections.abc import Collection
from enum import StrEnum

from mingchuang.foundation.errors import Refusal


class ReportRefused(Refusal):
    """The report cannot be taken so."""


class TaskStanding(StrEnum):
    """How a task stands as a whole, from the parts of its units."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


def standing(parts: Collection[str]) -> TaskStanding:
    """A task is as far as the least of its parts; withdrawn parts do not count."""
    counted = [part for part in parts if part != TaskStanding.WITHDRAWN]
    if not counted:
        return TaskStanding.WITHDRAWN if parts else TaskStanding.OPEN
    if all(part == TaskStanding.CLOSED for part in counted):
        return TaskStanding.CLOSED
    if all(part in (TaskStanding.ANSWERED, TaskStanding.CLOSED) for part in counted):
        return TaskStanding.ANSWERED
    return TaskStanding.OPEN


def check_new_task(*, title: str, is_closed: bool) -> str:
    """A task has a title and its campaign is not over."""
    if is_closed:
        raise ReportRefused("活动已经结束，不能再补充任务。")
    if not title.strip():
        raise ReportRefused("请填写任务标题。")
    return title.strip()[:200]


def check_report(*, text: str, files: int, wanted_evidence: str) -> None:
    """A report says what was done; where evidence is wanted it brings some."""
    if not text.strip():
        raise ReportRefused("请写明完成情况。")
    if wanted_evidence.strip() and not files:
        raise ReportRefused("这项任务要求提供“{wanted}”，请附上材料。", wanted=wanted_evidence.strip())


def check_reason(reason: str) -> None:
    """Nothing is sent back without saying why."""
    if not reason.strip():
        raise ReportRefused("请写明退回的原因。")


def check_part(*, has_matter: bool) -> None:
    """Only who leads or is responsible has a part to report."""
    if not has_matter:
        raise ReportRefused("这个单位只是配合，没有需要报告的任务。")
