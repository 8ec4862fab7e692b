"""What happens with old petitions. No fact names a petitioner."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionEntered(Fact):
    """An old petition stands in the list, under a leader."""

    kind: ClassVar[str] = "feedback.petition_entered"
    label: ClassVar[str] = "登记信访积案"
    number: str
    leader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionAccepted(Fact):
    """The petitioner was told that it is taken up."""

    kind: ClassVar[str] = "feedback.petition_accepted"
    label: ClassVar[str] = "信访受理"
    number: str
    accepted_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionExtended(Fact):
    """More time, once, for a reason that the petitioner was told."""

    kind: ClassVar[str] = "feedback.petition_extended"
    label: ClassVar[str] = "信访办理延期"
    number: str
    days: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionReported(Fact):
    """The unit says what it did."""

    kind: ClassVar[str] = "feedback.petition_reported"
    label: ClassVar[str] = "报告信访办理情况"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionReturned(Fact):
    """Looked at and not accepted."""

    kind: ClassVar[str] = "feedback.petition_returned"
    label: ClassVar[str] = "退回信访办理情况"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionClosed(Fact):
    """An old petition was settled, or ended by law."""

    kind: ClassVar[str] = "feedback.petition_closed"
    label: ClassVar[str] = "信访积案化解"
    number: str
    state: str
    document: str
