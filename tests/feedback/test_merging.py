"""Duplicates are proposed, put together visibly, taken apart; no voice is lost by it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import VoiceState
from mingchuang.feedback.models import Merger, Voice
from mingchuang.feedback.queries import terms_at
from mingchuang.feedback.queries.lists import alike
from mingchuang.feedback.rules.likeness import Told, pairs_of, percent_alike, proposals, put_together
from mingchuang.feedback.rules.limits import Terms
from mingchuang.feedback.rules.voice import ActRefused
from tests.cast import NOON, Cast
from tests.factories.feedback import dispatched, fresh, make_voice, reply

LIKE = "窗口让我来回跑了三趟，每次都说还缺一样新材料，婚姻登记窗口太折腾人。"


@given(
    st.lists(st.tuples(st.integers(0, 7), st.sets(st.integers(0, 7), min_size=1, max_size=3)), min_size=1, max_size=12)
)
def test_whatever_is_put_together_every_voice_stays_and_follows_one_that_leads(
    mergers: list[tuple[int, set[int]]],
) -> None:
    leads: dict[int, int | None] = dict.fromkeys(range(8), None)
    for lead, voices in mergers:
        try:
            leads = put_together(leads, lead=lead, voices=voices)
        except ActRefused:
            continue

    assert set(leads) == set(range(8))
    assert all(lead is None or leads[lead] is None for lead in leads.values())
    assert any(lead is None for lead in leads.values())


def test_likeness_is_a_share_of_common_pairs_and_needs_less_at_the_same_window() -> None:
    def told(pk: int, text: str, place: int | None, days: int = 0) -> Told:
        return Told(pk=pk, text=text, place_id=place, item_id=None, received_at=NOON - timedelta(days=days))

    assert percent_alike(pairs_of("取号机坏了"), pairs_of("取号机 坏了。")) == 100
    assert percent_alike(pairs_of("取号机坏了"), pairs_of("")) == 0
    mine = told(1, "取号机坏了半个月没人修", 5)
    others = [
        told(2, "取号机又坏了没人管理了吗", 5),
        told(3, "取号机又坏了没人管理了吗", 6),
        told(4, "取号机坏了半个月没人修理", 6),
        told(5, "取号机坏了半个月没人修", 5, days=40),
    ]

    assert [found.pk for found in proposals(mine, others, terms=Terms())] == [4, 2]


@pytest.mark.django_db
def test_duplicates_are_proposed_merged_and_each_citizen_gets_the_answer(cast: Cast) -> None:
    lead, other = dispatched(cast), make_voice(cast.window, text=LIKE)
    assert [voice.pk for voice, _ in alike(other, terms_at(cast.county))] == [lead.pk]

    acts.merge_voices(actor=cast.chen.actor, lead_id=lead.pk, voice_ids=[other.pk], reason="同一件事", at=NOON)
    acts.sign_order(actor=cast.zhou.actor, voice_id=lead.pk, at=NOON)
    reply(cast, lead)

    assert Voice.objects.count() == 2
    assert (fresh(other).state, fresh(other).lead_id, fresh(other).text) == (VoiceState.MERGED, lead.pk, LIKE)
    with pytest.raises(ActRefused, match="已经答复"):
        acts.take_apart(actor=cast.chen.actor, voice_id=other.pk, reason="不是一件", at=NOON)


@pytest.mark.django_db
def test_a_merger_is_undone_with_record_and_those_who_followed_go_along(cast: Cast) -> None:
    first, second, third = (make_voice(cast.window, text=f"{LIKE}{n}") for n in range(3))
    chen = cast.chen.actor

    acts.merge_voices(actor=chen, lead_id=second.pk, voice_ids=[third.pk], reason="同", at=NOON)
    acts.merge_voices(actor=chen, lead_id=first.pk, voice_ids=[second.pk], reason="同", at=NOON)
    assert {fresh(third).lead_id, fresh(second).lead_id} == {first.pk}
    acts.take_apart(actor=chen, voice_id=third.pk, reason="其实是另一件", at=NOON)

    assert (fresh(third).state, fresh(third).lead) == (VoiceState.REGISTERED, None)
    assert Merger.objects.filter(voice=third).count() == 2
    assert Merger.objects.filter(voice=third, undone_at=None).count() == 0
    with pytest.raises(ActRefused, match="主件"):
        acts.merge_voices(actor=chen, lead_id=second.pk, voice_ids=[third.pk], reason="同", at=NOON)
