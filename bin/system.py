"""What the commands in this folder share: speaking, running programs, installing system packages.

Standard library only, and readable by Python 3.8: the command may be started by an interpreter that is
too old for the product and must then go looking for a better one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TAIL_LINES = 25


class Stop(Exception):
    """Ends the command with one sentence, said in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")


class CommandFailed(Exception):
    """A program ended badly; carries what it printed, or the end of that."""

    def __init__(self, argv: Sequence[str], code: int, output: str, tail: int | None = TAIL_LINES) -> None:
        lines = output.strip().splitlines()
        shown = "\n".join(lines if tail is None else lines[-tail:])
        super().__init__(f"{Path(argv[0]).name} … ({code})\n{shown}")


def say(zh: str, en: str) -> None:
    """Print one line in both languages, at once even into a pipe."""
    print(f"{zh} / {en}", flush=True)


@contextmanager
def step(zh: str, en: str) -> Iterator[None]:
    """Print what is being done, then how long it took."""
    began = time.monotonic()
    print(f"· {zh} / {en} … ", end="", flush=True)
    try:
        yield
    except BaseException:
        print(f"× {time.monotonic() - began:.1f} s", flush=True)
        raise
    print(f"{time.monotonic() - began:.1f} s", flush=True)


def quietly(
    argv: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    tail: int | None = TAIL_LINES,
) -> str:
    """Run a program to its end and return its output; the output is shown only when it fails."""
    done = subprocess.run(
        list(argv),
        env=env,
        cwd=cwd,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    output = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0:
        raise CommandFailed(argv, done.returncode, output, tail)
    return output


def answers(argv: Sequence[str], *, timeout: float = 20) -> str | None:
    """What a program prints when it really starts; None when it does not (a shim, a stub, a broken link)."""
    try:
        done = subprocess.run(
            list(argv),
            check=False,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def privilege() -> list[str] | None:
    """The words to put before a command that needs root; None when nobody may without a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and answers(["sudo", "-n", "true"]) is not None:
        return ["sudo", "-n"]
    return None


def apt_available() -> bool:
    """Whether this machine lets us install the distribution's packages without asking anybody."""
    return shutil.which("apt-get") is not None and privilege() is not None


def apt_install(*packages: str) -> bool:
    """Install the distribution's packages; False when that is not possible here."""
    prefix = privilege()
    if prefix is None or shutil.which("apt-get") is None:
        return False
    # sudo drops the environment, so the setting travels on the command line.
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    apt += ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    try:
        quietly(install)
    except CommandFailed:
        # A fresh machine has no package lists, an old one has stale lists: fetch them once and try again.
        try:
            quietly([*apt, "update"])
            quietly(install)
        except CommandFailed as failure:
            print(failure, file=sys.stderr, flush=True)
            return False
    return True


def command(main: Callable[[Sequence[str]], int]) -> None:
    """Run a command's main function; a known trouble becomes a sentence, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show Chinese must not end the command.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except (Stop, CommandFailed) as trouble:
        print(trouble, file=sys.stderr, flush=True)
        sys.exit(1)
    except PermissionError as trouble:
        print(f"没有写入权限 / no permission: {trouble.filename}", file=sys.stderr, flush=True)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\n已中断 / interrupted", file=sys.stderr, flush=True)
        sys.exit(130)
