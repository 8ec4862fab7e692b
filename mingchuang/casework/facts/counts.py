"""What happens to the daily counts."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSet(Fact):
    """How many people a window served on a day; `before` is what had been entered, None at the first time."""

    kind: ClassVar[str] = "casework.count_set"
    label: ClassVar[str] = "登记服务人数"
    window: str
    day: str
    count: int
    before: int | None = None
