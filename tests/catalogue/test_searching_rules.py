"""What a name is found by, and what people mean. No database."""

import pytest

from mingchuang.catalogue.rules.searching import (
    effective,
    parts,
    readings,
    sounded,
    synonyms_shipped,
    terms_of,
)
from mingchuang.foundation.finding import folded, words_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("結婚登記", "结婚登记"),
        ("  结 婚，登记 ", "结婚登记"),
        ("ＪＩＥ　ｈｕｎ", "jiehun"),
        ("<b>低保</b>", "b低保b"),
        ("lü", "lv"),
        ("", ""),
    ],
)
def test_what_is_typed_is_folded(typed: str, meant: str) -> None:
    assert folded(typed) == meant


def test_a_name_is_found_by_each_part_its_pinyin_and_its_initials() -> None:
    terms = terms_of(
        code="A1", base_code="", name_zh="最低生活保障", name_en="Living allowance", also_called="吃低保、救济"
    )

    assert {"a1", "最低生活保障", "生活保障", "zuidishenghuobaozhang", "shenghuobaozhang"} <= set(terms)
    assert {"zdshbz", "shbz", "livingallowance", "allowance", "吃低保", "jiuji"} <= set(terms)
    assert (
        terms["最低生活保障"] < terms["生活保障"] < terms["吃低保"] < terms["zuidishenghuobaozhang"] < terms["zdshbz"]
    )


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("低保", ("最低生活保障",)),
        ("dibao", ("最低生活保障",)),
        ("办低保怎么办理", ("最低生活保障",)),
        ("我要办结婚证", ("结婚登记",)),
        ("最低 生活", ("最低", "生活")),
    ],
)
def test_the_words_of_the_people_mean_those_of_the_law(typed: str, wanted: tuple[str, ...]) -> None:
    known = readings(typed, sounded(effective(synonyms_shipped(), [])))

    assert known[0] == ("".join(words_of(typed)),), "what was typed stands first"
    assert wanted in known


def test_an_own_word_stands_above_ours_and_an_empty_one_switches_it_off() -> None:
    own = [("低保", ""), ("娃娃", "出生登记，户口")]

    known = effective({"低保": ("最低生活保障",), "医保": ("医疗保险",)}, own)

    assert known == {"低保": (), "医保": ("医疗保险",), "娃娃": ("出生登记", "户口")}
    assert readings("低保", sounded(known)) == [("低保",)]


def test_nothing_typed_means_nothing() -> None:
    assert readings(" ，。 ", {}) == []


def test_words_may_be_parted_by_any_sign() -> None:
    assert parts("甲、乙，丙; 甲\n丁") == ("甲", "乙", "丙", "丁")
