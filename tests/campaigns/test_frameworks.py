"""Frameworks are data; variants are told apart; what is only named is not filled in. No database."""

from mingchuang.campaigns.queries import framework_named, frameworks
from mingchuang.campaigns.rules.frameworks import NamedSet, recognised

STANDARD = [
    NamedSet(name="三亮", lines=("亮标准", "亮身份", "亮承诺")),
    NamedSet(name="三比", lines=("比技能", "比作风", "比业绩")),
]


def test_every_variant_has_its_key_and_both_languages() -> None:
    for key, one in frameworks().items():
        assert key == one.key
        assert one.name_en
        assert one.variant_en
        assert all(s.name_en and line.en for s in one.sets for line in s.lines)


def test_a_variant_is_recognised_by_all_its_sets() -> None:
    found = recognised(STANDARD, frameworks().values())

    assert found == {"三亮": "three-displays-standard", "三比": "three-displays-standard"}


def test_traditional_characters_are_recognised_too() -> None:
    named = [NamedSet(name="三亮", lines=("亮承諾", "亮措施", "亮形象"))]

    assert recognised(named, frameworks().values()) == {"三亮": "three-displays-measures"}


def test_a_name_that_several_variants_share_is_left_open() -> None:
    assert recognised([NamedSet(name="三亮", lines=())], frameworks().values()) == {}


def test_another_set_of_the_same_name_is_not_ours() -> None:
    assert recognised([NamedSet(name="三亮", lines=("亮灯", "亮牌", "亮相"))], frameworks().values()) == {}


def test_a_framework_that_is_gone_is_none() -> None:
    assert framework_named("no-such") is None
