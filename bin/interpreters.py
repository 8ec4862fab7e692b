"""Finds a Python that the product runs on, among whatever a machine has."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from system import Stop, answers

FLOOR = (3, 11)
CEILING = (3, 14)  # first version not supported; pyproject.toml says the same, a test compares

PROBE = """
import importlib.util as u, json, sys
found = all(u.find_spec(name) for name in ("venv", "ensurepip"))
exe = getattr(sys, "_base_executable", None) or sys.executable
print(json.dumps([list(sys.version_info[:3]), exe, sys.base_prefix, sys.implementation.name, bool(found)]))
"""


class Python(NamedTuple):
    """An interpreter that was started and answered."""

    version: tuple[int, ...]
    executable: str
    prefix: str
    has_venv: bool

    @property
    def minor(self) -> str:
        """The version as the distribution names it, such as 3.11."""
        return ".".join(str(part) for part in self.version[:2])


def probe(executable: str) -> Python | None:
    """Start an interpreter and ask what it is; pyenv's shims for absent versions do not answer."""
    answer = answers([executable, "-I", "-c", PROBE])
    try:
        version, path, prefix, kind, has_venv = json.loads(answer or "")
    except ValueError:
        return None
    return Python(tuple(version), path, prefix, has_venv) if kind == "cpython" else None


def suitable(python: Python | None) -> bool:
    """Whether the product runs on this interpreter."""
    return python is not None and FLOOR <= python.version[:2] < CEILING


def candidates(path: str, running: str) -> list[str]:
    """Where an interpreter may be: the one running this first, then `python3`, then newest first."""
    names = ["python3", *(f"python3.{minor}" for minor in range(CEILING[1] - 1, FLOOR[1] - 1, -1))]
    folders = [Path(folder) for folder in path.split(os.pathsep) if folder]
    found = [running] if running else []
    found += [str(folder / name) for name in names for folder in folders]
    return list(dict.fromkeys(found))


def choose(places: Iterable[str], ask: Callable[[str], Python | None]) -> Python | None:
    """The first suitable interpreter that can make an environment; else the first suitable one."""
    lacking: Python | None = None
    for place in places:
        python = ask(place) if os.access(place, os.X_OK) else None  # folders of others may be closed
        if python is None or not suitable(python):
            continue
        if python.has_venv:
            return python
        lacking = lacking or python
    return lacking


def no_python() -> Stop:
    """What to say when no interpreter fits."""
    low, high = f"3.{FLOOR[1]}", f"3.{CEILING[1] - 1}"
    return Stop(
        f"需要 Python {low} 至 {high}，这台机器上没有找到；请先安装，例如：sudo apt-get install python3 python3-venv",
        f"Python {low} to {high} is needed and none was found here; install one, for example: "
        "sudo apt-get install python3 python3-venv",
    )


def no_venv(python: Python) -> Stop:
    """What to say when the interpreter cannot make an environment and we may not mend that."""
    package = f"python{python.minor}-venv"
    return Stop(
        f"Python {python.minor}（{python.executable}）缺少 venv 模块；"
        f"请先安装软件包 {package}（sudo apt-get install {package}），再运行一次。",
        f"Python {python.minor} ({python.executable}) has no venv module; install the package "
        f"{package} (sudo apt-get install {package}) and run this again.",
    )
