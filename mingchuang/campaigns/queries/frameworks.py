"""The frameworks shipped as data files. Nothing about them stands in code."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from mingchuang.campaigns.enums import NormKind
from mingchuang.campaigns.rules.frameworks import Framework, FrameworkLine, FrameworkSet


@cache
def frameworks() -> Mapping[str, Framework]:
    """All variants by key, in the order of the files."""
    folder = files("mingchuang.campaigns") / "data" / "frameworks"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".json"))
    found = [one for name in names for one in _variants(json.loads((folder / name).read_text(encoding="utf-8")))]
    return {one.key: one for one in found}


def framework_named(key: str) -> Framework | None:
    """The framework, or None when it is no longer shipped."""
    return frameworks().get(key)


def _variants(data: dict[str, Any]) -> Iterator[Framework]:
    for variant in data["variants"]:
        yield Framework(
            key=variant["key"],
            name_zh=data["name_zh"],
            name_en=data["name_en"],
            variant_zh=variant["variant_zh"],
            variant_en=variant["variant_en"],
            emphasis=data["emphasis"],
            sets=tuple(_set(one) for one in variant["sets"]),
        )


def _set(data: dict[str, Any]) -> FrameworkSet:
    lines = tuple(FrameworkLine(zh=line["zh"], en=line["en"]) for line in data["lines"])
    return FrameworkSet(
        name_zh=data["name_zh"], name_en=data["name_en"], lines=lines, kind=data.get("kind", NormKind.NORM.value)
    )
