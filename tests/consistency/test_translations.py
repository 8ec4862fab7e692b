"""English is complete, and says what the Chinese says where places must be filled."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import pofile

ROOT = Path(__file__).parents[2]
PLACES = re.compile(r"%\((\w+)\)[sd]|\{(\w+)[^}]*\}")


@pytest.fixture(scope="module")
def catalogue_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "bin" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    sys.modules["catalogue"] = tool
    spec.loader.exec_module(tool)
    return tool


@pytest.fixture(scope="module")
def english(catalogue_tool: ModuleType) -> dict[str, str]:
    with catalogue_tool.CATALOGUE.open("rb") as file:
        return {str(message.id): str(message.string) for message in pofile.read_po(file) if message.id}


def test_every_text_is_translated(catalogue_tool: ModuleType, english: dict[str, str]) -> None:
    open_ones = sorted(text for text in catalogue_tool.texts() if not english.get(text))

    assert not open_ones, f"run bin/messages, then translate: {open_ones[:20]}"


def test_no_translation_is_left_of_a_text_that_is_gone(catalogue_tool: ModuleType, english: dict[str, str]) -> None:
    assert set(english) <= set(catalogue_tool.texts()), "run bin/messages"


def test_a_translation_fills_the_same_places(english: dict[str, str]) -> None:
    def places(text: str) -> set[str]:
        return {first or second for first, second in PLACES.findall(text)}

    wrong = [text for text, translation in english.items() if not places(translation) <= places(text)]

    assert not wrong


def test_no_chinese_is_left_in_english(english: dict[str, str]) -> None:
    wrong = {t: e for t, e in english.items() if re.search(r"[\u4e00-\u9fff]", e)}

    assert not wrong


def test_texts_of_code_and_templates_are_found(catalogue_tool: ModuleType) -> None:
    template = '{% translate "甲" %}{% blocktranslate with n=x|day %}乙 {{ n }} 丙{% endblocktranslate %}'
    code = '"""说明"""\nraise Refused("丁 {x}")\nf"戊{y}"\n'

    assert list(catalogue_tool.of_template(template)) == ["甲", "乙 %(n)s 丙"]
    assert list(catalogue_tool.of_code(code, in_models=False)) == ["丁 {x}"]
