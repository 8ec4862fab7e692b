"""Moves and judgement of a pledge. No database, no clock, no request."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mingchuang.foundation.states import StateTable
from mingchuang.pledges.enums import FulfilmentResult, PledgeState
from mingchuang.pledges.rules.refused import PledgeRefused


class Move(StrEnum):
    """What can be done with a pledge."""

    REWORD = "reword"
    APPROVE = "approve"
    SEND_BACK = "send_back"
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
        (PledgeState.DRAFT, Move.REWORD): PledgeState.DRAFT,
        (PledgeState.REVIEWED, Move.REWORD): PledgeState.DRAFT,
        (PledgeState.DRAFT, Move.APPROVE): PledgeState.REVIEWED,
        (PledgeState.DRAFT, Move.SEND_BACK): PledgeState.DRAFT,
        (PledgeState.REVIEWED, Move.PUBLISH): PledgeState.PUBLISHED,
        (PledgeState.PUBLISHED, Move.REPORT): PledgeState.REPORTED,
        (PledgeState.REPORTED, Move.RETURN): PledgeState.PUBLISHED,
        (PledgeState.REPORTED, Move.GO_ON): PledgeState.PUBLISHED,
        (PledgeState.REPORTED, Move.KEEP): PledgeState.KEPT,
        (PledgeState.REPORTED, Move.KEEP_PARTLY): PledgeState.PARTLY_KEPT,
        (PledgeState.REPORTED, Move.NOT_KEEP): PledgeState.NOT_KEPT,
        (PledgeState.PUBLISHED, Move.NOT_KEEP): PledgeState.NOT_KEPT,
        (PledgeState.PUBLISHED, Move.GO_ON): PledgeState.PUBLISHED,
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
    indicator: str = ""
    aim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentReport:
    """What was done."""

    done_on: date
    done_zh: str
    done_en: str = ""
    achieved_number: Decimal | None = None


BLANK = re.compile(r"_{2,}|＿+|[（(]\s*[）)]|…{1,}|X{2,}|×{2,}")


def check_wording(wording: PledgeWording) -> None:
    """A pledge says something, no blank of a template is left, and what is measured has its target and no day."""
    if len(wording.text_zh.strip()) < 4:
        raise PledgeRefused("请写明承诺做到什么。", field="text_zh")
    if found := BLANK.search(wording.text_zh):
        raise PledgeRefused("模板里还有没填的空“{blank}”，请填上再存。", field="text_zh", blank=found.group())
    if wording.target_number is not None and wording.target_number < 0:
        raise PledgeRefused("目标数不能是负数。", field="target_number")
    if not wording.indicator:
        return
    if wording.target_number is None:
        raise PledgeRefused("按记录计量的承诺请填目标数。", field="target_number")
    if not wording.aim:
        raise PledgeRefused("请选目标数是“不低于”还是“不高于”。", field="aim")
    if wording.due_on is not None:
        raise PledgeRefused("按记录逐月计量的是长期承诺，不填到期日。", field="due_on")


def check_due_on(due_on: date | None, *, today: date, last: date) -> None:
    """A day that is promised lies ahead, and within the years that can be reckoned with."""
    if due_on is None:
        return
    if due_on < today:
        raise PledgeRefused("到期日 {due_on} 已经过去，请改成今天或以后的日期。", field="due_on", due_on=due_on)
    if due_on > last:
        raise PledgeRefused(
            "到期日 {due_on} 太远，最远可到 {last}；没有确定日期的请作为长期承诺，不填到期日。",
            field="due_on",
            due_on=due_on,
            last=last,
        )


def check_pledger(*, kind: str, is_person: bool, person_serves_here: bool) -> None:
    """Units, sections, windows and organisations pledge, and persons who serve there; regions and halls do not."""
    if kind in {"region", "hall"}:
        raise PledgeRefused("承诺由单位、窗口、党群组织或个人作出，不能挂在地区或大厅。", field="node")
    if is_person and not person_serves_here:
        raise PledgeRefused("承诺人须是这个机构的工作人员。", field="staff")


def check_measured(*, is_measured: bool, is_person: bool) -> None:
    """Records stand at places; what one person does is not counted from them."""
    if is_measured and is_person:
        raise PledgeRefused("指标按单位和窗口的记录计量，个人承诺请写做到什么，不选指标。", field="indicator")


def check_review(
    *, drafter_id: int | None, reviewer_id: int | None, is_approved: bool, flagged: bool, remark: str
) -> None:
    """Another than the drafter reads it; whoever passes flagged wording, or sends a draft back, says why."""
    if drafter_id is not None and drafter_id == reviewer_id:
        raise PledgeRefused("承诺要由另一人审核，拟写人自己不能审核。")
    if not is_approved and len(remark.strip()) < 4:
        raise PledgeRefused("请写明退回的理由，拟写人会看到。", field="remark")
    if is_approved and flagged and len(remark.strip()) < 4:
        raise PledgeRefused("这条承诺有文字提示，通过的请写明理由。", field="remark")


def check_publish(*, due_on: date | None, today: date) -> None:
    """A day that has passed cannot be promised."""
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


def check_result(
    *, result: str, remark: str, done_on: date | None, due_on: date | None, today: date, in_turn: bool = False
) -> None:
    """Kept means kept by the day that was named; what is judged down or sent back is told why.

    Whose turn it is may judge a standing pledge of which nobody reported anything, and says what she saw.
    """
    if done_on is None and in_turn and due_on is None:
        if result == FulfilmentResult.RETURNED:
            raise PledgeRefused("没有申报兑现，无可退回。", field="result")
        if not remark.strip():
            raise PledgeRefused("请写明看到了什么，公众会看到。", field="remark_zh")
        return
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
