"""What a citizen is told of her voice, honestly and in order; nothing that staff wrote for themselves."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.feedback.enums import Plea, VoiceState
from mingchuang.feedback.models import Order, UnitPlea, Voice
from mingchuang.following.enums import Lamp
from mingchuang.foundation.ui.templatetags.ui import named


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressStep:
    """One line."""

    label: str
    on: date | None = None
    note: str = ""


def progress(voice: Voice, lead: Voice, orders: list[Order], now: datetime) -> list[ProgressStep]:
    """Where it stands. Where it was put together with others she is told so, and follows their lead."""
    steps = [ProgressStep(label=gettext("已收到"), on=voice.local_on)]
    if voice.pk != lead.pk:
        steps.append(ProgressStep(label=gettext("与反映同一件事的诉求一起办理"), note=lead.number))
    if lead.state == VoiceState.DECLINED:
        return [*steps, ProgressStep(label=gettext("不属于这里受理"), note=lead.declined_reason)]
    if lead.state in VoiceState.to_sort() and not orders:
        return [*steps, ProgressStep(label=gettext("正在看是什么事、该由谁办"))]
    for order in orders:
        steps += _of_order(order)
    if lead.state in VoiceState.to_sort():
        return [*steps, ProgressStep(label=gettext("正在另派给负责的单位"))]
    return [*steps, *_present(lead, orders[-1], now)] if orders else steps


def _of_order(order: Order) -> list[ProgressStep]:
    unit = named(order.matter.owner_node)
    steps = [ProgressStep(label=gettext("已交给{unit}").format(unit=unit), on=timezone.localdate(order.dispatched_at))]
    if order.returned_at:
        steps.append(
            ProgressStep(label=gettext("这个单位说明不归它办，已收回"), on=timezone.localdate(order.returned_at))
        )
    elif order.signed_at:
        steps.append(ProgressStep(label=gettext("单位已签收"), on=timezone.localdate(order.signed_at)))
    pleas: list[UnitPlea] = list(order.pleas.all())
    steps += [
        ProgressStep(
            label=gettext("同意延期 {days} 个工作日").format(days=plea.days),
            on=timezone.localdate(plea.decided_at) if plea.decided_at else None,
            note=plea.reason,
        )
        for plea in pleas
        if plea.kind == Plea.EXTENSION and plea.is_granted
    ]
    return steps


def _present(lead: Voice, order: Order, now: datetime) -> list[ProgressStep]:
    words = {
        VoiceState.DISPATCHED: gettext("等单位签收，办理时间已经开始算"),
        VoiceState.SIGNED: gettext("单位正在办理"),
        VoiceState.RETURN_ASKED: gettext("单位说不归它办，正由派单的部门裁定"),
        VoiceState.HANDLING: gettext("单位正在办理"),
        VoiceState.EXTENSION_ASKED: gettext("单位申请延期，还没有同意"),
        VoiceState.REPLIED: gettext("已经答复，请您看看办得怎样"),
        VoiceState.SATISFIED: gettext("您表示满意，等另一位工作人员核对办结"),
        VoiceState.DISSATISFIED: gettext("您表示不满意，正在研究怎么办"),
        VoiceState.CLOSED: gettext("已办结"),
        VoiceState.ARCHIVED: gettext("已办结并归档"),
    }
    state = VoiceState(lead.state)
    steps = []
    if lead.redone and state in VoiceState.at_unit():
        steps.append(ProgressStep(label=gettext("按您的意见重新办理，第 {count} 次").format(count=lead.redone)))
    note = _promise(order, now) if state in VoiceState.at_unit() else ""
    on = timezone.localdate(lead.closed_at) if lead.closed_at else None
    return [*steps, ProgressStep(label=words.get(state, ""), on=on, note=note)]


def _promise(order: Order, now: datetime) -> str:
    """By when, and whether that has passed."""
    due_on = timezone.localdate(order.matter.clock.due_at).isoformat()
    if order.matter.lamp_at(now).lamp in {Lamp.PAST_PROMISE, Lamp.PAST_LAW}:
        return gettext("最迟应在 {day} 答复，已经超过。").format(day=due_on)
    return gettext("最迟 {day} 答复。").format(day=due_on)
