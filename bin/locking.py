"""Makes the locks: names, versions and hashes.

A lock that names an address is refused: it would send every later installation to the index of whoever
made it. The locks are their own memory: uv's lock file, which does name addresses, is made and dropped.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from bootstrap import BUILD_LOCK, LOCKS, UV_LOCK, Environment, Uv
from system import ROOT, CommandFailed, Stop, quietly, step

SOURCES = ("pyproject.toml", "README.md", "mingchuang/__init__.py")
GROUPS = {"run": ["--no-dev"], "dev": ["--all-groups"]}
EXPORT = ["--no-header", "--no-annotate", "--no-emit-project", "--format", "requirements-txt"]
COMPILE = ["--generate-hashes", "--no-header", "--no-annotate", "--universal", "--python-version", "3.11"]
ADDRESS = re.compile(r"://|\s@\s|^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host)\b", re.MULTILINE)


def names_address(lock: str) -> bool:
    """Whether a lock tells where packages come from."""
    return ADDRESS.search(lock) is not None


def pins(lock: str, released: Collection[str]) -> list[str]:
    """What a lock holds fast, as requirements, without those let go."""
    lines = re.findall(r"^([a-z0-9][\w.-]*==[^\\\n]+?)\s*\\?$", lock, re.MULTILINE)
    return [line for line in lines if line.partition("==")[0] not in released]


def constrained(pyproject: str, held: Sequence[str]) -> str:
    """The project's file with the versions held fast."""
    lines = "".join(f"    {pin!r},\n" for pin in held)
    table = f"[tool.uv]\nconstraint-dependencies = [\n{lines}]\n"
    if "[tool.uv]\n" in pyproject:
        return pyproject.replace("[tool.uv]\n", table, 1)
    return f"{pyproject}\n{table}"


def build_requirements(pyproject: str) -> str:
    """What building the product needs, with `editables`, which hatchling names only while it builds."""
    table = re.search(r"^\[build-system\]\s*^requires\s*=\s*\[(.*?)\]", pyproject, re.MULTILINE | re.DOTALL)
    if table is None:
        raise Stop("pyproject.toml 里没有 [build-system] requires。", "pyproject.toml has no build requires.")
    return "\n".join([*re.findall(r'"([^"]+)"', table[1]), "editables", ""])


def lock_project(uv: Uv, folder: Path, held: Sequence[str]) -> dict[str, str]:
    """The two locks of the product, made in a folder of their own."""
    for name in SOURCES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    project = folder / "pyproject.toml"
    project.write_text(constrained(project.read_text("utf-8"), held), "utf-8")
    where = ["--project", str(folder), "--quiet", *uv.flags]
    quietly([uv.program, "lock", *where], env=uv.env, cwd=folder)
    made = {}
    for level, lock in LOCKS.items():
        words = [uv.program, "export", *where, *GROUPS[level], *EXPORT, "-o", lock]
        quietly(words, env=uv.env, cwd=folder)
        made[lock] = (folder / lock).read_text("utf-8")
    return made


def lock_tools(uv: Uv, folder: Path, dev: str, *, upgrade: bool) -> dict[str, str]:
    """The locks of uv and of the build backend, which agree with the product's own."""
    constraint = folder / "constraint.txt"
    constraint.write_text("\n".join(pins(dev, ())), "utf-8")
    wanted = {UV_LOCK: "uv\n", BUILD_LOCK: build_requirements((ROOT / "pyproject.toml").read_text("utf-8"))}
    made = {}
    for lock, requirements in wanted.items():
        source, result = folder / "wanted.in", folder / Path(lock).name
        source.write_text(requirements, "utf-8")
        if not upgrade and (ROOT / lock).exists():
            shutil.copy(ROOT / lock, result)  # uv keeps the versions it finds
        words = [uv.program, "pip", "compile", "--quiet", *COMPILE, *uv.flags, "-c", str(constraint)]
        quietly([*words, str(source), "-o", str(result)], env=uv.env, cwd=folder)
        made[lock] = result.read_text("utf-8")
    return made


def whole_index(uv: Uv) -> Uv:
    """The same uv without side indexes and folders of wheels: they hold some files of a version, not all."""
    partial = {"UV_FIND_LINKS", "UV_EXTRA_INDEX_URL", "UV_INDEX_STRATEGY"}
    return uv._replace(env={name: value for name, value in uv.env.items() if name not in partial})


def main(arguments: Sequence[str]) -> int:
    """Make all four locks, and write them only when all are clean."""
    upgrade = "--upgrade" in arguments
    environment = Environment()
    environment.ready("dev")
    uv = environment.uv()
    if uv is None:
        raise Stop("无法安装 uv，不能生成锁文件。", "uv cannot be installed, so no lock can be made.")
    uv = whole_index(uv)
    standing = (ROOT / LOCKS["dev"]).read_text("utf-8")
    held = [] if upgrade else pins(standing, arguments)
    with (
        tempfile.TemporaryDirectory(prefix="mingchuang-lock-") as name,
        step("生成锁文件", "making the locks"),
    ):
        try:
            made = lock_project(uv, Path(name), held)
            made.update(lock_tools(uv, Path(name), made[LOCKS["dev"]], upgrade=upgrade))
        except CommandFailed as failure:
            print(failure)
            raise Stop(
                "锁文件未改动；若有版本冲突，请写出要放开的包名，或用 --upgrade。",
                "No lock was changed; if versions clash, name the packages to let go, or use --upgrade.",
            ) from failure
    for lock, text in made.items():
        if names_address(text):
            raise Stop(f"{lock} 含有地址，已拒绝。", f"{lock} would name an address: refused.")
    for lock, text in made.items():
        (ROOT / lock).write_text(text, "utf-8")
    return 0
