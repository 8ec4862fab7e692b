"""Runs everything a change must pass: linters, types, contracts, tests on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple, NoReturn

import database
from bootstrap import Environment
from system import ROOT, CommandFailed, Stop, answers, apt_available, apt_install, quietly, say, step

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_TESTS = 5  # pytest's exit code when it ran none
GRACE_SECONDS = 20
USAGE = """bin/test [--quick] [pytest arguments]

运行全部检查：ruff、mypy、分层约定，然后在 SQLite 和 PostgreSQL 上运行全部测试。
Runs every check: ruff, mypy, import contracts, then all tests on SQLite and on PostgreSQL.

  --quick   只运行 ruff 和 SQLite 上的测试，不开浏览器 / only ruff and the tests on SQLite, no browser
  其余参数交给 pytest，并跳过代码检查 / anything else goes to pytest and skips the linters:
            bin/test -k rating
"""


class Check(NamedTuple):
    """One program of a group."""

    name: str
    argv: Sequence[str]


class Plan(NamedTuple):
    """What the command line asked for."""

    quick: bool
    extra: Sequence[str]


def parse(arguments: Sequence[str]) -> Plan:
    """Our own switch out of the arguments; the rest is pytest's."""
    extra = [word for word in arguments if word != "--quick"]
    return Plan("--quick" in arguments, extra)


def in_ci(environ: Mapping[str, str]) -> bool:
    """Whether a build server runs us: there, nothing may be skipped."""
    return environ.get("CI", "").lower() in {"1", "true", "yes"}


def scripts(root: Path = ROOT) -> list[str]:
    """The commands themselves: Python without the ending that linters look for."""
    return sorted(f"bin/{file.name}" for file in (root / "bin").iterdir() if file.is_file() and not file.suffix)


def linters(folder: Path, pyproject: str, *, quick: bool) -> list[Check]:
    """The checks that need no test."""
    ruff = str(folder / "ruff")
    checks = [
        Check("ruff check", [ruff, "check", "--quiet", ".", *scripts()]),
        Check("ruff format --check", [ruff, "format", "--check", "--quiet", ".", *scripts()]),
    ]
    if not quick:
        checks.append(Check("mypy", [str(folder / "mypy"), "mingchuang", "bin", "tests", "benchmarks"]))
        if "[tool.importlinter]" in pyproject:
            checks.append(Check("lint-imports", [str(folder / "lint-imports")]))
    return checks


def test_environment(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The environment of the tests: nothing of the machine's own product or database reaches them."""
    strange = ("MINGCHUANG_", "PG")
    kept = {name: value for name, value in environ.items() if not name.startswith(strange)}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    kept["PATH"] = f"{folder}{os.pathsep}{environ.get('PATH', os.defpath)}"
    kept["VIRTUAL_ENV"] = str(folder.parent)
    return kept


def passed(code: int, *, narrowed: bool) -> bool:
    """Whether a run of pytest counts as passed; a whole run without a test does not."""
    return code == 0 or (narrowed and code == NO_TESTS)


def together(first: int, second: int, *, narrowed: bool) -> int:
    """One exit code for both databases: a narrow choice may hold nothing for one of them, not for both."""
    if narrowed and second == NO_TESTS:
        return first
    return second


# --- running -----------------------------------------------------------------------------------------


def run(argv: Sequence[str], env: Mapping[str, str]) -> int:
    """Run a program in the foreground; on an interruption give it time to tidy up."""
    child = subprocess.Popen(list(argv), env=dict(env), cwd=ROOT, stdin=subprocess.DEVNULL)
    try:
        return child.wait()
    except SystemExit:
        child.terminate()  # of Ctrl-C the terminal has told it already
        raise
    finally:
        if child.poll() is None:
            try:
                child.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


@contextmanager
def scratch() -> Iterator[str]:
    """A folder for whatever the tests leave in the temporary folder; it goes when they end."""
    folder = tempfile.mkdtemp(prefix="mingchuang-tests-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def told_to_stop() -> Iterator[None]:
    """Being told to end must still stop the database and remove its folder."""

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    before = {sign: signal.signal(sign, end) for sign in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def run_linters(checks: Sequence[Check], env: Mapping[str, str]) -> bool:
    """Run the whole group, so that one run shows every fault, and name what failed."""
    failed = []
    for check in checks:
        began = time.monotonic()
        try:
            quietly(check.argv, env=env, cwd=ROOT, tail=None)
        except CommandFailed as failure:
            print(failure, flush=True)
            failed.append(check.name)
        mark = "×" if check.name in failed else "✓"
        print(f"{mark} {check.name} {time.monotonic() - began:.1f} s", flush=True)
    if failed:
        say(f"未通过：{'、'.join(failed)}", f"failed: {', '.join(failed)}")
    return not failed


# --- what the machine must have ----------------------------------------------------------------------


def find_browser(environ: Mapping[str, str]) -> str | None:
    """A browser that really starts: Ubuntu's `chromium-browser` may be a note that it does not."""
    named = environ.get("MINGCHUANG_CHROMIUM")
    for name in (named,) if named else BROWSERS:
        place = shutil.which(name)
        if place and answers([place, "--version"]) is not None:
            return place
    return None


def skip(zh: str, en: str) -> None:
    """Say what is left out; on a build server that is a failure, or a gap would pass for green."""
    if in_ci(os.environ):
        raise Stop(f"{zh}；在持续集成中不允许跳过。", f"{en}; in CI nothing may be skipped.")
    say(f"{zh}，已跳过。", f"{en}: skipped.")


def prepare_browser(env: dict[str, str]) -> None:
    """Find or install Chromium and a Han font, and tell the tests where, or why not."""
    browser = find_browser(os.environ)
    if browser is None and apt_available():
        with step("安装 Chromium", "installing Chromium"):
            apt_install("chromium")
        browser = find_browser(os.environ)
    if browser is None:
        env["MINGCHUANG_SKIP_BROWSER"] = "no Chromium on this machine"
        skip("没有可用的 Chromium，浏览器测试无法运行", "no Chromium that starts, so no browser tests")
        return
    env["MINGCHUANG_CHROMIUM"] = browser
    if not answers(["fc-list", ":lang=zh-cn", "family"]) and apt_available():
        with step("安装中文字体", "installing a Han font"):
            apt_install("fontconfig", "fonts-noto-cjk")


def has_account(name: str) -> bool:
    """Whether the machine knows this account."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def find_database(python: Path) -> Path | None:
    """PostgreSQL's programs: the distribution's, else those of the Python package."""
    if os.geteuid() == 0 and not has_account("postgres"):
        return None
    return database.distribution_binaries() or database.embedded_binaries(python)


def prepare_database(python: Path) -> Path | None:
    """Find or install PostgreSQL."""
    binaries = find_database(python)
    if binaries is None and apt_available():
        with step("安装 PostgreSQL", "installing PostgreSQL"):
            apt_install("postgresql")
        binaries = find_database(python)
    if binaries is None:
        skip("没有 PostgreSQL，只在 SQLite 上测试", "no PostgreSQL, so tests run on SQLite only")
    return binaries


# --- the whole ---------------------------------------------------------------------------------------


def run_tests(environment: Environment, env: dict[str, str], plan: Plan) -> int:
    """All tests on SQLite, then those that touch the database on PostgreSQL."""
    # a file stays with one process, for some share a costly database; randomly shuffled within
    pytest = [str(environment.python), "-m", "pytest", "-n", "auto", "--dist", "loadfile"]
    if plan.quick:
        return run([*pytest, "-m", "not browser", *plan.extra], env)
    binaries = prepare_database(environment.python)
    prepare_browser(env)
    narrowed = bool(plan.extra)
    say("测试：SQLite", "tests on SQLite")
    code = run([*pytest, *plan.extra], env)
    if binaries is None or not passed(code, narrowed=narrowed):
        return code
    with database.running(binaries) as url:
        say("测试：PostgreSQL", "tests on PostgreSQL")
        second = run([*pytest, *plan.extra], {**env, "MINGCHUANG_DATABASE_URL": url})
    return together(code, second, narrowed=narrowed)


def main(arguments: Sequence[str]) -> int:
    """Install what tests need, then run every group until one fails."""
    if arguments and arguments[0] in {"-h", "--help"}:
        print(USAGE)
        return 0
    plan = parse(arguments)
    environment = Environment()
    environment.ready("dev")
    env = test_environment(os.environ, environment.bin)
    with told_to_stop(), scratch() as folder:
        env["TMPDIR"] = folder
        if not plan.extra:
            checks = linters(environment.bin, (ROOT / "pyproject.toml").read_text("utf-8"), quick=plan.quick)
            if not run_linters(checks, env):
                return 1
        return run_tests(environment, env, plan)
