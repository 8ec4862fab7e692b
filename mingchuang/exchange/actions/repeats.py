"""Acts on what client systems send and fetch: taken once, written down."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingchuang.exchange.actions.keys import Entered
from mingchuang.exchange.facts import RowsGiven, RowsTaken
from mingchuang.exchange.models import Repeat
from mingchuang.exchange.rules.repeats import check_repeat_key, check_same
from mingchuang.foundation.journal.recording import record


def claim_repeat(*, entered: Entered, key: str, digest: str, at: datetime) -> tuple[Repeat, bool]:
    """The record of this sending and whether it is new. The caller does the act in the same transaction.

    Of two that come at once the second waits for the first to end, and finds its answer.
    """
    check_repeat_key(key)
    repeat, is_new = Repeat.objects.get_or_create(client=entered.client, key=key, defaults={"digest": digest, "at": at})
    check_same(repeat.digest, digest)
    return repeat, is_new


@transaction.atomic
def keep_answer(*, entered: Entered, repeat: Repeat, what: str, status: int, answer: Any, at: datetime) -> None:
    """Write down what was answered, for whoever sends the same again. Any: an answer is JSON."""
    repeat.status, repeat.answer = status, answer
    repeat.save(update_fields=["status", "answer"])
    fact = RowsTaken(what=what, repeat_key=repeat.key)
    record(fact, actor=entered.actor, subject=entered.client, path=entered.client.path, at=at)


@transaction.atomic
def note_rows_given(*, entered: Entered, what: str, rows: int, at: datetime) -> None:
    """Write down that a system was given rows."""
    fact = RowsGiven(what=what, rows=rows)
    record(fact, actor=entered.actor, subject=entered.client, path=entered.client.path, at=at)
