"""Where the plan documents beside the project lie, for the tests that read them."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("MINGCHUANG_SHARED") or Path(__file__).parents[2].parent / "shared")
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
EXAMPLES = sorted((SHARED / "examples").glob("*.json"))

needs_seeds = pytest.mark.skipif(not SEEDS, reason="the plan documents are not beside the project")


def seed(number: str) -> Path:
    """The document whose name begins with a number."""
    return next(path for path in SEEDS if path.name.startswith(number))
