"""What happens in the rectification ledger."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationOpened(Fact):
    """A problem was entered into the ledger."""

    kind: ClassVar[str] = "rectification.opened"
    label: ClassVar[str] = "列入整改台账"
    number: str
    source_kind: str
    source: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationRestated(Fact):
    """More became known of the problem."""

    kind: ClassVar[str] = "rectification.restated"
    label: ClassVar[str] = "补充问题"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationPlanned(Fact):
    """The unit said what it will do, and until when."""

    kind: ClassVar[str] = "rectification.planned"
    label: ClassVar[str] = "制定整改措施"
    number: str
    way: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationSubmitted(Fact):
    """The unit says that it is done and shows it."""

    kind: ClassVar[str] = "rectification.submitted"
    label: ClassVar[str] = "提交整改结果"
    number: str
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationReturned(Fact):
    """What was shown is not enough."""

    kind: ClassVar[str] = "rectification.returned"
    label: ClassVar[str] = "退回整改"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationExtended(Fact):
    """Somebody above agreed to a later date."""

    kind: ClassVar[str] = "rectification.extended"
    label: ClassVar[str] = "批准延期"
    number: str
    due_on: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationClosed(Fact):
    """Another person checked and closed it out (销号)."""

    kind: ClassVar[str] = "rectification.closed"
    label: ClassVar[str] = "整改销号"
    number: str
    in_time: bool
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationReopened(Fact):
    """A look back found that the problem is still there."""

    kind: ClassVar[str] = "rectification.reopened"
    label: ClassVar[str] = "重新整改"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationWithdrawn(Fact):
    """There was no problem after all; it counts for nothing."""

    kind: ClassVar[str] = "rectification.withdrawn"
    label: ClassVar[str] = "撤除整改"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MendingRuleSet(Fact):
    """The deadlines of a region were set."""

    kind: ClassVar[str] = "rectification.rule_set"
    label: ClassVar[str] = "设定整改期限"
    working_days: int
    longest_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationFellDue(Fact):
    """A rectification is past its date and not submitted."""

    kind: ClassVar[str] = "rectification.fell_due"
    label: ClassVar[str] = "整改逾期"
    matter_kind: str
    due_on: str
