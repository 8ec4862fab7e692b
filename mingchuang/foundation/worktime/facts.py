"""What happens to the work calendar."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEntered(Fact):
    """A year's notice was entered."""

    kind: ClassVar[str] = "worktime.year_entered"
    label: ClassVar[str] = "录入工作日历"
    year: int
    source: str
