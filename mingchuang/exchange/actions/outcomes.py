"""What a hotline is to be told of its orders, in an order that nobody who reads on can miss."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from mingchuang.exchange.enums import Result
from mingchuang.exchange.models import HotlineOrder, Outcome
from mingchuang.feedback.models import Order, Reply
from mingchuang.foundation.numbering.counters import take

SERIES = "exchange.outcome"


@transaction.atomic
def note_outcome(*, voice_id: int, result: Result, text: str = "", at: datetime) -> int:
    """Tell the hotline of every order that is this voice or was put together with it; how many were told."""
    orders = (
        HotlineOrder.objects.filter(Q(voice=voice_id) | Q(voice__lead=voice_id))
        .select_related("hotline")
        .order_by("pk")
    )
    if not (told := list(orders)):
        return 0
    current = Order.objects.filter(voice=voice_id, returned_at=None).select_related("matter__owner_node").first()
    if result in (Result.ANSWERED, Result.CLOSED) and current is not None:
        reply = Reply.objects.filter(order=current).order_by("-pk").first()
        text = reply.text if reply else text
    for order in told:
        Outcome.objects.create(
            hotline=order.hotline,
            position=take(SERIES, scope=str(order.hotline_id), year=0),
            order=order,
            result=result,
            unit=current.matter.owner_node if current else None,
            text=text,
            at=at,
        )
    return len(told)
