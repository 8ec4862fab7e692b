"""Orders of a hotline in, and what the hotline learns from the citizen afterwards."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Field, Query, Schema, Status

from mingchuang.exchange.actions.orders import take_order
from mingchuang.exchange.api.door import Strict, door, entered_of, reads, takes
from mingchuang.exchange.api.problems import NothingHere, PlacesWrong
from mingchuang.exchange.enums import OrderField, Result, Scope
from mingchuang.exchange.models import Hotline, HotlineOrder
from mingchuang.exchange.permissions import ExchangePermission as P
from mingchuang.exchange.queries.hotlines import codes_of, result_codes, unit_codes
from mingchuang.exchange.rules.orders import order_from
from mingchuang.feedback.actions import Said, ask_return, note_said
from mingchuang.feedback.enums import AskedHow, Contentment, VoiceState
from mingchuang.feedback.models import Order
from mingchuang.feedback.permissions import FeedbackPermission
from mingchuang.foundation.http import clock, worded

TAG = "热线工单"


class NewOrder(Strict):
    """An order, in the hotline's own words and codes."""

    hotline: str = Field(max_length=30, description="热线编码，在“12345 热线”里登记的", examples=["city-12345"])
    number: str = Field(max_length=60, description="热线的工单编号", examples=["20260310-000123"])
    received_at: datetime | None = Field(None, description="来电时间", examples=["2026-03-10T09:05:00+08:00"])
    kind: str = Field("", max_length=60, description="诉求类型：热线代码表里的代码或名称", examples=["03"])
    urgency: str = Field(
        "", max_length=60, description="紧急程度：代码或名称；写了就不必再由派单单位分类", examples=["3"]
    )
    title: str = Field("", max_length=200, description="标题", examples=["婚姻登记窗口没有一次告知"])
    content: str = Field(
        min_length=1, max_length=100_000, description="诉求内容", examples=["来电人称办理结婚登记时跑了三趟……"]
    )
    unit: str = Field("", max_length=60, description="承办单位：热线代码、本系统机构编码或名称", examples=["minzheng"])
    caller: str = Field("", max_length=60, description="来电人；加密保存，承办单位看不到", examples=["王女士"])
    phone: str = Field("", max_length=40, description="来电号码；加密保存，承办单位看不到", examples=["13800001234"])
    address: str = Field("", max_length=200, description="地址；加密保存", examples=["清河县人民路 1 号"])
    is_secret: bool = Field(default=False, description="来电人要求保密；保密的不公开")


class OrderStanding(Schema):
    """Where an order stands."""

    number: str = Field(description="热线的工单编号")
    own_number: str = Field(description="本系统的诉求编号")
    state: str = Field(description="状态代码")
    state_label: str = Field(description="状态")
    unit: str = Field(description="承办单位（热线代码，没有对应的为本系统编码）；未派单为空")
    unit_name: str = Field(description="承办单位名称")
    due_at: datetime | None = Field(description="应答复时间；未派单为空")


class Outcome(Schema):
    """Something that became of an order."""

    position: int = Field(description="序号，下次从最后一个序号往后取")
    number: str = Field(description="热线的工单编号")
    own_number: str = Field(description="本系统的诉求编号")
    result: str = Field(
        description="结果：signed 已签收、returned 退回热线、answered 已答复、redone 重办、closed 已办结"
    )
    code: str = Field(description="结果在热线代码表里的代码")
    label: str = Field(description="结果在热线代码表里的名称")
    at: datetime = Field(description="时间")
    unit: str = Field(description="承办单位（热线代码）")
    unit_name: str = Field(description="承办单位名称")
    text: str = Field(description="答复内容，或退回、重办的理由")


class Outcomes(Schema):
    """Outcomes in order."""

    rows: list[Outcome] = Field(description="办理结果，按序号从小到大")
    after: int = Field(description="下次取用的 after")
    has_more: bool = Field(description="后面还有，请接着取")


class CalledBack(Strict):
    """What the citizen said when the hotline called back."""

    is_reached: bool = Field(description="是否联系上")
    is_contacted: bool | None = Field(None, description="响应：承办单位是否联系过来电人")
    is_solved: bool | None = Field(None, description="解决：问题是否解决")
    contentment: Contentment | None = Field(
        None, description="满意：satisfied 满意、basically 基本满意、dissatisfied 不满意；没有联系上不填"
    )
    words: str = Field("", max_length=1000, description="来电人的原话")


class ReturnAsked(Strict):
    """Why the order is not the unit's."""

    reason: str = Field(min_length=1, max_length=2000, description="理由")
    basis: str = Field(min_length=1, max_length=300, description="依据：职责分工文件、条款")


@door.post(
    "/orders",
    response={201: OrderStanding, 200: OrderStanding},
    summary="送入一件工单",
    description="按热线编码和工单编号只收一次：再送相同的内容答复 200 和现在的状态，内容不同答复 409。",
    tags=[TAG],
    url_name="api-orders",
)
@takes(Scope.ORDERS_SEND)
def send_order(request: HttpRequest, order: NewOrder) -> Status[OrderStanding]:
    """One order becomes one voice."""
    actor = entered_of(request).actor
    hotline = _hotline(request, order.hotline, P.ORDER_CARRY)
    now = clock()
    values: dict[OrderField, object] = {one: getattr(order, one.value, "") for one in OrderField}
    values |= {OrderField.SECRECY: order.is_secret, OrderField.RECEIVED_AT: order.received_at or ""}
    given, faults = order_from(values, codes=codes_of(hotline), zone=timezone.get_default_timezone(), now=now)
    if given is None:
        raise PlacesWrong([{"where": fault.field.value, "what": worded(fault)} for fault in faults])
    taken = take_order(actor=actor, hotline=hotline, given=given, at=now)
    return Status(201 if taken.is_new else 200, _standing(_order(request, hotline, given.number, P.ORDER_CARRY)))


@door.get(
    "/orders/{hotline}/{number}",
    response=OrderStanding,
    summary="查一件工单",
    description="工单现在的状态、承办单位和期限。",
    tags=[TAG],
    url_name="api-order",
)
@reads(Scope.ORDERS_READ)
def order_standing(request: HttpRequest, hotline: str, number: str) -> OrderStanding:
    """Where one order stands."""
    found = _hotline(request, hotline, P.HOTLINE_READ)
    return _standing(_order(request, found, number, P.HOTLINE_READ))


@door.get(
    "/results/{hotline}",
    response=Outcomes,
    summary="取办理结果",
    description="从 after 之后按序号取，不重不漏：答复里的 after 记下来，下次接着用。隔几分钟取一次即可。",
    tags=[TAG],
    url_name="api-results",
)
@reads(Scope.ORDERS_READ)
def results(
    request: HttpRequest,
    hotline: str,
    after: int = Query(0, ge=0, description="上次答复里的 after，第一次为 0"),  # type: ignore[type-arg]  # a function of the library that its types take for a class
    limit: int = Query(200, ge=1, le=1000, description="最多取几条"),  # type: ignore[type-arg]  # the same
) -> Outcomes:
    """What became of the orders since the last time."""
    found = _hotline(request, hotline, P.HOTLINE_READ)
    rows = list(found.outcomes.after(after).select_related("order__voice", "unit")[: limit + 1])
    codes, units = result_codes(found), unit_codes(found)
    told = [
        Outcome(
            position=row.position,
            number=row.order.number,
            own_number=row.order.voice.number,
            result=Result(row.result).value,
            code=codes[row.result][0],
            label=codes[row.result][1],
            at=timezone.localtime(row.at),
            unit=units.get(row.unit.code, row.unit.code) if row.unit else "",
            unit_name=row.unit.name_zh if row.unit else "",
            text=row.text,
        )
        for row in rows[:limit]
    ]
    return Outcomes(rows=told, after=told[-1].position if told else after, has_more=len(rows) > limit)


@door.post(
    "/orders/{hotline}/{number}/call-back",
    response={200: OrderStanding},
    summary="送入回访结果",
    description="热线回访来电人的结果，计入三率；第一次不满意的自动重办。",
    tags=[TAG],
    url_name="api-call-back",
)
@takes(Scope.ORDERS_SEND)
def call_back(request: HttpRequest, hotline: str, number: str, said: CalledBack) -> Status[OrderStanding]:
    """What the citizen says of the answer."""
    found = _hotline(request, hotline, P.ORDER_CARRY)
    order = _order(request, found, number, P.ORDER_CARRY)
    note_said(
        actor=entered_of(request).actor,
        voice_id=order.voice_id,
        said=Said(how=AskedHow.HOTLINE, **said.model_dump()),
        at=clock(),
    )
    return Status(200, _standing(_order(request, found, number, P.ORDER_CARRY)))


@door.post(
    "/orders/{hotline}/{number}/ask-return",
    response={200: OrderStanding},
    summary="申请退单",
    description="承办单位的系统代单位申请退单，由派单单位裁定；不同意的，时限照原来的算。密钥须属于承办单位。",
    tags=[TAG],
    url_name="api-ask-return",
)
@takes(Scope.ORDERS_RETURN)
def ask_for_return(request: HttpRequest, hotline: str, number: str, asked: ReturnAsked) -> Status[OrderStanding]:
    """The unit says that the order is not its own."""
    actor = entered_of(request).actor
    within = Order.objects.current().within(actor, FeedbackPermission.ORDER_HANDLE).values("voice")
    order = HotlineOrder.objects.filter(hotline__code=hotline, number=number, voice__in=within).first()
    if order is None:
        raise NothingHere
    ask_return(actor=actor, voice_id=order.voice_id, reason=asked.reason, basis=asked.basis, at=clock())
    return Status(200, _standing(HotlineOrder.objects.select_related("voice", "hotline").get(pk=order.pk)))


def _hotline(request: HttpRequest, code: str, permission: P) -> Hotline:
    found = Hotline.objects.within(entered_of(request).actor, permission).select_related("region").filter(code=code)
    if (hotline := found.first()) is None:
        raise NothingHere
    return hotline


def _order(request: HttpRequest, hotline: Hotline, number: str, permission: P) -> HotlineOrder:
    assert entered_of(request).actor.may(permission, within=hotline.path)
    found = HotlineOrder.objects.select_related("voice", "hotline").filter(hotline=hotline, number=number).first()
    if found is None:
        raise NothingHere
    return found


def _standing(order: HotlineOrder) -> OrderStanding:
    current = Order.objects.current().filter(voice=order.voice).select_related("matter__clock", "matter__owner_node")
    at_unit = current.first()
    unit = at_unit.matter.owner_node if at_unit else None
    return OrderStanding(
        number=order.number,
        own_number=order.voice.number,
        state=order.voice.state,
        state_label=gettext(VoiceState(order.voice.state).label),
        unit=unit_codes(order.hotline).get(unit.code, unit.code) if unit else "",
        unit_name=unit.name_zh if unit else "",
        due_at=timezone.localtime(at_unit.matter.clock.due_at) if at_unit else None,
    )
