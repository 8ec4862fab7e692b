"""The only readers of the environment. Each fails loudly, naming the variable."""

import os
from pathlib import Path
from secrets import token_urlsafe

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


class BadSetting(Exception):
    """A variable of the environment holds something it cannot mean."""


def text(name: str, default: str) -> str:
    """The variable as it stands, or the default when unset or empty."""
    return os.environ.get(name) or default


def flag(name: str, *, default: bool) -> bool:
    """A yes-or-no variable; anything else is refused."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in TRUE | FALSE:
        return value in TRUE
    raise BadSetting(f"{name} must be one of 1, 0, true, false, yes, no, on, off; it is {value!r}")


def number(name: str, default: int) -> int:
    """A whole number; anything else is refused."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal():
        raise BadSetting(f"{name} must be a whole number; it is {value!r}")
    return int(value)


def secret(name: str, *, kept_in: Path) -> str:
    """A secret from the variable, from the file `NAME_FILE` names, or from `kept_in`, made there at first need."""
    if value := os.environ.get(name):
        return value
    named = os.environ.get(f"{name}_FILE")
    path = Path(named) if named else kept_in
    if named is None and not path.exists():
        _make_secret(path)
    value = path.read_text(encoding="ascii").strip()
    if len(value) < 32:
        raise BadSetting(f"{path} is too short for {name}; restore it from the backup of the data folder")
    return value


def _make_secret(path: Path) -> None:
    """Write a new secret that only the owner can read; of two processes starting at once, the first one's stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(token_urlsafe(48))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first; its key is the one in use
    finally:
        draft.unlink()
