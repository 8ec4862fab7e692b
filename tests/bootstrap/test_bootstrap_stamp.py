"""When the environment is made anew, and the locks it is made from."""

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def bootstrap(load: Callable[[str], ModuleType]) -> ModuleType:
    return load("bootstrap")


@pytest.fixture
def project(bootstrap: ModuleType, tmp_path: Path) -> Path:
    for name in bootstrap.SOURCES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}\n", "utf-8")
    return tmp_path


def test_nothing_changed_is_the_same_number(bootstrap: ModuleType, project: Path) -> None:
    assert bootstrap.digest(project, "3.11") == bootstrap.digest(project, "3.11")


def test_every_source_counts(bootstrap: ModuleType, project: Path) -> None:
    seen = {bootstrap.digest(project, "3.11")}
    for name in bootstrap.SOURCES:
        (project / name).write_text("changed\n", "utf-8")
        seen.add(bootstrap.digest(project, "3.11"))
    assert len(seen) == len(bootstrap.SOURCES) + 1


def test_the_python_counts(bootstrap: ModuleType, project: Path) -> None:
    assert bootstrap.digest(project, "3.12") != bootstrap.digest(project, "3.11")


def test_a_stamp_is_read_back_and_a_broken_one_is_empty(bootstrap: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "stamp"
    assert bootstrap.read_stamp(file) == ("", "", "")
    file.write_text("dev abc /srv/a place with spaces\n", "utf-8")
    assert bootstrap.read_stamp(file) == ("dev", "abc", "/srv/a place with spaces")
    file.write_text("dev abc", "utf-8")
    assert bootstrap.read_stamp(file) == ("", "", "")


class Made(Exception):
    """Stands for making the environment, which these tests do not do."""


@pytest.fixture
def environment(bootstrap: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    made = bootstrap.Environment(project)
    made.bin.mkdir(parents=True)
    made.python.touch()
    python = bootstrap.Python((3, 11, 2), "/usr/bin/python3.11", "/usr", has_venv=True)
    monkeypatch.setattr(bootstrap, "probe", lambda _: python)

    def refuse(*_: object) -> None:
        raise Made

    monkeypatch.setattr(bootstrap.Environment, "_create", refuse)
    monkeypatch.setattr(bootstrap.Environment, "_usable", refuse)
    made.stamp.write_text(f"run {bootstrap.digest(project, '3.11')} {project}\n", "utf-8")
    return made


def test_a_finished_environment_is_taken_as_it_is(environment: Any) -> None:
    environment.ready("run")
    assert environment.stamp.exists()


def test_an_environment_for_the_product_alone_is_completed_for_tests(environment: Any) -> None:
    with pytest.raises(Made):
        environment.ready("dev")
    assert not environment.stamp.exists()


def test_a_changed_lock_makes_it_anew(environment: Any) -> None:
    (environment.root / "requirements.lock").write_text("changed\n", "utf-8")
    with pytest.raises(Made):
        environment.ready("run")


def test_a_moved_folder_makes_it_anew(environment: Any) -> None:
    text = environment.stamp.read_text("utf-8")
    environment.stamp.write_text(text.replace(str(environment.root), "/elsewhere"), "utf-8")
    with pytest.raises(Made):
        environment.ready("run")


@pytest.mark.parametrize(
    ("level", "wanted", "does"),
    [("run", "run", True), ("dev", "run", True), ("dev", "dev", True), ("run", "dev", False), ("", "run", False)],
)
def test_an_environment_for_tests_also_runs_the_product(
    bootstrap: ModuleType, level: str, wanted: str, *, does: bool
) -> None:
    assert bootstrap.serves(level, wanted) is does


def test_every_lock_is_hashes_without_addresses(
    bootstrap: ModuleType, load: Callable[[str], ModuleType], root: Path
) -> None:
    locking = load("locking")
    for name in (*bootstrap.LOCKS.values(), bootstrap.UV_LOCK, bootstrap.BUILD_LOCK):
        text = (root / name).read_text("utf-8")
        assert not locking.names_address(text)
        packages = re.findall(r"^\S+==", text, re.MULTILINE)
        assert packages
        assert len(packages) == len(re.findall(r"==[^\\]+\\\n +--hash=sha256:[0-9a-f]{64}", text))


def test_both_locks_agree_with_each_other(bootstrap: ModuleType, load: Callable[[str], ModuleType], root: Path) -> None:
    pins = load("locking").pins
    locks = {name: pins((root / name).read_text("utf-8"), ()) for name in bootstrap.LOCKS.values()}
    assert set(locks["requirements.lock"]) <= set(locks["requirements-dev.lock"])


@pytest.mark.parametrize(
    "line",
    ["--index-url https://a.invalid/simple", "-i somewhere", "--find-links /wheels", "a @ file:///b.whl", "a @ ./b"],
)
def test_a_lock_with_an_address_is_seen(load: Callable[[str], ModuleType], line: str) -> None:
    assert load("locking").names_address(f"django==5.2.1 \\\n    --hash=sha256:0a\n{line}\n")


def test_pins_are_held_but_for_those_let_go(load: Callable[[str], ModuleType]) -> None:
    locking = load("locking")
    lock = "a==1 \\\n    --hash=sha256:00\nb.c==2 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n"
    assert locking.pins(lock, ()) == ["a==1", "b.c==2 ; python_full_version < '3.12'"]
    assert locking.pins(lock, ["a"]) == ["b.c==2 ; python_full_version < '3.12'"]


def test_held_versions_enter_the_projects_table(load: Callable[[str], ModuleType]) -> None:
    locking = load("locking")
    expected = "[tool.uv]\nconstraint-dependencies = [\n    'a==1',\n]\n"
    assert locking.constrained("[project]\n", ["a==1"]).endswith(expected)
    assert locking.constrained("[tool.uv]\nx = 1\n", ["a==1"]) == f"{expected}x = 1\n"


def test_the_build_list_is_read_from_the_project(load: Callable[[str], ModuleType]) -> None:
    text = '[build-system]\nrequires = ["hatchling>=1.27", "other"]\nbuild-backend = "x"\n'
    assert load("locking").build_requirements(text).split() == ["hatchling>=1.27", "other", "editables"]
