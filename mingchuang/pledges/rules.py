"""Wording, moves and judgement of a pledge, and the published rate. No database, no clock, no request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.states import StateTable
from mingchuang.pledges.enums import FulfilmentResult, PledgeState


class PledgeRefused(Refusal):
    """Not so, or not by this person. `field` names the place at fault."""

    def __init__(self, text: str, *, field: str = "", **values: object) -> None:
        super().__init__(text, **values)
        self.field = field


class Move(StrEnum):
    """What can be done with a pledge."""

    PUBLISH = "publish"
    REPORT = "report"
    RETURN = "return"
    GO_ON = "go_on"
    KEEP = "keep"
    KEEP_PARTLY = "keep_partly"
    NOT_KEEP = "not_keep"
    WITHDRAW = "withdraw"


PLEDGE_STATES: StateTable[PledgeState, Move] = StateTable(
    {
        (PledgeState.DRAFT, Move.PUBLISH): PledgeState.PUBLISHED,
        (PledgeState.PUBLISHED, Move.REPORT): PledgeState.REPORTED,
        (PledgeState.REPORTED, Move.RETURN): PledgeState.PUBLISHED,
        (PledgeState.REPORTED, Move.GO_ON): PledgeState.PUBLISHED,
        (PledgeState.REPORTED, Move.KEEP): PledgeState.KEPT,
        (PledgeState.REPORTED, Move.KEEP_PARTLY): PledgeState.PARTLY_KEPT,
        (PledgeState.REPORTED, Move.NOT_KEEP): PledgeState.NOT_KEPT,
        (PledgeState.PUBLISHED, Move.NOT_KEEP): PledgeState.NOT_KEPT,
        (PledgeState.PUBLISHED, Move.WITHDRAW): PledgeState.WITHDRAWN,
        (PledgeState.REPORTED, Move.WITHDRAW): PledgeState.WITHDRAWN,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeWording:
    """What is pledged, and by when; no day means that it stands until it is withdrawn."""

    text_zh: str
    text_en: str = ""
    category: str = "other"
    target_zh: str = ""
    target_en: str = ""
    target_number: Decimal | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentReport:
    """What was done."""

    done_on: date
    done_zh: str
    done_en: str = ""
    achieved_number: Decimal | None = None


def check_wording(wording: PledgeWording) -> None:
    """A pledge says something."""
    if len(wording.text_zh.strip()) < 4:
        raise PledgeRefused("请写明承诺做到什么。", field="text_zh")
    if wording.target_number is not None and wording.target_number < 0:
        raise PledgeRefused("目标数不能是负数。", field="target_number")


def check_pledger(*, kind: str, is_person: bool, person_serves_here: bool) -> None:
    """Units, sections, windows and organisations pledge, and persons who serve there; regions and halls do not."""
    if kind in {"region", "hall"}:
        raise PledgeRefused("承诺由单位、窗口、党群组织或个人作出，不能挂在地区或大厅。", field="node")
    if is_person and not person_serves_here:
        raise PledgeRefused("承诺人须是这个机构的工作人员。", field="staff")


def check_publish(*, drafter_id: int | None, publisher_id: int | None, due_on: date | None, today: date) -> None:
    """Another than the drafter looks at it; a day that has passed cannot be promised."""
    if drafter_id is not None and drafter_id == publisher_id:
        raise PledgeRefused("承诺要由另一人核对后公布，拟写人自己不能公布。")
    if due_on is not None and due_on < today:
        raise PledgeRefused("到期日 {due_on} 已经过去，请先修改承诺稿的到期日。", field="due_on", due_on=due_on)


def check_report(report: FulfilmentReport, *, published_on: date, today: date) -> None:
    """What was done was done since the pledge, and is told in words."""
    if len(report.done_zh.strip()) < 4:
        raise PledgeRefused("请写明做了什么、结果怎样。", field="done_zh")
    if report.done_on > today:
        raise PledgeRefused("兑现日期不能晚于今天。", field="done_on")
    if report.done_on < published_on:
        raise PledgeRefused("兑现日期不能早于公布日期 {day}。", field="done_on", day=published_on)


def check_examiner(*, reporter_id: int | None, examiner_id: int | None, may_at_parent: bool) -> None:
    """Whoever reported it does not judge it; whoever judges stands at the parent node or above."""
    if reporter_id is not None and reporter_id == examiner_id:
        raise PledgeRefused("兑现情况要由另一人评定，申报人自己不能评。")
    if not may_at_parent:
        raise PledgeRefused("评定须由上一级或更高一级有权限的人员办理。")


def check_result(*, result: str, remark: str, done_on: date | None, due_on: date | None, today: date) -> None:
    """Kept means kept by the day that was named; what is judged down or sent back is told why."""
    if done_on is None and result != FulfilmentResult.NOT_KEPT:
        raise PledgeRefused("没有申报兑现，只能在到期后评为未兑现。", field="result")
    if done_on is None and (due_on is None or due_on >= today):
        raise PledgeRefused("还没有到期，也没有申报，暂不能评定。", field="result")
    if result == FulfilmentResult.KEPT and done_on is not None and due_on is not None and done_on > due_on:
        raise PledgeRefused(
            "兑现日期 {done_on} 晚于到期日 {due_on}，只能评为部分兑现或未兑现。",
            field="result",
            done_on=done_on,
            due_on=due_on,
        )
    if result != FulfilmentResult.KEPT and not remark.strip():
        raise PledgeRefused("请写明理由，公众会看到。", field="remark_zh")


def move_for(result: str, *, is_standing: bool) -> Move:
    """Where an examination leads. A standing pledge goes on when it was kept so far."""
    moves = {
        FulfilmentResult.KEPT: Move.GO_ON if is_standing else Move.KEEP,
        FulfilmentResult.PARTLY_KEPT: Move.GO_ON if is_standing else Move.KEEP_PARTLY,
        FulfilmentResult.NOT_KEPT: Move.NOT_KEEP,
        FulfilmentResult.RETURNED: Move.RETURN,
    }
    return moves[FulfilmentResult(result)]


def check_withdrawal(reason: str) -> None:
    """The public is told why."""
    if len(reason.strip()) < 4:
        raise PledgeRefused("请写明撤回的理由，公众会看到。", field="reason_zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeStanding:
    """What the rate needs of one published pledge."""

    state: str
    published_on: date
    due_on: date | None
    settled_on: date | None  # judged or withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeRate:
    """Kept ÷ due by the cut-off, with all that was counted and all that was left out.

    `due` = `kept` + `partly_kept` + `not_kept` + `awaiting` (due, but not yet judged: they count against the rate).
    """

    cut_off: date
    kept: int = 0
    partly_kept: int = 0
    not_kept: int = 0
    awaiting: int = 0
    withdrawn: int = 0
    not_yet_due: int = 0
    standing: int = 0

    @property
    def due(self) -> int:
        """The denominator."""
        return self.kept + self.partly_kept + self.not_kept + self.awaiting

    @property
    def left_out(self) -> int:
        """Published pledges that are not in the denominator."""
        return self.withdrawn + self.not_yet_due + self.standing

    @property
    def published(self) -> int:
        """All pledges published by the cut-off."""
        return self.due + self.left_out

    @property
    def value(self) -> float | None:
        """The share; None where nothing was due: no data is not a hundred per cent."""
        return self.kept / self.due if self.due else None


def pledge_rate(pledges: Iterable[PledgeStanding], *, on: date) -> PledgeRate:
    """The rate as it stood at the end of this day."""
    counts: dict[str, int] = {}
    for pledge in pledges:
        if pledge.published_on <= on:
            name = _counted_as(pledge, on)
            counts[name] = counts.get(name, 0) + 1
    return PledgeRate(cut_off=on, **counts)


def _counted_as(pledge: PledgeStanding, on: date) -> str:
    settled = pledge.state if pledge.settled_on is not None and pledge.settled_on <= on else ""
    if settled == PledgeState.WITHDRAWN:
        return "withdrawn"
    if pledge.due_on is None:
        # one that was judged not kept ended on that day
        return "not_kept" if settled == PledgeState.NOT_KEPT else "standing"
    if pledge.due_on > on:
        return "not_yet_due"
    return settled if settled in PledgeState.judged() else "awaiting"
