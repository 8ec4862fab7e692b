"""The list of flags, doubts and repairs, and how far somebody has come with it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.campaigns import actions
from mingchuang.campaigns.facts import SpotLookedAt
from mingchuang.campaigns.models import PlanDraft
from mingchuang.campaigns.presenters.source import source_text
from mingchuang.campaigns.rules.spots import SpotRefused, SpotSort, looked_at, spots_of
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.campaigns import PLAN, first_draft, uploaded_plan

DATA: dict[str, Any] = {
    "origins": {
        "/issuer": {"at": [40, 44], "confidence": 0.5},
        "/scope/0": {"at": [10, 12], "confidence": 0.6},
        "/scope/1": {"at": [13, 15], "confidence": 0.6},
        "/title": {"at": [0, 5], "confidence": 1.0},
    },
    "flags": [{"at": None}, {"at": [20, 22]}],
    "repairs": [{"at": [30, 31]}],
}
DIRTY = PLAN.replace("以群众满意为标准", "以群众(zhòng)满意为标准(zhǔn)")


def _dirty(cast: Cast) -> PlanDraft:
    return first_draft(uploaded_plan(cast, text=DIRTY))


def _door(draft: PlanDraft, key: str) -> str:
    return reverse("campaigns:look-at-spot", args=[draft.plan_file_id, draft.ordinal, key])


def test_the_list_follows_the_text_and_values_of_one_list_are_one_spot() -> None:
    assert [spot.key for spot in spots_of(DATA)] == ["flag-0", "unsure-scope", "flag-1", "repair-0", "unsure-issuer"]


def test_a_correction_that_could_not_be_kept_is_on_the_list() -> None:
    carried = [{"path": "/title", "kept": True}, {"path": "/issuer", "kept": False}]

    assert [spot.key for spot in spots_of(DATA, carried) if spot.sort is SpotSort.CARRIED] == ["carried-1"]


def test_ticks_keep_the_order_of_the_list_and_can_be_taken_back() -> None:
    spots = spots_of(DATA)

    ticked = looked_at(["repair-0"], spots=spots, key="flag-0", seen=True)

    assert ticked == ["flag-0", "repair-0"]
    assert looked_at(ticked, spots=spots, key="flag-0", seen=False) == ["repair-0"]
    with pytest.raises(SpotRefused):
        looked_at([], spots=spots, key="repair-9", seen=True)


def test_each_repaired_place_tells_what_the_file_has(cast: Cast) -> None:
    stretches = source_text(_dirty(cast).data)

    assert [mend.raw for one in stretches for mend in one.mends_before] == ["(zhòng)", "(zhǔn)"]


def test_a_spot_is_ticked_with_a_journal_entry_and_counted(client: Client, cast: Cast) -> None:
    draft = _dirty(cast)
    client.force_login(cast.chen.account)
    total = len(spots_of(draft.data))

    answer = client.post(_door(draft, "repair-0"), {"seen": "1"}, follow=True)

    entry = Entry.objects.about(draft).get()
    assert f"已看 1 处，共 {total} 处" in answer.content.decode()
    assert (entry.kind, entry.data["spot"], entry.data["done"]) == (SpotLookedAt.kind, "repair-0", 1)


def test_ticking_twice_is_harmless_and_the_tick_can_be_taken_back(client: Client, cast: Cast) -> None:
    draft = _dirty(cast)
    client.force_login(cast.chen.account)

    client.post(_door(draft, "repair-0"), {"seen": "1"})
    client.post(_door(draft, "repair-0"), {"seen": "1"})
    assert Entry.objects.about(draft).count() == 1
    client.post(_door(draft, "repair-0"), {"seen": "0"})

    draft.refresh_from_db()
    assert draft.looked_at == []


@pytest.mark.parametrize(("who", "key"), [("chen", "repair-99"), ("he", "repair-0"), ("neighbour_office", "repair-0")])
def test_what_is_not_there_or_not_ones_own_is_not_found(client: Client, cast: Cast, who: str, key: str) -> None:
    draft = _dirty(cast)
    client.force_login(cast[who].account)

    assert client.post(_door(draft, key), {"seen": "1"}).status_code == 404


def test_an_auditor_reads_the_list_and_ticks_nothing(client: Client, cast: Cast) -> None:
    draft = _dirty(cast)
    client.force_login(cast.he.account)

    page = client.get(reverse("campaigns:draft", args=[draft.plan_file_id, 1])).content.decode()

    assert "核对清单" in page
    assert "去掉注音" in page
    assert 'name="seen"' not in page
    with pytest.raises(NotAllowed):
        actions.look_at_spot(actor=cast.he.actor, draft_id=draft.pk, key="repair-0", seen=True, at=NOON)


def test_a_value_the_importer_is_unsure_of_says_so_in_words(client: Client, cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast))
    draft.data["origins"]["/issuer"]["confidence"] = 0.5
    draft.save()
    client.force_login(cast.chen.account)

    page = client.get(reverse("campaigns:draft", args=[draft.plan_file_id, 1])).content.decode()

    assert "△ 请核对" in page
    assert "发文机关：清河县人民政府" in page
