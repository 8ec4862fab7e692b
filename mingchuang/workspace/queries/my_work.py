"""The first page of the day: four figures, what waits for a yes, and the list of what breaks first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef

from mingchuang.evaluations.models import FollowUp
from mingchuang.following.queries import (
    EVERYTHING,
    Choice,
    Count,
    Desk,
    MattersPage,
    Standing,
    WaitingKind,
    WaitingRow,
    Whose,
    waiting_for,
)
from mingchuang.foundation.access import Actor

MOST_WAITING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What must move today."""

    past_law: Count
    past_promise: Count
    today: Count
    check: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class MyWork:
    """The page. `figures` count everything within reach, whatever the list is narrowed to.

    `waiting` stands above the first page of the whole list only: who has asked for something looks for that.
    """

    figures: Figures
    waiting: Mapping[WaitingKind, Sequence[WaitingRow]]
    matters: MattersPage


def my_desk(actor: Actor, *, now: datetime) -> Desk:
    """Everything within reach. A bad rating is answered on its own page; its row of the ledger moves along."""
    return Desk(actor, now=now, without=FollowUp.objects.filter(rectification=OuterRef("pk")))


def my_work(actor: Actor, choice: Choice, *, now: datetime, after: str | None) -> MyWork:
    """Read it; the same number of statements whether three matters are open or a hundred thousand."""
    desk = my_desk(actor, now=now)
    return MyWork(
        figures=Figures(
            past_law=desk.count(Choice(standing=Standing.PAST_LAW)),
            past_promise=desk.count(Choice(standing=Standing.PAST_PROMISE)),
            today=desk.count(Choice(standing=Standing.TODAY)),
            check=desk.count(Choice(whose=Whose.CHECK)),
        ),
        waiting=waiting_for(actor, now=now, most=MOST_WAITING + 1) if choice == EVERYTHING and not after else {},
        matters=desk.page(choice, after=after),
    )
