"""The journal: entries with their act, news delivered at least once."""

from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from django.db import transaction

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal import facts, tasks
from mingchuang.foundation.journal.models import MOST_TRIES, Delivery, Entry
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node
from tests.cast import NOON, Cast


@dataclass(frozen=True, slots=True, kw_only=True)
class BellRang(facts.Fact):
    kind: ClassVar[str] = "tests.bell_rang"
    label: ClassVar[str] = "铃响"
    times: int


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    heard: list[dict[str, Any]] = []
    reactions: dict[str, Any] = facts._reactions
    monkeypatch.setitem(reactions, BellRang.kind, {"tests.listen": lambda **news: heard.append(news)})
    return heard


def ring(node: Node) -> Entry:
    return record(BellRang(times=3), actor=Actor.system(), subject=node, path=node.path, at=NOON)


def test_a_fact_outside_a_transaction_is_a_bug(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record(BellRang(times=1), actor=Actor.system(), subject=Node(pk=1, name_zh="县"), path="/1/", at=NOON)


def test_nothing_is_written_when_the_journal_fails(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from mingchuang.organisations.actions import tree

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(tree, "record", fail)
    with pytest.raises(OSError, match="disk full"), transaction.atomic():
        tree.open_node(actor=Actor.system(), kind="region", code="new", name_zh="新县", at=NOON)

    assert not Node.objects.filter(code="new").exists()


def test_news_is_delivered_once_however_often_it_is_tried(cast: Cast, heard: list[dict[str, Any]]) -> None:
    ring(cast.county)
    delivery = Delivery.objects.get()

    for _ in range(3):
        tasks.deliver(delivery_id=delivery.pk)

    assert [news["data"] for news in heard] == [{"times": 3}]
    delivery.refresh_from_db()
    assert delivery.done_at == NOON


def test_a_failing_reaction_keeps_its_words_and_is_given_up_after_five_tries(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise ValueError("no such window")

    reactions: dict[str, Any] = facts._reactions
    monkeypatch.setitem(reactions, BellRang.kind, {"tests.fail": fail})
    ring(cast.county)
    for _ in range(MOST_TRIES + 1):
        Delivery.objects.update(free_at=NOON)
        tasks.sweep_deliveries()

    (given_up,) = Delivery.objects.given_up()
    assert given_up.tries == MOST_TRIES
    assert "no such window" in given_up.fault


def test_the_sweep_finds_what_was_announced_and_lost(cast: Cast, heard: list[dict[str, Any]]) -> None:
    ring(cast.county)

    tasks.sweep_deliveries()

    assert len(heard) == 1


def test_a_fact_kind_belongs_to_one_fact() -> None:
    with pytest.raises(TypeError, match=r"tests\.bell_rang"):

        class OtherBell(facts.Fact):
            kind: ClassVar[str] = "tests.bell_rang"
