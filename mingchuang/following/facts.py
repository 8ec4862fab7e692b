"""What happens to a followed matter, whatever it is about."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterOpened(Fact):
    """A matter is followed from now on."""

    kind: ClassVar[str] = "following.matter_opened"
    label: ClassVar[str] = "立项跟踪"
    matter_kind: str
    due_on: str
    is_provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterHandedOver(Fact):
    """The matter has another owner."""

    kind: ClassVar[str] = "following.matter_handed_over"
    label: ClassVar[str] = "移交"
    matter_kind: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterAnswered(Fact):
    """The owner says that it is done; somebody else will look."""

    kind: ClassVar[str] = "following.matter_answered"
    label: ClassVar[str] = "办结待核"
    matter_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterReturned(Fact):
    """Looked at and not accepted; the clock has never stopped."""

    kind: ClassVar[str] = "following.matter_returned"
    label: ClassVar[str] = "退回"
    matter_kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterClosed(Fact):
    """Another person at the parent node or above accepted it."""

    kind: ClassVar[str] = "following.matter_closed"
    label: ClassVar[str] = "销号"
    matter_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterReopened(Fact):
    """It had been closed too early; a new clock runs, the first one stays on record."""

    kind: ClassVar[str] = "following.matter_reopened"
    label: ClassVar[str] = "重新打开"
    matter_kind: str
    reason: str
    due_before: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterWithdrawn(Fact):
    """There was nothing to do after all; it counts neither for nor against anyone."""

    kind: ClassVar[str] = "following.matter_withdrawn"
    label: ClassVar[str] = "撤除"
    matter_kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReset(Fact):
    """The due date is another one: a date was agreed, or the calendar of a year was published."""

    kind: ClassVar[str] = "following.clock_reset"
    label: ClassVar[str] = "期限调整"
    matter_kind: str
    due_before: str
    due_on: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPaused(Fact):
    """The clock stands, for a lawful reason."""

    kind: ClassVar[str] = "following.clock_paused"
    label: ClassVar[str] = "暂停计时"
    matter_kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockResumed(Fact):
    """The clock runs again; the days of the pause are given back."""

    kind: ClassVar[str] = "following.clock_resumed"
    label: ClassVar[str] = "恢复计时"
    matter_kind: str
    due_on: str
    working_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FellDue(Fact):
    """The promised date has passed unanswered. Told once per clock, never of a provisional date."""

    kind: ClassVar[str] = "following.fell_due"
    label: ClassVar[str] = "逾期"
    matter_kind: str
    due_on: str
