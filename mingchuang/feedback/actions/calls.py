"""Who is called before closing: all who left a number, one after the other, never two at once about one matter."""

from datetime import datetime

from mingchuang.callbacks.actions import plan_call
from mingchuang.callbacks.models import CallBack
from mingchuang.feedback.models import Order, Reply, Voice, VoicePerson
from mingchuang.feedback.queries.following_up import all_of
from mingchuang.foundation.access import Actor


def plan_next_call(*, actor: Actor, voice: Voice, order: Order, reply: Reply, at: datetime) -> CallBack | None:
    """Part of answering, and of a call that ended: the next of them is called about this reply.

    The number goes to the callers, the name stays sealed. None when everybody was called.
    """
    voices = [one for one in all_of(voice) if one.has_phone]
    people = VoicePerson.objects.filter(pk__in=[one.pk for one in voices], forgotten_at=None).in_bulk()
    phones = list(dict.fromkeys(people[one.pk].phone.strip() for one in voices if one.pk in people))
    called = CallBack.objects.filter(matter=order.pk, planned_at__gte=reply.written_at).count()
    if called >= len(phones):
        return None
    return plan_call(actor=actor, matter=order.matter, phone=phones[called], at=at)
