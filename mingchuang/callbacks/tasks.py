"""What the clock does with call-backs, and the printing of cards."""

from datetime import datetime

from django.utils import timezone

from mingchuang.callbacks.actions import draw_last_week, forget_callees, give_up_cards
from mingchuang.callbacks.actions.calling import BATCH
from mingchuang.callbacks.models import CallBack
from mingchuang.callbacks.presenters import card_printed
from mingchuang.foundation.access import Actor
from mingchuang.foundation.printing.setting import print_pdf
from mingchuang.foundation.work.timetable import every
from mingchuang.organisations.queries import units_of


@every(minutes=60)
def draw() -> None:
    """Draw the last whole week, once. Runs twice without harm."""
    draw_last_week(actor=Actor.system(), at=timezone.now())


@every(minutes=720)
def forget() -> None:
    """Numbers go when their time is over; cards that never came back are given up."""
    while forget_callees(actor=Actor.system(), at=timezone.now()) == BATCH:
        pass
    while give_up_cards(actor=Actor.system(), at=timezone.now()) == BATCH:
        pass


def print_card(call: CallBack, *, at: datetime) -> bytes:
    """The tracking card of a matter, A5, as PDF."""
    unit = units_of([call.matter.owner_node]).get(call.matter.owner_node_id) or call.matter.owner_node
    values = card_printed(call, questions=call.questions, unit=unit.name_zh)
    return print_pdf("callbacks/card.typ", values, at=at)
