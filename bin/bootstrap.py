"""Makes `.venv` ready: finds a Python, creates the environment, installs what the lock names.

The lock holds names, versions and hashes and no address. Packages come from whatever index pip is set
to; uv, which does not read pip's settings, is told them through its environment.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from interpreters import Python, candidates, choose, no_python, no_venv, probe, suitable
from pipsettings import clean_environment, is_true, parse_pip_config, uv_environment
from system import ROOT, CommandFailed, Stop, answers, apt_available, apt_install, quietly, step

UV_LOCK = "bin/uv.lock.txt"
BUILD_LOCK = "bin/build.lock.txt"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
# What the environment was made from: a change in one of them makes it anew.
SOURCES = (*LOCKS.values(), UV_LOCK, BUILD_LOCK, "pyproject.toml", "mingchuang/__init__.py")


class Uv(NamedTuple):
    """How to call the pinned uv so that it uses pip's index."""

    program: str
    env: Mapping[str, str]
    flags: Sequence[str]


class Stamp(NamedTuple):
    """What a finished environment says of itself."""

    level: str = ""
    digest: str = ""
    place: str = ""


def digest(root: Path, minor: str) -> str:
    """One number for all that the environment is made from."""
    whole = hashlib.sha256(minor.encode())
    for name in SOURCES:
        path = root / name
        content = path.read_bytes() if path.exists() else b""
        whole.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


def read_stamp(file: Path) -> Stamp:
    """The stamp of the finished environment; empty words when it was never finished."""
    try:
        words = file.read_text("utf-8").rstrip("\n").split(" ", 2)
    except OSError:
        return Stamp()
    return Stamp(*words) if len(words) == 3 else Stamp()


def serves(level: str, wanted: str) -> bool:
    """Whether an environment of one level does for a command: one for tests also runs the product."""
    return level in {wanted, "dev"}


def no_packages() -> Stop:
    """What to say when neither uv nor pip gets the packages."""
    return Stop(
        "依赖未能安装：请检查网络，以及 pip 的索引、代理和证书设置（pip config list），再运行一次。",
        "The packages could not be installed: check the network and pip's index, proxy and certificate "
        "settings (pip config list), then run this again.",
    )


# --- making the environment --------------------------------------------------------------------------


class Environment:
    """The project's `.venv`."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.bin = self.folder / "bin"
        self.python = self.bin / "python"
        self.stamp = self.folder / ".mingchuang-stamp"

    def ready(self, wanted: str) -> None:
        """Make the environment fit for "run" or "dev"; quick when it already is."""
        with self._alone():
            standing = probe(str(self.python)) if self.python.exists() else None
            stamp = read_stamp(self.stamp)
            if stamp.place not in {"", str(self.root)}:
                standing = None  # the folder was moved, and installed programs name the old place
            if standing and suitable(standing) and serves(stamp.level, wanted):
                if stamp.digest == digest(self.root, standing.minor):
                    return
                wanted = stamp.level  # tools for tests are kept when the lock changes
            if self.stamp.exists():
                self.stamp.unlink()  # an interrupted installation must not look finished
            minor = standing.minor if standing and self._usable(standing) else self._create()
            self._install(LOCKS[wanted])
            self.stamp.write_text(f"{wanted} {digest(self.root, minor)} {self.root}\n", "utf-8")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        # Two commands started at once must not build into each other.
        with Path(__file__).open("rb") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _usable(self, standing: Python) -> bool:
        if not suitable(standing):
            return False
        if answers([str(self.python), "-m", "pip", "--version"]) is not None:
            return True
        return answers([str(self.python), "-m", "ensurepip"], timeout=120) is not None

    def _create(self) -> str:
        python = choose(candidates(os.environ.get("PATH", os.defpath), sys.executable or ""), probe)
        if python is None:
            raise no_python()
        if not python.has_venv:
            self._add_venv_module(python)
        with step(f"建立 Python {python.minor} 环境", "making the environment"):
            env = clean_environment(os.environ)
            quietly([python.executable, "-m", "venv", "--clear", str(self.folder)], env=env)
        return python.minor

    def _add_venv_module(self, python: Python) -> None:
        # Only the distribution's own interpreter can be completed by the distribution's package.
        package = f"python{python.minor}-venv"
        if python.prefix == "/usr" and apt_available():
            with step(f"安装系统软件包 {package}", f"installing the system package {package}"):
                installed = apt_install(package)
            if installed:
                return
        raise no_venv(python)

    def uv(self) -> Uv | None:
        """The pinned uv, installed by pip with its hash; None where it cannot be had."""
        env = clean_environment(os.environ)
        pip = [str(self.python), "-m", "pip"]
        try:
            wheels = ["--quiet", "--only-binary=:all:", "--require-hashes"]
            quietly([*pip, "install", *wheels, "-r", str(self.root / UV_LOCK)], env=env)
        except CommandFailed:
            return None
        settings = parse_pip_config(answers([*pip, "config", "list"]) or "")
        # uv knows no environment variable for this switch.
        flags = ["--no-index"] if is_true(settings.get("no-index")) else []
        return Uv(str(self.bin / "uv"), {**env, **uv_environment(settings, env)}, flags)

    def _install(self, lock: str) -> None:
        locks = [str(self.root / lock), str(self.root / BUILD_LOCK)]
        with step("准备安装工具 uv", "getting the installer uv"):
            uv = self.uv()
        if uv:
            try:
                self._install_with_uv(uv, locks)
            except CommandFailed as failure:
                print(failure, file=sys.stderr, flush=True)
            else:
                return
        self._install_with_pip(locks)

    def _install_with_uv(self, uv: Uv, locks: Sequence[str]) -> None:
        pip = [uv.program, "pip"]
        target = ["--quiet", "--python", str(self.python), *uv.flags]
        # `sync` removes what no list names, so uv's own list goes along.
        sources = ["--require-hashes", *locks, str(self.root / UV_LOCK)]
        with step("安装依赖（首次需下载几分钟）", "installing packages (minutes, the first time)"):
            quietly([*pip, "sync", *target, *sources], env=uv.env, cwd=self.root)
        with step("安装明窗", "installing Mingchuang"):
            quietly([*pip, "install", *target, *self._project()], env=uv.env, cwd=self.root)

    def _install_with_pip(self, locks: Sequence[str]) -> None:
        env = clean_environment(os.environ)
        pip = [str(self.python), "-m", "pip", "install", "--quiet"]
        sources = [word for lock in locks for word in ("-r", lock)]
        try:
            with step("改用 pip 安装依赖（较慢）", "installing packages with pip instead (slower)"):
                quietly([*pip, "--require-hashes", *sources], env=env, cwd=self.root)
        except CommandFailed as failure:
            print(failure, file=sys.stderr, flush=True)
            raise no_packages() from failure
        with step("安装明窗", "installing Mingchuang"):
            quietly([*pip, *self._project()], env=env, cwd=self.root)

    def _project(self) -> list[str]:
        # The build backend comes from the build lock, so nothing is fetched without a hash.
        return ["--no-deps", "--no-build-isolation", "-e", str(self.root)]
