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
class ComplaintUpheld(Fact):
    """Something has to be mended: it stands in the rectification ledger."""

    kind: ClassVar[str] = "feedback.complaint_upheld"
    label: ClassVar[str] = "投诉属实，列入整改"
    number: str
    rectification: str


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
