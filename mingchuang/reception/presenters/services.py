"""A service for the eye: which steps are open to whom, and what the one who asked sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from mingchuang.following.queries import LampReading
from mingchuang.reception.enums import ServiceKind, ServiceState
from mingchuang.reception.models import ServiceRequest
from mingchuang.reception.rules.service import SERVICE_STATES, Move


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One line of the list."""

    row: ServiceRequest
    lamp: LampReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A button at the top of the page; `label` is a msgid."""

    label: str
    url_name: str
    is_main: bool


ASSIGNING = {
    Move.ASSIGN: ("安排人员", "reception:assign-service"),
    Move.DECLINE: ("不能提供", "reception:decline-service"),
    Move.REOPEN: ("要求重办", "reception:reopen-service"),
}
DOING = {
    Move.ACCEPT: ("接受安排", "reception:accept-service"),
    Move.FINISH: ("登记完成", "reception:finish-service"),
    Move.PUT_BACK: ("退回安排", "reception:put-back-service"),
}
ENTERING = {Move.CALL_OFF: ("群众取消", "reception:call-off-service")}


def open_steps(row: ServiceRequest, *, may_assign: bool, is_doer: bool, may_enter: bool) -> list[Step]:
    """The steps this reader may take now; the first is the main one."""
    known: dict[Move, tuple[str, str]] = {}
    known |= ASSIGNING if may_assign else {}
    known |= DOING if is_doer else {}
    known |= ENTERING if may_enter else {}
    moves = SERVICE_STATES.moves_from(ServiceState(row.state))
    found = [known[move] for move in moves if move in known]
    return [Step(label=label, url_name=url, is_main=n == 0) for n, (label, url) in enumerate(found)]


def needs_authority(row: ServiceRequest) -> bool:
    """Whether an agent acts for the client."""
    return row.kind in {ServiceKind.AGENT, ServiceKind.DELEGATED}


def service_lines(rows: Iterable[ServiceRequest], *, now: datetime) -> list[ServiceLine]:
    """Lines with their lamps."""
    return [ServiceLine(row=row, lamp=row.matter.lamp_at(now)) for row in rows]


def receipt_address(receipt: str) -> str:
    """Where the receipt leads."""
    return f"{settings.PUBLIC_URL}{reverse('reception:service-receipt', args=[receipt])}"


def progress_of(row: ServiceRequest) -> list[tuple[str, datetime | None]]:
    """The steps as the one who asked sees them, each with its time or None; the words are msgids."""
    return [
        ("提出申请", row.asked_at),
        ("安排人员", row.assigned_at),
        ("工作人员接受", row.accepted_at),
        ("结束", row.ended_at),
    ]
