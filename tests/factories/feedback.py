"""Voices for tests, made by the product's own acts."""

from datetime import datetime
from typing import Any

from mingchuang.feedback.actions import PersonGiven, receive_voice
from mingchuang.feedback.enums import Channel, VoiceKind
from mingchuang.feedback.models import Voice
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from tests.cast import NOON

TEXT = "婚姻登记窗口让我来回跑了三趟，每次都说缺一样新的材料。"
PERSON = PersonGiven(name="王秀兰", phone="13800001234")


def make_voice(place: Node | None, *, text: str = TEXT, at: datetime = NOON, **given: Any) -> Voice:
    """A complaint from the web, anonymous unless a person is given."""
    given = {"kind": VoiceKind.COMPLAINT, "channel": Channel.WEB, **given}
    return receive_voice(actor=Actor.citizen(), place=place, text=text, at=at, **given)
