"""Cases that another system keeps: taken in under its own number, and how they go on here."""

from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Field, Schema, Status

from mingchuang.casework.actions import CaseOrder, receive_case
from mingchuang.casework.enums import CaseState
from mingchuang.casework.models import Case
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.catalogue.enums import ApplicantKind, Channel
from mingchuang.exchange.api.door import Strict, door, entered_of, reads, takes
from mingchuang.exchange.api.problems import NothingHere, PlacesWrong
from mingchuang.exchange.enums import Scope
from mingchuang.exchange.models import Client
from mingchuang.foundation.http import clock
from mingchuang.organisations.models import Node

TAG = "办件"


class NewCase(Strict):
    """An application as it was handed in."""

    external_number: str = Field(
        min_length=1, max_length=80, description="对方系统的办件编号", examples=["BJ20260310000123"]
    )
    item: str = Field(max_length=40, description="事项编码", examples=["11330100A"])
    window: str = Field(max_length=40, description="办理窗口的编码", examples=["mz-1"])
    applicant_name: str = Field(min_length=1, max_length=100, description="申请人；加密保存", examples=["王女士"])
    applicant_phone: str = Field("", max_length=20, description="联系电话；加密保存", examples=["13800001234"])
    applicant_identity: str = Field("", max_length=30, description="证件号码；加密保存")
    applicant_kind: ApplicantKind = Field(ApplicantKind.PERSON, description="申请人类别")
    channel: Channel = Field(
        Channel.WEB, description="申请渠道：window 窗口、web 电脑端、mobile 移动端、post 快递、other 其他"
    )
    received_at: datetime | None = Field(
        None, description="收件时间，不填为现在", examples=["2026-03-10T09:05:00+08:00"]
    )


class Step(Schema):
    """One step of the case."""

    name: str = Field(description="环节")
    started_on: date | None = Field(description="开始日期")
    is_done: bool = Field(description="是否完成")


class CaseStanding(Schema):
    """Where a case stands."""

    external_number: str = Field(description="对方系统的办件编号")
    number: str = Field(description="本系统的办件编号")
    state: str = Field(description="状态代码")
    state_label: str = Field(description="状态")
    received_at: datetime = Field(description="收件时间")
    accepted_on: date | None = Field(description="受理日期")
    due_at: datetime | None = Field(description="承诺办结时间；受理后才有")
    awaits: int = Field(description="还缺几样材料")
    decision: str = Field(description="决定；未决定为空")
    steps: list[Step] = Field(description="各环节")


@door.post(
    "/cases",
    response={201: CaseStanding, 200: CaseStanding},
    summary="送入一件办件",
    description="由其他平台受理的申请。按对方编号只收一次，再送答复 200 和现在的进度。",
    tags=[TAG],
    url_name="api-cases",
)
@takes(Scope.CASES_SEND)
def send_case(request: HttpRequest, case: NewCase) -> Status[CaseStanding]:
    """One application becomes one case."""
    entered = entered_of(request)
    window = Node.objects.within(entered.actor, P.CASE_HANDLE).windows().filter(code=case.window).first()
    if window is None:
        what = gettext("管辖范围里没有编码为“{code}”的窗口。").format(code=case.window)
        raise PlacesWrong([{"where": "window", "what": what}])
    order = CaseOrder(
        item_code=case.item,
        window=window,
        applicant_name=case.applicant_name,
        applicant_phone=case.applicant_phone,
        applicant_identity=case.applicant_identity,
        applicant_kind=case.applicant_kind,
        channel=case.channel,
        received_at=case.received_at,
        source=_source(entered.client),
        external_number=case.external_number,
    )
    received = receive_case(actor=entered.actor, order=order, at=clock())
    return Status(200 if received.is_repeat else 201, _standing(received.case))


@door.get(
    "/cases/{external_number}",
    response=CaseStanding,
    summary="查一件办件",
    description="本系统送入的办件现在到哪一步。",
    tags=[TAG],
    url_name="api-case",
)
@reads(Scope.CASES_READ)
def case_standing(request: HttpRequest, external_number: str) -> CaseStanding:
    """Where one case stands; a system sees the cases it sent."""
    entered = entered_of(request)
    found = Case.objects.within(entered.actor, P.CASE_READ).select_related("matter__clock")
    case = found.filter(source=_source(entered.client), external_number=external_number).first()
    if case is None:
        raise NothingHere
    return _standing(case)


def _source(client: Client) -> str:
    """Numbers of two systems never meet."""
    return f"client-{client.pk}"


def _standing(case: Case) -> CaseStanding:
    steps = case.steps.order_by("ordinal")
    return CaseStanding(
        external_number=case.external_number or "",
        number=case.number,
        state=case.state,
        state_label=gettext(CaseState(case.state).label),
        received_at=timezone.localtime(case.received_at),
        accepted_on=case.accepted_on,
        due_at=timezone.localtime(case.matter.clock.due_at) if case.matter else None,
        awaits=len(case.awaits),
        decision=case.get_decision_display(),
        steps=[Step(name=step.name_zh, started_on=step.started_on, is_done=step.done_at is not None) for step in steps],
    )
