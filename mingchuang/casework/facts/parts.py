"""What happens to the parts of a parallel approval."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsLaidOut(Fact):
    """Several units will handle it at once."""

    kind: ClassVar[str] = "casework.parts_laid_out"
    label: ClassVar[str] = "安排并联审批"
    number: str
    parts: int
    working_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartStarted(Fact):
    """All that it waited for has ended; its own clock runs."""

    kind: ClassVar[str] = "casework.part_started"
    label: ClassVar[str] = "并联部分开始"
    number: str
    part: str
    unit: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFinished(Fact):
    """The unit has said what it has to say."""

    kind: ClassVar[str] = "casework.part_finished"
    label: ClassVar[str] = "并联部分办结"
    number: str
    part: str
    opinion: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFellDue(Fact):
    """A unit is over its own limit; told once."""

    kind: ClassVar[str] = "casework.part_fell_due"
    label: ClassVar[str] = "并联部分逾期"
    matter_kind: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOffered(Fact):
    """Another unit is to take the part on."""

    kind: ClassVar[str] = "casework.part_offered"
    label: ClassVar[str] = "提出移交并联部分"
    number: str
    part: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTakenOver(Fact):
    """The part is another unit's from now on."""

    kind: ClassVar[str] = "casework.part_taken_over"
    label: ClassVar[str] = "并联部分转到新单位"
    number: str
    part: str
    giver: str
    to: str
