"""Facts: frozen dataclasses of plain JSON values. Their kinds are strings for ever, never class paths."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

_facts: dict[str, type["Fact"]] = {}
_reactions: dict[str, dict[str, Callable[..., None]]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened. Subclasses set `kind` ("area.thing_done") and `label` (a Chinese msgid)."""

    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Register the kind, once."""
        # slots=True makes each class twice; the second replaces the first
        known = _facts.get(cls.kind)
        if known is not None and known.__qualname__ != cls.__qualname__:
            raise TypeError(f"fact kind {cls.kind!r} is taken by {known.__qualname__}")
        if cls.kind:
            _facts[cls.kind] = cls


def fact_labels() -> dict[str, str]:
    """Kind → words for people."""
    return {kind: fact.label for kind, fact in _facts.items()}


Reaction = TypeVar("Reaction", bound=Callable[..., None])


def reacts_to(fact: type[Fact]) -> Callable[[Reaction], Reaction]:
    """Register `reaction(*, subject_id, path, at, data)`; after commit, at least once; it must be idempotent."""

    def register(reaction: Reaction) -> Reaction:
        _reactions.setdefault(fact.kind, {})[f"{reaction.__module__}.{reaction.__name__}"] = reaction
        return reaction

    return register


def reactions_to(kind: str) -> dict[str, Callable[..., None]]:
    """The reactions to a kind, by name."""
    return _reactions.get(kind, {})
