"""Which Python is taken, and what is said when there is none."""

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Load = Callable[[str], ModuleType]


@pytest.fixture
def interpreters(load: Load) -> ModuleType:
    return load("interpreters")


def program(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_supported_versions_are_those_of_the_project(interpreters: ModuleType, root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    low, high = interpreters.FLOOR, interpreters.CEILING
    assert project["requires-python"] == f">={low[0]}.{low[1]},<{high[0]}.{high[1]}"


def test_the_running_python_answers(interpreters: ModuleType) -> None:
    python = interpreters.probe(sys.executable)
    assert python.version == sys.version_info[:3]
    assert python.minor == f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert Path(python.executable).exists()


@pytest.mark.parametrize(
    "text",
    [
        "echo 'pyenv: python3.12: command not found' >&2; exit 127",
        "echo 'Python 2.7.18'",
        "exit 0",
        'echo \'[[3, 12, 1], "/x/python", "/x", "pypy", true]\'',
    ],
)
def test_a_shim_or_stranger_is_no_python(interpreters: ModuleType, tmp_path: Path, text: str) -> None:
    assert interpreters.probe(str(program(tmp_path, "python3.12", text))) is None


def test_what_does_not_exist_or_cannot_start_is_no_python(interpreters: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "python3").write_text("no program", "utf-8")
    assert interpreters.probe(str(tmp_path / "python3")) is None
    assert interpreters.probe(str(tmp_path / "absent")) is None


def test_the_running_one_comes_first_then_python3_then_newest(interpreters: ModuleType) -> None:
    places = interpreters.candidates("/a:/b", "/run/python3.8")
    assert places[:5] == ["/run/python3.8", "/a/python3", "/b/python3", "/a/python3.13", "/b/python3.13"]
    assert places[-1] == "/b/python3.11"


def choose_among(interpreters: ModuleType, tmp_path: Path, versions: dict[str, tuple[int, bool]]) -> str | None:
    def ask(place: str) -> object:
        minor, has_venv = versions[Path(place).name]
        return interpreters.Python((3, minor, 1), place, "/usr", has_venv)

    places = []
    for name in versions:
        (tmp_path / name).touch(0o755)
        places.append(str(tmp_path / name))
    chosen = interpreters.choose([*places, str(tmp_path / "absent")], ask)
    return Path(chosen.executable).name if chosen else None


def test_too_old_and_too_new_are_passed_over(interpreters: ModuleType, tmp_path: Path) -> None:
    versions = {"old": (10, True), "new": (14, True), "right": (12, True), "later": (11, True)}
    assert choose_among(interpreters, tmp_path, versions) == "right"


def test_one_that_can_make_environments_is_preferred(interpreters: ModuleType, tmp_path: Path) -> None:
    assert choose_among(interpreters, tmp_path, {"bare": (11, False), "whole": (13, True)}) == "whole"
    assert choose_among(interpreters, tmp_path, {"bare": (11, False), "old": (9, True)}) == "bare"


def test_nothing_suitable_is_nothing(interpreters: ModuleType, tmp_path: Path) -> None:
    assert choose_among(interpreters, tmp_path, {"old": (8, True)}) is None


def test_sentences_name_the_remedy_in_both_languages(interpreters: ModuleType) -> None:
    python = interpreters.Python((3, 12, 3), "/usr/bin/python3", "/usr", has_venv=False)
    for trouble, remedy in ((interpreters.no_venv(python), "python3.12-venv"), (interpreters.no_python(), "3.13")):
        chinese, english = str(trouble).split("\n")
        assert remedy in chinese
        assert remedy in english
        assert re.search(r"[\u4e00-\u9fff]", chinese)
        assert not re.search(r"[\u4e00-\u9fff]", english)
