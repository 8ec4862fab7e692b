"""What happens with voices. No fact holds a word of the citizen or says who she is."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceReceived(Fact):
    """Somebody said something, and has a receipt for it."""

    kind: ClassVar[str] = "feedback.voice_received"
    label: ClassVar[str] = "登记诉求"
    number: str
    voice_kind: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotosPassedOn(Fact):
    """Those who handle it see so many of its photos."""

    kind: ClassVar[str] = "feedback.photos_passed_on"
    label: ClassVar[str] = "转给承办单位照片"
    number: str
    photos: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceClassified(Fact):
    """The dispatcher said what it is and how fast it must be."""

    kind: ClassVar[str] = "feedback.voice_classified"
    label: ClassVar[str] = "分类"
    number: str
    voice_kind: str
    urgency: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceDeclined(Fact):
    """It belongs elsewhere; the citizen is told where."""

    kind: ClassVar[str] = "feedback.voice_declined"
    label: ClassVar[str] = "不予受理"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceMerged(Fact):
    """It is answered together with another; both stay."""

    kind: ClassVar[str] = "feedback.voice_merged"
    label: ClassVar[str] = "并案"
    number: str
    lead: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceTakenApart(Fact):
    """It goes its own way again."""

    kind: ClassVar[str] = "feedback.voice_taken_apart"
    label: ClassVar[str] = "拆分"
    number: str
    lead: str
    reason: str


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
class ComplaintUpheld(Fact):
    """Something has to be mended: it stands in the rectification ledger."""

    kind: ClassVar[str] = "feedback.complaint_upheld"
    label: ClassVar[str] = "投诉属实，列入整改"
    number: str
    rectification: str


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
class PersonOpened(Fact):
    """Somebody of the dispatching office saw who spoke, and said what for."""

    kind: ClassVar[str] = "feedback.person_opened"
    label: ClassVar[str] = "查看提出人"
    number: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesForgotten(Fact):
    """A letter or photo was deleted after its time."""

    kind: ClassVar[str] = "feedback.files_forgotten"
    label: ClassVar[str] = "删除来信和照片"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForgotten(Fact):
    """Who spoke was deleted when it was no longer needed."""

    kind: ClassVar[str] = "feedback.person_forgotten"
    label: ClassVar[str] = "删除个人信息"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicePublished(Fact):
    """Everybody may read it, without personal data."""

    kind: ClassVar[str] = "feedback.voice_published"
    label: ClassVar[str] = "公开诉求和答复"
    number: str
    masks: int
    added: int
    taken_off: tuple[str, ...] = ()
    photos: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceKeptBack(Fact):
    """It is not shown, for a reason."""

    kind: ClassVar[str] = "feedback.voice_kept_back"
    label: ClassVar[str] = "不公开"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxOpened(Fact):
    """A suggestion box was opened by two people."""

    kind: ClassVar[str] = "feedback.box_opened"
    label: ClassVar[str] = "开意见箱"
    box: str
    slips: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsSet(Fact):
    """The limits of a class were set for a region."""

    kind: ClassVar[str] = "feedback.limits_set"
    label: ClassVar[str] = "设定诉求时限"
    urgency: str
    reply: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsSet(Fact):
    """The other terms of voice were set for a region."""

    kind: ClassVar[str] = "feedback.terms_set"
    label: ClassVar[str] = "设定诉求规则"
    most_text: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFellDue(Fact):
    """A voice is past its date and not replied to."""

    kind: ClassVar[str] = "feedback.fell_due"
    label: ClassVar[str] = "诉求逾期"
    matter_kind: str
    due_on: str
