"""What happens to a case. None of it names the applicant, and none holds the receipt."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReceived(Fact):
    """An application was handed in."""

    kind: ClassVar[str] = "casework.case_received"
    label: ClassVar[str] = "收件"
    number: str
    item: str
    version: int
    window: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNotified(Fact):
    """The applicant was told what is missing; `ordinal` 2 and more is a fault."""

    kind: ClassVar[str] = "casework.case_notified"
    label: ClassVar[str] = "一次性告知"
    number: str
    ordinal: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondNoticeAsked(Fact):
    """Somebody wants to ask the applicant for more, after having told all at once."""

    kind: ClassVar[str] = "casework.second_notice_asked"
    label: ClassVar[str] = "申请再次告知"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondNoticeRefused(Fact):
    """The applicant is not asked again."""

    kind: ClassVar[str] = "casework.second_notice_refused"
    label: ClassVar[str] = "不批准再次告知"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementTaken(Fact):
    """Something that was missing came in; `left` is still missing."""

    kind: ClassVar[str] = "casework.supplement_taken"
    label: ClassVar[str] = "收到补正材料"
    number: str
    taken: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAccepted(Fact):
    """The clocks run from this day on; `by_default`: nobody had told the applicant anything in time."""

    kind: ClassVar[str] = "casework.case_accepted"
    label: ClassVar[str] = "受理"
    number: str
    accepted_on: str
    due_on: str
    by_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRefused(Fact):
    """It is not taken up, with reason and law."""

    kind: ClassVar[str] = "casework.case_refused"
    label: ClassVar[str] = "不予受理"
    number: str
    reason: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinished(Fact):
    """One step is done."""

    kind: ClassVar[str] = "casework.step_finished"
    label: ClassVar[str] = "完成环节"
    number: str
    step: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDecided(Fact):
    """It is decided; net and gross days stand beside each other."""

    kind: ClassVar[str] = "casework.case_decided"
    label: ClassVar[str] = "作出决定"
    number: str
    decision: str
    gross_days: int
    net_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDelivered(Fact):
    """The result reached the applicant, who may now rate."""

    kind: ClassVar[str] = "casework.case_delivered"
    label: ClassVar[str] = "送达"
    number: str
    delivery: str
    window: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWithdrawn(Fact):
    """The applicant no longer wants it."""

    kind: ClassVar[str] = "casework.case_withdrawn"
    label: ClassVar[str] = "申请人撤回"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed(Fact):
    """Another person looked at what had gone wrong, and closed it."""

    kind: ClassVar[str] = "casework.case_closed"
    label: ClassVar[str] = "核对归档"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFaulted(Fact):
    """Something was wanting in the handling."""

    kind: ClassVar[str] = "casework.case_faulted"
    label: ClassVar[str] = "记差错"
    number: str
    fault: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMade(Fact):
    """A paper was made out."""

    kind: ClassVar[str] = "casework.paper_made"
    label: ClassVar[str] = "制作文书"
    number: str
    paper: str
    paper_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFellDue(Fact):
    """The promised date has passed undecided; told once."""

    kind: ClassVar[str] = "casework.case_fell_due"
    label: ClassVar[str] = "办件逾期"
    matter_kind: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFellPastLaw(Fact):
    """The limit of the law has passed undecided; told once."""

    kind: ClassVar[str] = "casework.case_fell_past_law"
    label: ClassVar[str] = "办件超法定时限"
    matter_kind: str
    limit_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHandedOver(Fact):
    """Another person of the window handles it."""

    kind: ClassVar[str] = "casework.case_handed_over"
    label: ClassVar[str] = "换人办理"
    number: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOffered(Fact):
    """A window of another unit is to take it on."""

    kind: ClassVar[str] = "casework.case_offered"
    label: ClassVar[str] = "提出移交办件"
    number: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTakenOver(Fact):
    """It stands at another unit's window from now on."""

    kind: ClassVar[str] = "casework.case_taken_over"
    label: ClassVar[str] = "办件转到新窗口"
    number: str
    giver: str
    to: str
