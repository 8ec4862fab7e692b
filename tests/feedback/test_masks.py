"""Finding and hiding personal data, measured on sentences of our own."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.feedback.enums import MaskKind
from mingchuang.feedback.rules.masks import Mask, MaskRefused, MaskReview, find_masks, hidden, reviewed
from mingchuang.feedback.rules.masks.finding import FOR_UNITS
from mingchuang.feedback.rules.masks.numbers import is_identity_number


def sentences(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


CORPUS = sentences("mask_corpus.txt")
MARKED = re.compile(r"〈(.*?)〉")


def test_what_is_found_in_our_sentences_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = found_right = found = spans_wanted = spans_found = 0
    faults = []
    for line in CORPUS:
        text, secret = _unmarked(line)
        hidden_at = {place for mask in find_masks(text) for place in range(mask.start, mask.end)}
        places = {place for start, end in secret for place in range(start, end)}
        wanted, found, found_right = wanted + len(places), found + len(hidden_at), found_right + len(hidden_at & places)
        spans_wanted += len(secret)
        spans_found += sum(set(range(start, end)) <= hidden_at for start, end in secret)
        if hidden_at != places:
            faults.append(f"{line} → {hidden(text, find_masks(text))}")
    recall, precision = found_right / wanted, found_right / found

    with capsys.disabled():
        print(  # noqa: T201 - the measure belongs into the build's output
            f"\nmasks: {len(CORPUS)} sentences, {spans_wanted} secrets, whole {spans_found / spans_wanted:.1%}; "
            f"signs: recall {recall:.1%}, precision {precision:.1%}"
        )
    assert spans_found / spans_wanted >= 0.95, faults
    assert precision >= 0.95, faults


def test_ordinary_words_are_left_alone() -> None:
    masked = {text: hidden(text, masks) for text in sentences("plain_corpus.txt") if (masks := find_masks(text))}

    assert not masked


def _unmarked(line: str) -> tuple[str, list[tuple[int, int]]]:
    spans: list[tuple[int, int]] = []
    for number, found in enumerate(MARKED.finditer(line)):
        start = found.start() - 2 * number
        spans.append((start, start + len(found[1])))
    return MARKED.sub(r"\1", line), spans


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("11010519491231002X", True),
        ("320102198803072120", True),
        ("320102198803072121", False),
        ("320102198813072121", False),
    ],
)
def test_an_identity_number_has_a_birthday_and_a_check_digit(number: str, *, is_one: bool) -> None:
    assert is_identity_number(number) is is_one


def test_the_unit_sees_where_it_is_broken_but_not_who_says_so() -> None:
    text = "我叫王强，望渚路21号院4号楼的下水道堵了，电话13800001234。"

    assert hidden(text, find_masks(text, kinds=FOR_UNITS)) == "我叫某某，望渚路21号院4号楼的下水道堵了，电话〔电话〕。"


def test_words_known_to_belong_to_the_speaker_are_hidden_wherever_they_stand() -> None:
    text = "翠花来过两次，翠花很生气。"

    assert hidden(text, find_masks(text, known=["翠花"])) == "〔略〕来过两次，〔略〕很生气。"


def test_the_second_person_adds_masks_and_takes_none_off_without_a_reason() -> None:
    text = "张先生在望渚路21号等，戴红帽子。"
    found = find_masks(text)
    place = next(mask for mask in found if mask.kind is MaskKind.ADDRESS)

    with pytest.raises(MaskRefused, match="理由"):
        reviewed(text, found, MaskReview(taken_off={place.start: " "}, by="孙明"))
    with pytest.raises(MaskRefused, match="没有从"):
        reviewed(text, found, MaskReview(taken_off={99: "x"}, by="孙明"))
    masks, off = reviewed(text, found, MaskReview(taken_off={place.start: "是大厅地址"}, words=["红帽子"], by="孙明"))

    assert hidden(text, masks) == "某先生在望渚路21号等，戴〔略〕。"
    assert off == [(place, "是大厅地址")]


@given(st.text(alphabet="张王李先生我叫住小区路号1380苏A 。，\n栋室@.com", max_size=80))
def test_whatever_is_written_masks_lie_inside_the_text_and_do_not_overlap(text: str) -> None:
    masks = find_masks(text)

    assert all(0 <= mask.start < mask.end <= len(text) for mask in masks)
    assert all(first.end <= second.start for first, second in pairwise(masks))
    assert hidden(text, [Mask(start=0, end=len(text), kind=MaskKind.OTHER)] if text else []) == (
        "〔略〕" if text else ""
    )
