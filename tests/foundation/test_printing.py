"""Printed things are real PDF with real Chinese text in real sizes."""

from pathlib import Path

import pypdfium2
import pytest
from pytest_django.fixtures import Settings

from mingchuang.foundation.printing.setting import print_pdf
from tests.cast import NOON

MILLIMETRES_A_POINT = 25.4 / 72
TEMPLATE = """#import "house.typ": *
#set page(width: 90mm, height: 54mm, margin: 5mm)
#show: house
#bold[#given.name] #given.markup
"""


@pytest.fixture
def template(tmp_path: Path, settings: Settings) -> str:
    (tmp_path / "card.typ").write_text(TEMPLATE)
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    return "card.typ"


def test_text_and_size_are_read_back(template: str) -> None:
    pdf = pypdfium2.PdfDocument(print_pdf(template, {"name": "王䶮", "markup": "#panic() <b>好</b>"}, at=NOON))

    words = pdf[0].get_textpage().get_text_bounded()
    assert "王䶮" in words
    assert "#panic() <b>好</b>" in words, "values are text, never markup"
    assert [round(side * MILLIMETRES_A_POINT) for side in pdf[0].get_size()] == [90, 54]


def test_the_same_values_give_the_same_bytes(template: str) -> None:
    values = {"name": "李", "markup": ""}

    assert print_pdf(template, values, at=NOON) == print_pdf(template, values, at=NOON)


def test_the_faces_are_embedded(template: str) -> None:
    assert b"NotoSansSC" in print_pdf(template, {"name": "李", "markup": ""}, at=NOON)
