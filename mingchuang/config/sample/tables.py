"""The data files of the sample."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

FOLDER = files("mingchuang.config.sample")


@cache
def table(name: str) -> Any:
    """A file of `data/`, read once; nobody changes what is returned. Any: whatever JSON holds."""
    return json.loads((FOLDER / "data" / f"{name}.json").read_text(encoding="utf-8"))


def plan_bytes(name: str) -> bytes:
    """A plan document as it stands in its file."""
    return (FOLDER / "plans" / name).read_bytes()
