"""Badges, cards, plates and signs are real PDF: Chinese text, the right number of pages, the right size."""

from inspect import signature
from pathlib import Path

import pypdfium2
import pytest
from django.test import override_settings

from mingchuang.config.commands.print import KINDS
from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.work.jobs import Progress
from mingchuang.organisations import tasks
from mingchuang.organisations.actions.staff import choose_naming
from tests.cast import NOON, Cast
from tests.factories.organisations import make_staff, on_post, with_photo

MILLIMETRES_A_POINT = 25.4 / 72
SIZES = {"badges": [54, 86], "cards": [90, 54], "plates": [210, 297], "signs": [297, 210]}


def printed(kind: str, unit: str, *, layout: str = "real", actor: Actor | None = None) -> pypdfium2.PdfDocument:
    make = getattr(tasks, f"make_{kind}")
    made = make(Progress(), actor=actor or Actor.system(), at=NOON.replace(microsecond=7), unit=unit, layout=layout)
    return pypdfium2.PdfDocument(made.data)


def words(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_bounded())


def size(page: pypdfium2.PdfPage) -> list[int]:
    return [round(side * MILLIMETRES_A_POINT) for side in page.get_size()]


@pytest.mark.parametrize("kind", ["badges", "cards", "plates"])
def test_everybody_of_a_hall_has_a_page_of_the_right_size(kind: str, cast: Cast) -> None:
    on_post(with_photo(cast.lin.staff), "窗口负责人")
    make_staff(cast.other_window, "买买提·艾合买提江", badge_number="X-9")

    pdf = printed(kind, "dating")

    assert len(pdf) == 2
    assert [size(page) for page in pdf] == [SIZES[kind]] * 2
    assert all(word in words(pdf[0]) for word in ("林小燕", "窗口负责人", "清河县民政局", "婚姻登记窗口", "lin"))
    assert all(word in words(pdf[1]) for word in ("买买提", "艾合买提江", "X-9"))


def test_a_window_has_a_sign(cast: Cast) -> None:
    pdf = printed("signs", "dating")

    assert [size(page) for page in pdf] == [SIZES["signs"]] * 2
    assert "婚姻登记窗口" in words(pdf[0])


@pytest.mark.parametrize(("kind", "on_a_sheet"), [("badges", 9), ("cards", 10)])
def test_sheets_of_a4_hold_as_many_as_fit(kind: str, on_a_sheet: int, cast: Cast) -> None:
    for number in range(on_a_sheet):
        make_staff(cast.window, f"专员{number}")

    pdf = printed(kind, "mz-1", layout="a4")

    assert [size(page) for page in pdf] == [[210, 297]] * 2


def test_where_surnames_are_shown_no_whole_name_is_printed(cast: Cast) -> None:
    with_photo(cast.lin.staff)
    choose_naming(actor=cast.zhou.actor, node=cast.bureau, naming="surname", at=NOON)

    text = words(printed("badges", "mz-1")[0])

    assert "林同志" in text
    assert "小燕" not in text


@override_settings(PUBLIC_URL="https://hall.example")
def test_the_whole_tree_is_printed_for_who_reaches_it(cast: Cast) -> None:
    assert len(printed("badges", "all")) == 12

    with pytest.raises(Refusal):
        printed("badges", "all", actor=cast.chen.actor)


@pytest.mark.parametrize("unit", ["nowhere", "linhu", "dating"])
def test_nobody_prints_what_is_out_of_reach_or_empty(unit: str, cast: Cast) -> None:
    with pytest.raises(Refusal):
        printed("badges", unit, actor=cast.zhou.actor)


def test_the_command_knows_a_maker_for_every_kind() -> None:
    from django.utils.module_loading import import_string

    for kind in KINDS.values():
        understood = signature(import_string(kind.maker)).parameters
        assert {"unit", *kind.given, *kind.takes} <= set(understood), kind.label


def test_the_command_writes_the_file(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from mingchuang.config.cli import main

    file = tmp_path / "badges.pdf"

    assert main(["print", "badges", "--unit", "mz-1", "-o", str(file)]) == 0
    assert size(pypdfium2.PdfDocument(file.read_bytes())[0]) == SIZES["badges"]
    assert main(["print", "badges", "--unit", "nowhere", "-o", str(file)]) == 2
    assert "nowhere" in capsys.readouterr().err
    assert main(["print", "badges", "--unit", "mz-1", "-o", str(tmp_path)]) == 2


def test_the_command_takes_paper_and_marks_for_posters_alone(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from mingchuang.config.cli import main

    file = tmp_path / "poster.pdf"
    asked = ["--unit", "mz-1", "-o", str(file)]

    assert main(["print", "posters", *asked, "--paper", "a2", "--marks"]) == 0
    assert size(pypdfium2.PdfDocument(file.read_bytes())[0])[0] > 420, "A2 with bleed and marks around it"
    assert main(["print", "badges", *asked, "--paper", "a2"]) == 2
    assert "--paper" in capsys.readouterr().err
