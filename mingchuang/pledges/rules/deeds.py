"""A good deed from need to confirmation. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mingchuang.foundation.states import StateTable
from mingchuang.pledges.enums import DeedState
from mingchuang.pledges.rules.refused import PledgeRefused

PERSONAL = re.compile(r"(?<!\d)(1\d{10}|\d{17}[\dXx])(?!\d)")


class DeedMove(StrEnum):
    """What can be done with a good deed."""

    REPORT = "report"
    CONFIRM = "confirm"
    RETURN = "return"
    DROP = "drop"


DEED_STATES: StateTable[DeedState, DeedMove] = StateTable(
    {
        (DeedState.PLANNED, DeedMove.REPORT): DeedState.DONE,
        (DeedState.PLANNED, DeedMove.DROP): DeedState.DROPPED,
        (DeedState.DONE, DeedMove.CONFIRM): DeedState.CONFIRMED,
        (DeedState.DONE, DeedMove.RETURN): DeedState.PLANNED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedPlan:
    """A need, and what shall be done about it."""

    heard_from: str
    heard_on: date
    need_zh: str
    deed_zh: str
    due_on: date
    heard_note: str = ""
    need_en: str = ""
    deed_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedResult:
    """What came of it, counted."""

    done_on: date
    result_number: Decimal
    unit_zh: str
    result_zh: str
    unit_en: str = ""
    result_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What those who were helped said."""

    asked_count: int
    confirmed_count: int
    confirmed_how: str
    confirmed_on: date


def check_plan(plan: DeedPlan, *, today: date) -> None:
    """A need that was heard, without anybody's number, and a deed with a day that is not past."""
    for field in ("heard_note", "need_zh", "need_en", "deed_zh", "deed_en"):
        if PERSONAL.search(getattr(plan, field)):
            raise PledgeRefused("这里会公开，请不要写手机号、身份证号。", field=field)
    if len(plan.need_zh.strip()) < 4:
        raise PledgeRefused("请写明群众需要什么。", field="need_zh")
    if len(plan.deed_zh.strip()) < 4:
        raise PledgeRefused("请写明办什么。", field="deed_zh")
    if plan.heard_on > today:
        raise PledgeRefused("听到日期不能晚于今天。", field="heard_on")
    if plan.due_on < today:
        raise PledgeRefused("计划办成日期不能早于今天。", field="due_on")


def check_deed_result(result: DeedResult, *, heard_on: date, today: date) -> None:
    """Counted, with its unit, done after the need was heard."""
    if result.result_number <= 0:
        raise PledgeRefused("请填办成了多少，大于 0。", field="result_number")
    if not result.unit_zh.strip():
        raise PledgeRefused("请填数的单位，如“户”“人次”。", field="unit_zh")
    if not heard_on <= result.done_on <= today:
        raise PledgeRefused("办成日期应在听到需求之后、今天之前。", field="done_on")
    if PERSONAL.search(result.result_zh) or PERSONAL.search(result.result_en):
        raise PledgeRefused("这里会公开，请不要写手机号、身份证号。", field="result_zh")


def check_confirmation(said: Confirmation, *, done_on: date, today: date, same_person: bool) -> None:
    """Asked by another than who reported it; at least one confirmed, and no more than were asked."""
    if same_person:
        raise PledgeRefused("报办成的人不能自己登记群众确认，请由另一人回访。")
    if said.confirmed_count < 1:
        raise PledgeRefused("没有人确认的，请退回继续办。", field="confirmed_count")
    if said.asked_count < said.confirmed_count:
        raise PledgeRefused("确认的人数不能多于问到的人数。", field="confirmed_count")
    if not done_on <= said.confirmed_on <= today:
        raise PledgeRefused("确认日期应在办成之后、今天之前。", field="confirmed_on")


def check_told(reason: str) -> None:
    """The public is told why."""
    if len(reason.strip()) < 4:
        raise PledgeRefused("请写明原因，公众会看到。", field="reason")
