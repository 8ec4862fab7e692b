"""The life of a run, and what may be run."""

from datetime import date

from mingchuang.assessment.enums import RunMove, RunState, SchemeState
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.states import StateTable


class RunRefused(Refusal):
    """The run may not be made or changed so."""


# A worker that died leaves a run behind that is still running; the same task begins it anew.
RUN_STATES = StateTable(
    {
        (RunState.QUEUED, RunMove.BEGIN): RunState.RUNNING,
        (RunState.RUNNING, RunMove.BEGIN): RunState.RUNNING,
        (RunState.FAILED, RunMove.BEGIN): RunState.RUNNING,
        (RunState.RUNNING, RunMove.COMPLETE): RunState.DONE,
        (RunState.RUNNING, RunMove.FAIL): RunState.FAILED,
        (RunState.DONE, RunMove.FREEZE): RunState.FROZEN,
    }
)


def check_period(*, from_on: date, until_on: date, today: date) -> None:
    """A period runs forwards and has begun."""
    if until_on < from_on:
        raise RunRefused("止日不能早于起日。")
    if from_on > today:
        raise RunRefused("考核期还没有开始，{from_on} 以后再算。", from_on=from_on)


def check_scheme_in_force(state: str) -> None:
    """Points are counted only by a scheme that is in force."""
    if state != SchemeState.IN_FORCE:
        raise RunRefused("请先让考核方案执行，再计算得分。")
