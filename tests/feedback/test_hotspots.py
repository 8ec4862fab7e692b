"""What people speak about: words really said, more than before, and by whom; never a person."""

import random
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from mingchuang.evaluations.enums import Grade
from mingchuang.feedback.rules.hotspots import (
    Picture,
    Reach,
    Said,
    Trend,
    chance_of_more,
    distinct,
    more_than_chance,
    picture,
    upper_tail,
    without_doubles,
)
from mingchuang.feedback.rules.segment import Segmenter, subjects_in, words_of_file
from tests.cast import NOON, Cast
from tests.factories.evaluations import make_rating
from tests.factories.feedback import make_voice

CUTTER = Segmenter(names=["婚姻登记窗口"], stop=["清河县"])


def said(*texts: str, unit: int | None = 1, first: int = 1) -> list[Said]:
    return [
        Said(key=("voices", first + place), unit=unit, subjects=subjects_in(CUTTER.clauses(text)))
        for place, text in enumerate(texts)
    ]


def words(found: Picture) -> set[tuple[str, ...]]:
    return {subject.words for subject in found.subjects}


def test_only_words_that_carry_a_subject_come_out_and_no_name_or_number() -> None:
    text = "希望尽快解决：清河县婚姻登记窗口张伟主任和王秀兰态度生硬，打13812345678没人接。一次性告知没有做到"

    found = {word for clause in CUTTER.clauses(text) for word in clause}

    assert {"婚姻登记窗口", "态度生硬", "没人接", "一次性告知"} <= found
    assert not found & {"清河县", "张伟", "王秀兰", "希望", "解决", "13812345678"}
    assert all(len(word) > 1 and not word.isascii() for word in found)


def test_pairs_are_of_one_clause_and_in_the_order_said() -> None:
    found = subjects_in([["空调", "漏水"], ["电梯"]])

    assert set(found) == {("空调",), ("漏水",), ("空调", "漏水"), ("电梯",)}


def test_stop_words_and_own_words_are_files() -> None:
    assert "希望" in words_of_file("stop_words.txt")
    assert "首问负责" in words_of_file("hotspot_words.txt")
    assert not words_of_file("stop_words.txt") & words_of_file("hotspot_words.txt")


def test_what_fewer_than_five_say_is_no_subject() -> None:
    found = picture(said(*["大厅空调坏了"] * 4, *["电梯坏了"] * 5), said("电梯"))

    assert ("电梯",) in words(found)
    assert ("空调",) not in words(found)
    assert all(len(subject.keys) == subject.now >= 5 for subject in found.subjects)


def test_a_word_said_only_in_its_pair_is_shown_as_the_pair() -> None:
    found = picture(said(*["空调漏水，请修"] * 8), said("电梯"))

    assert words(found) == {("空调", "漏水")}


def test_new_and_growing_are_more_than_chance_and_steady_is_steady() -> None:
    before = said(*["取号机坏了"] * 30, *["停车难"] * 30, *["排队太久"] * 5, *["其他诉求"] * 135)
    now = said(*["取号机坏了"] * 33, *["停车难"] * 28, *["排队太久"] * 40, *["电梯停运"] * 20, *["其他诉求"] * 79)

    found = {subject.words: subject.trend for subject in picture(now, before).subjects}

    assert found[("排队",)] is Trend.GROWING
    assert {trend for subject, trend in found.items() if "电梯" in subject} == {Trend.NEW}
    assert found[("停车难",)] is Trend.STEADY
    assert all(trend is Trend.STEADY for subject, trend in found.items() if "取号机" in subject)


def test_without_a_period_before_nothing_is_called_new() -> None:
    assert {subject.trend for subject in picture(said(*["电梯停运"] * 50), []).subjects} == {Trend.STEADY}


def test_noise_alone_seldom_makes_something_new() -> None:
    chance = random.Random(7)  # noqa: S311 - a test draws, nobody guards
    vocabulary = [("甲" + chr(0x4E00 + number),) for number in range(300)]
    alarms = 0
    for _ in range(20):
        draw = [
            [Said(key=("voices", n), unit=None, subjects=chance.sample(vocabulary, 8)) for n in range(200)]
            for _ in range(2)
        ]
        alarms += bool(picture(draw[0], draw[1]).of(Trend.GROWING))

    assert alarms <= 3  # one in twenty is what the rule allows


@pytest.mark.parametrize(
    ("by_unit", "reach"),
    [
        ({1: 12, 2: 1, 3: 1}, Reach.PARTICULAR),
        ({1: 5, 2: 4, 3: 5}, Reach.COMMON),
        ({1: 4, 2: 3}, Reach.UNCLEAR),
    ],
)
def test_one_units_own_matter_and_everybodys_are_told_apart(by_unit: dict[int, int], reach: Reach) -> None:
    others = [voice for unit in (1, 2, 3) for voice in said(*["其他诉求"] * 40, unit=unit)]
    spoken = [voice for unit, count in by_unit.items() for voice in said(*["电梯"] * count, unit=unit)]

    (found,) = [subject for subject in picture([*spoken, *others], []).subjects if subject.words == ("电梯",)]

    assert found.reach is reach


def test_the_arithmetic_agrees_with_values_worked_by_hand() -> None:
    assert upper_tail(3, 3, 0.5) == pytest.approx(0.125)
    assert upper_tail(8, 10, 0.5) == pytest.approx(56 / 1024)
    assert upper_tail(0, 10, 0.5) == upper_tail(5, 10, 1.0) == 1.0
    assert upper_tail(11, 10, 0.5) == 0.0
    assert chance_of_more(10, 0, 100, 100) == pytest.approx(2**-10)
    assert chance_of_more(10, 0, 100, 0) == 1.0
    # Benjamini and Hochberg's own example of 1995: fifteen tests, four at 5 %
    values = (
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    )
    kept = more_than_chance({(str(value),): value for value in values}, false_share=0.05)
    assert len(kept) == 4


def test_what_the_same_voices_say_is_one_line() -> None:
    found = picture(said(*["医保电子凭证激活不了，窗口不管"] * 9, *["窗口没人"] * 9), said("电梯"))

    lines = without_doubles(found.subjects)

    assert len(lines) < len(found.subjects)
    assert {one for line in lines for one in (line.words, *line.also)} == words(found)
    assert any(line.also for line in lines)


def test_one_letter_sent_often_is_one_voice() -> None:
    keys = [("voices", number) for number in (1, 2, 3)]

    assert distinct(zip(keys, ("同样 的信", "同样的信", "另一封"), strict=True)) == {keys[0], keys[2]}


@pytest.mark.django_db
def test_the_page_opens_the_voices_behind_a_subject_and_shows_nobody(cast: Cast, client: Any) -> None:
    for number in range(6):
        make_voice(cast.window, text=f"第{number}次来，大厅空调漏水，赵铁柱说修不了，住人民路{number}号阳光小区")
        make_voice(cast.window, text=f"电梯停运了，已经第{number}天")
    client.force_login(cast.chen.account)

    shown = client.get(reverse("feedback:hotspots"))
    key = " ".join(shown.context["found"].most[0].words)
    behind = client.get(reverse("feedback:hotspot-voices"), {"words": key})
    secret = client.get(reverse("feedback:hotspot-voices"), {"words": "赵铁柱"})

    page = shown.content.decode()
    assert shown.status_code == 200
    assert "空调 · 漏水" in page
    assert "<svg" in page
    for hidden in ("赵铁柱", "铁柱", "阳光小区", "人民路"):
        assert hidden not in page
    assert len(behind.context["lines"]) >= 5
    assert secret.context["lines"] == []


@pytest.mark.django_db
def test_low_ratings_speak_too_and_open_by_their_own_right(cast: Cast, client: Any) -> None:
    for number in range(3):
        make_voice(cast.window, text=f"第{number}次来，取号机坏了")
    for number in range(4):
        at = NOON - timedelta(hours=number + 1)
        make_rating(
            cast.window, Grade.DISSATISFIED, at=at, words=f"取号机坏了，等了{number + 2}个钟头，电话1380000123{number}"
        )
    client.force_login(cast.chen.account)
    page, behind = reverse("feedback:hotspots"), reverse("feedback:hotspot-voices")

    both = client.get(page)
    key = next(" ".join(one.words) for one in both.context["found"].most if "取号机" in one.words)
    shown = client.get(behind, {"words": key})

    assert (both.context["found"].total, client.get(page, {"source": "ratings"}).context["found"].total) == (7, 4)
    assert client.get(page, {"source": "voices"}).context["found"].most == []  # three are too few
    assert (len(shown.context["lines"]), shown.context["others"][0].total) == (3, 4)
    assert "〔电话〕" in shown.content.decode()
    assert "1380000123" not in shown.content.decode()
    assert client.get(shown.context["others"][0].lines[0].address).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "count"),
    [({}, 6), ({"place": "rs-1"}, 0), ({"until": "2026-02-01"}, 0), ({"since": "2026-03-12", "until": "x"}, 6)],
)
def test_period_and_place_narrow_what_is_counted(cast: Cast, client: Any, query: Any, count: int) -> None:
    for number in range(6):
        make_voice(cast.window, text=f"取号机坏了，第{number}回", at=NOON)
    client.force_login(cast.chen.account)

    assert client.get(reverse("feedback:hotspots"), query).context["found"].total == count


@pytest.mark.django_db
def test_the_neighbour_counts_only_her_own(cast: Cast, client: Any) -> None:
    for number in range(6):
        make_voice(cast.window, text=f"取号机坏了，第{number}回")
    client.force_login(cast.neighbour_office.account)

    assert client.get(reverse("feedback:hotspots")).context["found"].total == 0
    assert client.get(reverse("feedback:hotspot-voices"), {"words": "取号机"}).context["lines"] == []
