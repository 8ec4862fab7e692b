"""The commands in `bin` are programs, not a package: their folder is put on the path for these tests."""

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Load one module of `bin` by its name."""
    monkeypatch.syspath_prepend(str(ROOT / "bin"))
    return importlib.import_module
