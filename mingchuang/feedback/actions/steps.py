"""What every act does first and last: hold the voice, move its state."""

from mingchuang.feedback.enums import VoiceState
from mingchuang.feedback.models import Order, Voice
from mingchuang.feedback.rules.voice import VOICE_STATES, ActRefused, Move
from mingchuang.following.models import Matter

MATTER_KIND = "feedback"


def locked(voice_id: int) -> Voice:
    """The voice, held until the act is done."""
    voices = Voice.objects.select_related("region", "place", "about", "item")
    return voices.select_for_update(of=("self",)).get(pk=voice_id)


def locked_order(voice: Voice) -> Order:
    """Its order at a unit, held; the voice is locked before it, by every act in the same order."""
    orders = Order.objects.current().select_related("matter__clock", "matter__owner_node")
    order = orders.select_for_update(of=("self",)).filter(voice=voice).first()
    if order is None:
        raise ActRefused("这件诉求还没有派单。")
    Matter.objects.select_for_update(of=("self",)).get(pk=order.pk)
    order.voice = voice
    return order


def moved(voice: Voice, move: Move, *fields: str) -> None:
    """The voice in its next state, saved with these further fields."""
    voice.state = VOICE_STATES.after(VoiceState(voice.state), move)
    voice.save(update_fields=["state", *fields])
