"""Orders of the city's hotline: two files taken in, one waiting with a fault, some orders worked to their end."""

import csv
import io
from datetime import date, datetime, timedelta
from functools import partial

from mingchuang.config.sample.days import moment
from mingchuang.config.sample.stage import Stage
from mingchuang.exchange.actions.hotlines import open_hotline
from mingchuang.exchange.actions.keys import make_key, register_client
from mingchuang.exchange.enums import Scope
from mingchuang.exchange.models import Hotline, HotlineOrder
from mingchuang.exchange.sheets.landing import land_orders, try_orders
from mingchuang.feedback import actions as voices
from mingchuang.feedback.enums import AnswerWay, AskedHow, Contentment, Finding, VoiceKind

HEADS = ("工单编号", "来电时间", "诉求类型", "紧急程度", "诉求内容", "承办单位", "来电人", "来电号码")
# What was said, of which kind, about whom, and how often a month ago and in the last month.
SAID = (
    ("大厅取号机又坏了，{}，只能站着排队", "投诉", "", 2, 11),
    ("医保电子凭证激活不了，{}，窗口让回家自己弄", "求助", "", 0, 10),
    ("婚姻登记窗口没有一次告知，{}，来回跑了三趟", "投诉", "民政局", 5, 3),
    ("社保卡补办要等多久，{}，电话一直没人接", "咨询", "人力资源", 3, 2),
    ("小区停车位收费没有公示，{}", "投诉", "", 4, 2),
    ("想问老年人优待证怎么办，{}", "咨询", "民政局", 4, 2),
    ("不动产登记材料退了两回，{}，说法前后不一样", "投诉", "", 6, 3),
)
WHEN = (
    *("早上八点半就到了", "带着孩子来的", "请了半天假", "下午四点以后", "上个周一", "家里老人行动不便"),
    *("从乡下赶来的", "等了一个多钟头", "问了两个人"),
)
ANSWER = "您反映的事我们已经核实，要带的材料和办理的窗口在电话里向您说明了，有不清楚的随时再问。"


def plan_hotline(stage: Stage) -> None:
    """The hotline was connected two months ago; it sends a file a month."""
    days = stage.days
    opened = days.last_before(days.today - timedelta(days=63))
    stage.agenda.plan(moment(opened, "9:10"), partial(_open, stage))
    first, second = (days.last_before(days.today - timedelta(days=ago)) for ago in (32, 3))
    stage.agenda.plan(moment(first, "16:20"), partial(_land, stage, first, "上月"))
    stage.agenda.plan(moment(second, "16:20"), partial(_land, stage, second, "本月"))
    stage.agenda.plan(days.now - timedelta(minutes=20), partial(_waiting, stage))


def _open(stage: Stage, at: datetime) -> None:
    region = stage.places.county
    hotline = open_hotline(
        actor=stage.office,
        region=region,
        code="city-12345",
        name_zh="市 12345 热线",
        name_en="City hotline 12345",
        at=at,
    )
    Hotline.objects.filter(pk=hotline.pk).update(dispatches=True)
    client = register_client(
        actor=stage.office,
        node=region,
        name_zh="市 12345 平台",
        scopes=[Scope.ORDERS_SEND.value, Scope.ORDERS_READ.value],
        per_minute=120,
        note="市热线办信息科",
        at=at,
    )
    make_key(actor=stage.office, client_id=client.pk, expires_on=at.date() + timedelta(days=365), at=at)


def _land(stage: Stage, day: date, month: str, at: datetime) -> None:
    hotline = Hotline.objects.select_related("region").get(code="city-12345")
    data = _file(_rows(stage, day, month))
    file = try_orders(data, name=f"12345工单-{day:%Y%m%d}.csv", hotline=hotline, actor=stage.office, at=at)
    land_orders(file, leaves_out=False, actor=stage.office, at=at)
    if month == "本月":
        return
    worked = HotlineOrder.objects.filter(file=file, voice__state="dispatched").order_by("pk")[:7]
    for number, order in enumerate(worked):
        _work(stage, order.voice_id, day, number)


def _work(stage: Stage, voice_id: int, day: date, number: int) -> None:
    """Signed, answered, called back by the hotline, closed; one citizen is not content, one was not reached."""
    days, plan = stage.days, stage.agenda.plan
    voice = HotlineOrder.objects.select_related("voice").get(voice=voice_id).voice
    head = stage.people.of_node(voice.orders.get().matter.owner_node.code)
    finding = Finding.UNTRUE if voice.kind == VoiceKind.COMPLAINT else Finding.NONE
    told_on = days.after(day, 2)
    given = voices.ReplyGiven(way=AnswerWay.PHONE, text=ANSWER, finding=finding, told_on=told_on, told_by="值班负责人")
    reached = number != 3
    contentment = (Contentment.DISSATISFIED if number == 5 else Contentment.SATISFIED) if reached else None
    said = voices.Said(
        how=AskedHow.HOTLINE,
        is_reached=reached,
        is_contacted=True if reached else None,
        is_solved=(number != 5) if reached else None,
        contentment=contentment,
    )
    plan(moment(days.after(day, 1), "9:15"), partial(voices.sign_order, actor=head, voice_id=voice_id))
    plan(moment(told_on, "15:30"), partial(voices.reply_voice, actor=head, voice_id=voice_id, given=given))
    plan(
        moment(days.after(day, 3), "10:05"), partial(voices.note_said, actor=stage.office, voice_id=voice_id, said=said)
    )
    if contentment is Contentment.SATISFIED:
        plan(moment(days.after(day, 3), "16:40"), partial(voices.close_voice, actor=stage.office, voice_id=voice_id))


def _waiting(stage: Stage, at: datetime) -> None:
    """A file somebody has just uploaded: one order known, one new, one with a code nobody knows."""
    hotline = Hotline.objects.select_related("region").get(code="city-12345")
    last = stage.days.last_before(stage.days.today - timedelta(days=3))
    known = _rows(stage, last, "本月")[0]
    fresh = (f"{at:%Y%m%d}-0901", f"{at - timedelta(hours=3):%Y-%m-%d %H:%M}", "投诉", "一般", "便民中心中午没人值班")
    strange = (f"{at:%Y%m%d}-0902", f"{at - timedelta(hours=2):%Y-%m-%d %H:%M}", "09", "一般", "反映噪音扰民")
    data = _file([known, (*fresh, "", "", ""), (*strange, "", "", "")])
    try_orders(data, name=f"12345工单-{at:%Y%m%d}.csv", hotline=hotline, actor=stage.office, at=at)


def _rows(stage: Stage, day: date, month: str) -> list[tuple[str, ...]]:
    """The orders of a month, spread over the working days before its file."""
    calls = stage.days.working(day - timedelta(days=20), day - timedelta(days=1))
    rows: list[tuple[str, ...]] = []
    for text, kind, unit, before, now in SAID:
        for turn in range(before if month == "上月" else now):
            number = len(rows)
            called = moment(calls[number % len(calls)], f"{9 + number % 8}:{number * 7 % 60:02}")
            names = [node.name_zh for node in stage.places.units.values() if unit and unit in node.name_zh]
            rows.append(
                (
                    f"{day:%Y%m%d}-{number + 1:04}",
                    f"{called:%Y-%m-%d %H:%M}",
                    kind,
                    "一般",
                    text.format(_when(turn)),
                    names[0] if names else "",
                    "",
                    "",
                )
            )
    return rows


def _when(turn: int) -> str:
    """No two callers say quite the same."""
    said = WHEN[turn % len(WHEN)]
    return said if turn < len(WHEN) else f"{said}，{WHEN[(turn + 3) % len(WHEN)]}"


def _file(rows: list[tuple[str, ...]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([HEADS, *rows])
    return out.getvalue().encode("gb18030")
