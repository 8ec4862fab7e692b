"""Moves of a service beyond the window, and what each needs. No database, no clock."""

from enum import StrEnum

from mingchuang.foundation.errors import FieldRefusal
from mingchuang.foundation.states import StateTable
from mingchuang.reception.enums import ServiceKind, ServiceState

DAYS = {
    ServiceKind.AGENT: 5,
    ServiceKind.HOME_VISIT: 3,
    ServiceKind.DELEGATED: 5,
    ServiceKind.OUT_OF_HOURS: 1,
}
"""Working days to render a service, where a region has set nothing else."""
MOST_A_DAY_FROM_ONE_DEVICE = 5
MOST_A_DAY_FROM_ONE_NETWORK = 60
"""A hall's network is shared by many."""


class ServiceRefused(FieldRefusal):
    """The service cannot be asked for or moved so; `field` names the place on the form."""


class Move(StrEnum):
    """What can be done with a service."""

    ASSIGN = "assign"
    ACCEPT = "accept"
    PUT_BACK = "put_back"
    FINISH = "finish"
    DECLINE = "decline"
    CALL_OFF = "call_off"
    REOPEN = "reopen"


S = ServiceState
SERVICE_STATES: StateTable[ServiceState, Move] = StateTable(
    {
        (S.ASKED, Move.ASSIGN): S.ASSIGNED,
        (S.ASKED, Move.DECLINE): S.DECLINED,
        (S.ASKED, Move.CALL_OFF): S.CALLED_OFF,
        (S.ASSIGNED, Move.ACCEPT): S.ACCEPTED,
        (S.ASSIGNED, Move.PUT_BACK): S.ASKED,
        (S.ASSIGNED, Move.ASSIGN): S.ASSIGNED,
        (S.ASSIGNED, Move.DECLINE): S.DECLINED,
        (S.ASSIGNED, Move.CALL_OFF): S.CALLED_OFF,
        (S.ACCEPTED, Move.FINISH): S.DONE,
        (S.ACCEPTED, Move.PUT_BACK): S.ASKED,
        (S.ACCEPTED, Move.CALL_OFF): S.CALLED_OFF,
        (S.DONE, Move.REOPEN): S.ASKED,
    }
)


def service_number(year: int, sequence: int) -> str:
    """服务〔2026〕12号."""
    return f"服务〔{year}〕{sequence}号"


def check_asked(*, kind: ServiceKind, words: str, phone: str, address: str) -> None:
    """What is wanted, how to reach the person, and for a visit where she lives."""
    if not words.strip():
        raise ServiceRefused("请写明要办什么事。", field="words")
    if not phone.strip():
        raise ServiceRefused("请留一个能打通的电话，工作人员要和您约时间。", field="phone")
    if kind is ServiceKind.HOME_VISIT and not address.strip():
        raise ServiceRefused("上门服务请写明地址。", field="address")


def check_budget(*, from_device: int, from_network: int) -> None:
    """Nobody asks in bulk; the message says how else to ask."""
    if from_device >= MOST_A_DAY_FROM_ONE_DEVICE or from_network >= MOST_A_DAY_FROM_ONE_NETWORK:
        raise ServiceRefused("今天从这里提出的申请已经很多，请打电话或到窗口提出。")


def check_finish(*, kind: ServiceKind, result: str, is_authorised: bool, still_held: bool) -> None:
    """An agent acts on an authorisation and has handed back what she held."""
    if not result.strip():
        raise ServiceRefused("请写明做了什么、结果怎样。", field="result")
    if kind in (ServiceKind.AGENT, ServiceKind.DELEGATED) and not is_authorised:
        raise ServiceRefused("代办和委托办理要先登记委托授权。")
    if still_held:
        raise ServiceRefused("代收的材料还没有交还，请先登记交还。")


def check_doer(*, is_doer: bool) -> None:
    """The one to whom it was assigned."""
    if not is_doer:
        raise ServiceRefused("这项服务安排给了别人，请由那个人办理。")


def check_reason(reason: str) -> None:
    """Whoever says no says why."""
    if not reason.strip():
        raise ServiceRefused("请写明理由。", field="reason")


def check_leaving(*, is_running: bool, still_held: bool, is_in_region: bool) -> None:
    """What is under way goes to another unit of the region, with nothing of the client's left behind."""
    if not is_running:
        raise ServiceRefused("这项服务已经结束，不能移交。")
    if still_held:
        raise ServiceRefused("代收的材料还没有交还，请先登记交还。")
    if not is_in_region:
        raise ServiceRefused("只能移交给本地区的单位。", field="to_node")
