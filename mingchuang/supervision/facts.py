"""What happens to orders about stalls."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class StallOrdered(Fact):
    """Something was ordered about a place where matters stall."""

    kind: ClassVar[str] = "supervision.stall_ordered"
    label: ClassVar[str] = "下达疏堵要求"
    measure: str
    before: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StallReported(Fact):
    """The unit says what it did about it."""

    kind: ClassVar[str] = "supervision.stall_reported"
    label: ClassVar[str] = "报告疏堵措施"


@dataclass(frozen=True, slots=True, kw_only=True)
class StallReturned(Fact):
    """Looked at and not accepted."""

    kind: ClassVar[str] = "supervision.stall_returned"
    label: ClassVar[str] = "退回疏堵报告"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StallSettled(Fact):
    """Accepted by another person; the measure after it stands beside the one before."""

    kind: ClassVar[str] = "supervision.stall_settled"
    label: ClassVar[str] = "疏堵要求办结"
    before: str
    after: str
