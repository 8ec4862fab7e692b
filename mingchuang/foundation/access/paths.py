"""Where a node stands: `/1/2/` is node 2 below node 1. Rules and rights are looked for on the way down to a node."""

from collections.abc import Mapping
from typing import TypeVar

Kept = TypeVar("Kept")


def ids_on(path: str) -> list[int]:
    """The ids on the way down to this path, itself last; none for an empty path."""
    return [int(step) for step in path.split("/") if step]


def paths_on(path: str) -> list[str]:
    """The paths on the way down to this path, itself last: `/1/2/` → `/1/`, `/1/2/`."""
    return [path[: place + 1] for place, sign in enumerate(path) if sign == "/" and place]


def nearest(path: str, known: Mapping[int, Kept]) -> Kept | None:
    """What is known of the node itself, else of the next above it; None when nothing is known on the whole way."""
    return next((known[step] for step in reversed(ids_on(path)) if step in known), None)
