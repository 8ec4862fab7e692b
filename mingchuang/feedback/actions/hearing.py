"""What other areas' news do to voices; each news may come twice and counts once."""

from datetime import datetime

from django.db import transaction

from mingchuang.callbacks.models import CallBack
from mingchuang.catalogue.models import TroubleReport
from mingchuang.feedback.actions.calls import plan_next_call
from mingchuang.feedback.actions.closing import Said, note_said
from mingchuang.feedback.actions.receiving import receive_voice
from mingchuang.feedback.enums import AskedHow, Channel, Contentment, VoiceKind, VoiceState
from mingchuang.feedback.models import Ask, Order, Voice
from mingchuang.feedback.queries.following_up import last_reply
from mingchuang.foundation.access import Actor

TO_HEAR = (VoiceState.REPLIED, VoiceState.SATISFIED, VoiceState.DISSATISFIED, VoiceState.CLOSED)


@transaction.atomic
def note_call_answered(
    *,
    matter_id: int,
    call_id: int,
    was_answered: bool | None,
    was_solved: bool | None,
    is_satisfied: bool | None,
    at: datetime,
) -> None:
    """She said on the telephone how she finds it; without a word on that it is one more try."""
    contentment = None
    if is_satisfied is not None:
        contentment = Contentment.SATISFIED if is_satisfied else Contentment.DISSATISFIED
    said = Said(
        how=AskedHow.CALL,
        is_reached=contentment is not None,
        contentment=contentment,
        is_contacted=was_answered,
        is_solved=was_solved,
    )
    _note(matter_id, said, key=f"call-{call_id}", at=at)


@transaction.atomic
def call_the_next(*, matter_id: int, at: datetime) -> None:
    """A call ended. Of a merger the next citizen is called, unless it is being done again or is over."""
    order = Order.objects.select_related("voice", "matter").filter(pk=matter_id).first()
    reply = last_reply(order) if order else None
    if order is None or reply is None or order.voice.state not in (VoiceState.REPLIED, VoiceState.SATISFIED):
        return
    if not CallBack.objects.waiting().filter(matter=order.pk).exists():
        plan_next_call(actor=Actor.system(), voice=order.voice, order=order, reply=reply, at=at)


@transaction.atomic
def note_call_tried(*, matter_id: int, call_id: int, ordinal: int, is_last: bool, at: datetime) -> None:
    """Nobody answered, or did not want to."""
    said = Said(how=AskedHow.CALL, is_reached=False, is_last=is_last)
    _note(matter_id, said, key=f"call-{call_id}-{ordinal}", at=at)


def _note(matter_id: int, said: Said, *, key: str, at: datetime) -> None:
    order = Order.objects.select_related("voice").filter(pk=matter_id).first()
    if order is None or order.voice.state not in TO_HEAR or Ask.objects.filter(key=key).exists():
        return
    ask = note_said(actor=Actor.system(), voice_id=order.voice_id, said=said, at=at)
    ask.key = key
    ask.save(update_fields=["key"])


@transaction.atomic
def receive_trouble(*, report_id: int, at: datetime) -> Voice | None:
    """What a citizen said of a facility arrives as a voice; the same report is one voice."""
    report = TroubleReport.objects.select_related("facility__hall").filter(pk=report_id).first()
    if report is None:
        return None
    facility = report.facility
    words = f"{facility.name_zh}（{facility.place_zh}）：{report.get_trouble_display()}"
    return receive_voice(
        actor=Actor.citizen(),
        kind=VoiceKind.FAULT,
        channel=Channel.FACILITY,
        text=f"{words}。{report.words}" if report.words else f"{words}。",
        place=facility.hall,
        client_key=f"trouble-{report.pk}",
        received_at=report.reported_at,
        at=at,
    )
