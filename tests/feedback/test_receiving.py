"""Taking voices in, through the act that all doors call."""

from typing import Any

import pytest

from mingchuang.feedback.enums import Channel, VoiceState
from mingchuang.feedback.models import Voice, VoicePerson
from mingchuang.feedback.rules.voice import VoiceConflict, VoiceRefused
from tests.cast import Cast
from tests.factories.feedback import PERSON, TEXT, make_voice

pytestmark = pytest.mark.django_db


def test_a_voice_belongs_to_the_region_and_the_person_is_sealed_apart(cast: Cast) -> None:
    voice = make_voice(cast.window, person=PERSON)

    assert (voice.region, voice.about, voice.state) == (cast.county, cast.bureau, VoiceState.REGISTERED)
    assert voice.path == cast.county.path
    assert voice.number == "诉求〔2026〕1号"
    assert VoicePerson.objects.get(pk=voice.pk).phone == "13800001234"
    assert voice.has_phone
    assert "王秀兰" not in str(Voice.objects.filter(pk=voice.pk).values().get())


def test_the_same_page_sent_twice_is_one_voice_and_other_words_are_told_apart(cast: Cast) -> None:
    first = make_voice(cast.window, client_key="k1")

    assert make_voice(cast.window, client_key="k1") == first
    with pytest.raises(VoiceConflict):
        make_voice(cast.window, client_key="k1", text=TEXT + "还有。")
    assert Voice.objects.count() == 1


def test_the_same_outside_number_is_one_voice(cast: Cast) -> None:
    given: dict[str, Any] = {"channel": Channel.HOTLINE, "external_source": "12345", "external_number": "QT20260311001"}

    assert make_voice(cast.window, **given) == make_voice(cast.window, **given)
    with pytest.raises(VoiceRefused, match="来源和编号"):
        make_voice(cast.window, external_number="QT1")


@pytest.mark.parametrize(("text", "said"), [("  \n", "请写几句话"), ("字" * 1_000_000, "1000000 字，超过 5000 字")])
def test_no_words_and_three_megabytes_are_refused_in_a_clear_sentence(cast: Cast, text: str, said: str) -> None:
    with pytest.raises(VoiceRefused, match=said):
        make_voice(cast.window, text=text)


def test_a_device_that_speaks_very_often_is_asked_to_come_another_way(cast: Cast) -> None:
    for number in range(10):
        make_voice(cast.window, text=f"{TEXT}{number}", device_hash="a")

    with pytest.raises(VoiceRefused, match="12345"):
        make_voice(cast.window, text="又一件", device_hash="a")
    assert make_voice(cast.window, text="又一件", device_hash="b")
