"""A value together with the place in the cleaned text it was read from."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Located(Generic[T]):
    """A value, where it stands (half-open offsets into the cleaned text) and how sure the rule is."""

    value: T
    start: int
    end: int
    confidence: float = 1.0


Words = Located[str]
"""A piece of the text itself."""
