"""What happens with a voice at its unit, and with the citizen's word on the answer."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDispatched(Fact):
    """A unit answers for it from now on; the clock runs."""

    kind: ClassVar[str] = "feedback.order_dispatched"
    label: ClassVar[str] = "派单"
    number: str
    unit: str
    urgency: str
    due_on: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSigned(Fact):
    """The unit has seen it."""

    kind: ClassVar[str] = "feedback.order_signed"
    label: ClassVar[str] = "签收"
    number: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlingStarted(Fact):
    """The unit works on it and has spoken with the citizen, or not."""

    kind: ClassVar[str] = "feedback.handling_started"
    label: ClassVar[str] = "开始办理"
    number: str
    is_contacted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnAsked(Fact):
    """The unit says that the order is not its own."""

    kind: ClassVar[str] = "feedback.return_asked"
    label: ClassVar[str] = "申请退单"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDecided(Fact):
    """The dispatcher decided; a denied return does not touch the clock."""

    kind: ClassVar[str] = "feedback.return_decided"
    label: ClassVar[str] = "裁定退单"
    number: str
    is_upheld: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionAsked(Fact):
    """The unit wants more time."""

    kind: ClassVar[str] = "feedback.extension_asked"
    label: ClassVar[str] = "申请延期"
    number: str
    days: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionDecided(Fact):
    """The dispatcher decided."""

    kind: ClassVar[str] = "feedback.extension_decided"
    label: ClassVar[str] = "裁定延期"
    number: str
    is_granted: bool
    due_on: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderUrged(Fact):
    """A step of supervision."""

    kind: ClassVar[str] = "feedback.order_urged"
    label: ClassVar[str] = "督办"
    number: str
    step: str
    answer_by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgingAnswered(Fact):
    """The unit explained itself."""

    kind: ClassVar[str] = "feedback.urging_answered"
    label: ClassVar[str] = "答复督办"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsConferred(Fact):
    """Several units sat together."""

    kind: ClassVar[str] = "feedback.units_conferred"
    label: ClassVar[str] = "疑难会商"
    number: str
    units: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceReplied(Fact):
    """The citizen has an answer."""

    kind: ClassVar[str] = "feedback.voice_replied"
    label: ClassVar[str] = "答复"
    number: str
    way: str
    finding: str
    in_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenAsked(Fact):
    """The citizen was asked before closing."""

    kind: ClassVar[str] = "feedback.citizen_asked"
    label: ClassVar[str] = "回访群众"
    number: str
    how: str
    contentment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRedone(Fact):
    """It is done again: by the citizen's right, or by decision."""

    kind: ClassVar[str] = "feedback.voice_redone"
    label: ClassVar[str] = "重办"
    number: str
    by_right: bool
    due_on: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalAnswerGiven(Fact):
    """The last word, with its document."""

    kind: ClassVar[str] = "feedback.final_answer_given"
    label: ClassVar[str] = "最终答复"
    number: str
    document: str
    is_left_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceClosed(Fact):
    """Closed by another than the one who answered."""

    kind: ClassVar[str] = "feedback.voice_closed"
    label: ClassVar[str] = "办结"
    number: str
    contentment: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceArchived(Fact):
    """Nothing more can be done with it."""

    kind: ClassVar[str] = "feedback.voice_archived"
    label: ClassVar[str] = "归档"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFellDue(Fact):
    """A voice is past its date and not replied to."""

    kind: ClassVar[str] = "feedback.fell_due"
    label: ClassVar[str] = "诉求逾期"
    matter_kind: str
    due_on: str
