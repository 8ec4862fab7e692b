"""What the applicant sees of her case: what was done when, who holds it, what is due. Nothing of herself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.casework.enums import CaseState, Decision
from mingchuang.casework.models import Case, CaseStep
from mingchuang.following.enums import PauseState
from mingchuang.following.models import Pause
from mingchuang.following.queries import ClockAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLine:
    """One thing that happened on a day; `row` is named beside it."""

    on: date
    text: str
    row: Any = None  # a step, shown by its name
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The page of a receipt."""

    lines: Sequence[TrackLine]
    step: CaseStep | None
    pause: Pause | None
    is_ended: bool
    missing: Sequence[Any] = field(default=())


def track(case: Case, account: ClockAccount, missing: Sequence[Any]) -> Track:
    """Progress from receipt to delivery, oldest first."""
    pauses = [pause for pause in account.pauses if pause.state in PauseState.effective()]
    lines = [
        TrackLine(on=timezone.localdate(case.received_at), text=gettext("收到申请")),
        *_notice_lines(case),
        *_acceptance_lines(case),
        *(_day_line(step.done_at, gettext("完成环节"), row=step) for step in case.steps.all() if step.done_at),
        *_pause_lines(pauses),
        *(
            TrackLine(on=timezone.localdate(row.granted_at), text=gettext("批准延长期限"), note=row.reason)
            for row in account.extensions
        ),
        *_end_lines(case),
    ]
    order = sorted(enumerate(lines), key=lambda pair: (pair[1].on, pair[0]))
    running = CaseState(case.state) is CaseState.ACCEPTED
    return Track(
        lines=[line for _, line in order],
        step=next((step for step in case.steps.all() if step.done_at is None), None) if running else None,
        pause=next((pause for pause in pauses if pause.state == PauseState.RUNNING), None),
        is_ended=not case.is_running,
        missing=missing,
    )


def _day_line(at: datetime, text: str, *, row: Any = None, note: str = "") -> TrackLine:
    return TrackLine(on=timezone.localdate(at), text=text, row=row, note=note)


def _notice_lines(case: Case) -> list[TrackLine]:
    given = [notice for notice in case.notices.all() if notice.given_at]
    return [
        _day_line(
            notice.given_at,
            gettext("一次性告知需要补正的材料") if notice.ordinal == 1 else gettext("再次告知（我们第一次没有说全）"),
        )
        for notice in sorted(given, key=lambda one: one.ordinal)
        if notice.given_at
    ]


def _acceptance_lines(case: Case) -> list[TrackLine]:
    if case.accepted_on is None:
        return []
    by_default = gettext("我们没有在五个工作日内告知，依法自收件之日起视为受理。")
    return [TrackLine(on=case.accepted_on, text=gettext("受理"), note=by_default if case.is_default_accepted else "")]


def _pause_lines(pauses: Sequence[Pause]) -> list[TrackLine]:
    lines = []
    for pause in pauses:
        why = f"{gettext(pause.get_cause_display())}：{pause.reason}"
        lines.append(TrackLine(on=pause.out_on, text=gettext("暂停计时"), note=why))
        if pause.back_on:
            lines.append(TrackLine(on=pause.back_on, text=gettext("恢复计时")))
    return lines


def _end_lines(case: Case) -> list[TrackLine]:
    lines = []
    if case.decided_at:
        granted = case.decision == Decision.GRANTED
        word = gettext("决定：准予") if granted else gettext("决定：不予")
        lines.append(_day_line(case.decided_at, word, note="" if granted else _because(case)))
    if case.ended_at:
        state = CaseState(case.state)
        note = _because(case) if state is CaseState.REFUSED else ""
        lines.append(_day_line(case.ended_at, gettext(state.label), note=note))
    return lines


def _because(case: Case) -> str:
    """Reason and law, as they stand on the paper."""
    return gettext("{reason}（依据：{basis}）").format(reason=case.reason, basis=case.basis)
