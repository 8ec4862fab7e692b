"""What fills an address."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What fills an address."""

    kwargs: dict[str, Any] = field(default_factory=dict)
    query: str = ""
