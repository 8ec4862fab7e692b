"""Moves of a case, what each asks for, and whether somebody else has to look. No database, no clock."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from mingchuang.casework.enums import CaseState, Decision, FaultKind
from mingchuang.foundation.errors import FieldRefusal
from mingchuang.foundation.states import StateTable
from mingchuang.foundation.worktime.limits import Limit, LimitUnit

PHONE = re.compile(r"\+?[0-9][0-9 \-]{5,18}")
IDENTITY = re.compile(r"[0-9A-Za-z()（）\-]{5,30}")
ON_THE_DAY = Limit(count=0, unit=LimitUnit.NATURAL_DAY)
"""An immediate case is due on the day itself."""


class CaseActRefused(FieldRefusal):
    """The act does not fit the case; `field` names the place at fault, "" for none."""


class Move(StrEnum):
    """What can be done with a case."""

    NOTIFY = "notify"
    SUPPLEMENT = "supplement"
    ACCEPT = "accept"
    REFUSE = "refuse"
    DECIDE = "decide"
    DELIVER = "deliver"
    WITHDRAW = "withdraw"


CASE_STATES: StateTable[CaseState, Move] = StateTable(
    {
        (CaseState.RECEIVED, Move.ACCEPT): CaseState.ACCEPTED,
        (CaseState.RECEIVED, Move.NOTIFY): CaseState.AWAITING,
        (CaseState.RECEIVED, Move.REFUSE): CaseState.REFUSED,
        (CaseState.RECEIVED, Move.WITHDRAW): CaseState.WITHDRAWN,
        (CaseState.AWAITING, Move.SUPPLEMENT): CaseState.ACCEPTED,
        (CaseState.AWAITING, Move.NOTIFY): CaseState.AWAITING,
        (CaseState.AWAITING, Move.REFUSE): CaseState.REFUSED,
        (CaseState.AWAITING, Move.WITHDRAW): CaseState.WITHDRAWN,
        (CaseState.ACCEPTED, Move.DECIDE): CaseState.DECIDED,
        (CaseState.ACCEPTED, Move.WITHDRAW): CaseState.WITHDRAWN,
        (CaseState.DECIDED, Move.DELIVER): CaseState.DELIVERED,
    }
)

LOOKED_AT = frozenset(set(FaultKind) - {FaultKind.DELIVERY_LATE})
"""A case with one of these is closed by another person; all others close themselves at delivery."""


def needs_a_look(faults: Iterable[str]) -> bool:
    """Whether another person looks at the case before it is closed."""
    return any(fault in LOOKED_AT for fault in faults)


def check_item(*, name: str, is_in_force: bool, windows: Collection[int], window: int) -> None:
    """A case is of an item in force, at one of its windows (an item without windows is done at any)."""
    if not is_in_force:
        raise CaseActRefused(
            "事项“{name}”今天没有施行的版本，不能收件；请核对事项是否已停办或改版。", field="item", name=name
        )
    if windows and window not in windows:
        raise CaseActRefused("这个窗口不办“{name}”，请选办这件事的窗口。", field="window", name=name)


def check_window(kind: str, *, is_closed: bool) -> None:
    """Cases are received at open windows."""
    if kind != "window":
        raise CaseActRefused("只有窗口可以收件。", field="window")
    if is_closed:
        raise CaseActRefused("这个窗口已经停用，不能收件。", field="window")


def check_taking_window(*, state: CaseState, kind: str, is_closed: bool, is_in_region: bool) -> None:
    """A case that somebody works on goes to an open window of the region whose series it is numbered in."""
    if state is CaseState.AWAITING:
        raise CaseActRefused("正在等申请人补正，补齐受理以后再移交。")
    if state not in (CaseState.RECEIVED, CaseState.ACCEPTED):
        raise CaseActRefused("已经决定或结束的办件不能移交，由原窗口送达、归档。")
    if kind != "window" or is_closed:
        raise CaseActRefused("办件只能移交给开着的窗口。", field="to_node")
    if not is_in_region:
        raise CaseActRefused("只能移交给本地区的窗口；外地的请告知申请人去哪里办。", field="to_node")


def check_applicant(*, name: str, phone: str, identity: str) -> None:
    """Only as much of the applicant as is needed, and that well formed."""
    if not name.strip():
        raise CaseActRefused("请填写申请人的姓名或名称。", field="applicant_name")
    if len(name) > 100:
        raise CaseActRefused("申请人名称太长，最多 100 个字。", field="applicant_name")
    if phone and not PHONE.fullmatch(phone):
        raise CaseActRefused("电话号码只写数字、空格和短横线。", field="applicant_phone")
    if identity and not IDENTITY.fullmatch(identity):
        raise CaseActRefused("证件号码只写数字、字母和括号。", field="applicant_identity")


def check_missing(missing: Collection[int], *, materials: Collection[int]) -> None:
    """At least one, and only what the item asks for: nothing beyond the list may be demanded."""
    if not missing:
        raise CaseActRefused("请勾选缺少的材料；什么都不缺就请受理。", field="missing")
    if not set(missing) <= set(materials):
        raise CaseActRefused("只能要求办事指南上列出的材料。", field="missing")


def check_received(*, received_on: date, today: date) -> None:
    """Nothing is received tomorrow."""
    if received_on > today:
        raise CaseActRefused("收件日期 {day} 还没有到。", field="received_on", day=received_on)


def check_reasons(*, reason: str, basis: str) -> None:
    """Whoever says no says why, and by which law."""
    if not reason.strip():
        raise CaseActRefused("请写明理由，申请人会看到。", field="reason")
    if not basis.strip():
        raise CaseActRefused("请写明法律依据（哪部法的第几条）。", field="basis")


def check_decision(*, decision: Decision, reason: str, basis: str, open_parts: int) -> None:
    """Every unit has answered; a denial gives its reasons."""
    if open_parts:
        raise CaseActRefused("还有 {count} 个并联单位没有办结，不能决定。", count=open_parts)
    if decision is Decision.DENIED:
        check_reasons(reason=reason, basis=basis)


def check_approver(*, asked_by: int | None, approver: int | None) -> None:
    """Whoever asked does not approve."""
    if asked_by is not None and asked_by == approver:
        raise CaseActRefused("提出的人不能自己批准，请由负责人批准。")


def check_first_notice(given: int) -> None:
    """After the first notice another one has to be asked for."""
    if given:
        raise CaseActRefused("已经一次性告知过；再次要求补正须单位负责人批准，并记一次差错。")


def mask_identity(number: str) -> str:
    """110********12 : three signs and two."""
    return f"{number[:3]}{'*' * max(len(number) - 5, 1)}{number[-2:]}" if number else ""


def number_shown(year: int, sequence: int) -> str:
    """办件〔2026〕12号."""
    return f"办件〔{year}〕{sequence}号"
