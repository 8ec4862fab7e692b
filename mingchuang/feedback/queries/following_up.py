"""What an act needs to know of a voice: its order, its replies, how the citizen was asked."""

from mingchuang.feedback.enums import Contentment
from mingchuang.feedback.models import Ask, Order, Reply, Voice
from mingchuang.feedback.rules.handling import Asked


def current_order(voice: Voice) -> Order | None:
    """The order that has not been returned."""
    orders = Order.objects.current().select_related("matter__clock", "matter__owner_node")
    return orders.filter(voice=voice).first()


def all_of(voice: Voice) -> list[Voice]:
    """The voice and all that were put together with it: each of them gets the answer."""
    return [voice, *Voice.objects.filter(lead=voice).order_by("pk")]


def last_reply(order: Order) -> Reply | None:
    """What was told last."""
    return order.replies.order_by("-pk").first()


def asking(voice: Voice, reply: Reply) -> Asked:
    """How far the asking is since this reply, over all who speak in it; one that is not satisfied counts for all."""
    together = all_of(voice)
    asks = Ask.objects.filter(voice__in=together, asked_at__gte=reply.written_at).order_by("pk")
    latest: dict[int, str] = {}
    tries, is_given_up = 0, False
    for ask in asks:
        if ask.is_reached:
            latest[ask.voice_id] = ask.contentment
        else:
            tries, is_given_up = tries + 1, is_given_up or ask.is_last
    said = [Contentment(value) for value in latest.values()]
    worst = max(said, key=list(Contentment).index, default=None)
    return Asked(
        replied_at=reply.written_at,
        tries=tries,
        contentment=worst,
        has_phone=any(each.has_phone for each in together),
        is_final=hasattr(reply.order, "final_answer"),
        is_given_up=is_given_up,
    )
