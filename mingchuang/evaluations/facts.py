"""What happens to ratings and their follow-ups. No fact names a citizen or her receipt."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.following.facts import FellDue
from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingGiven(Fact):
    """Somebody rated a window. The commitment binds the entry to the rating without telling it."""

    kind: ClassVar[str] = "evaluations.rating_given"
    label: ClassVar[str] = "评价"
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsAdded(Fact):
    """The one who rated added reasons, words or a number."""

    kind: ClassVar[str] = "evaluations.words_added"
    label: ClassVar[str] = "补充评价"
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingChanged(Fact):
    """The one who rated changed the grade within the visit."""

    kind: ClassVar[str] = "evaluations.rating_changed"
    label: ClassVar[str] = "改评"
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingSetAside(Fact):
    """An appeal was upheld: the rating no longer counts, and stays visible."""

    kind: ClassVar[str] = "evaluations.rating_set_aside"
    label: ClassVar[str] = "撤除评价"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspicionCleared(Fact):
    """Somebody looked at a marked rating and found it genuine."""

    kind: ClassVar[str] = "evaluations.suspicion_cleared"
    label: ClassVar[str] = "解除可疑"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpOpened(Fact):
    """A bad rating: the unit has to answer. Higher areas hear of bad ratings by this."""

    kind: ClassVar[str] = "evaluations.follow_up_opened"
    label: ClassVar[str] = "差评转办"
    number: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpVerified(Fact):
    """Somebody found out what happened."""

    kind: ClassVar[str] = "evaluations.follow_up_verified"
    label: ClassVar[str] = "核实差评"
    call_back: str
    is_well_founded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpMending(Fact):
    """The unit chose how to mend."""

    kind: ClassVar[str] = "evaluations.follow_up_mending"
    label: ClassVar[str] = "开始整改"
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpAppealed(Fact):
    """The unit holds the rating to be mistaken."""

    kind: ClassVar[str] = "evaluations.follow_up_appealed"
    label: ClassVar[str] = "提出申诉"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDecided(Fact):
    """Somebody else decided."""

    kind: ClassVar[str] = "evaluations.appeal_decided"
    label: ClassVar[str] = "裁定申诉"
    is_upheld: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpAnswered(Fact):
    """The citizen can read what was done."""

    kind: ClassVar[str] = "evaluations.follow_up_answered"
    label: ClassVar[str] = "答复群众"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpReturned(Fact):
    """The answer or the mending is not enough."""

    kind: ClassVar[str] = "evaluations.follow_up_returned"
    label: ClassVar[str] = "退回重办"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpClosed(Fact):
    """Another person, at the parent node or above, closed it."""

    kind: ClassVar[str] = "evaluations.follow_up_closed"
    label: ClassVar[str] = "差评销号"
    in_time: bool
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpReopened(Fact):
    """It had been closed too early."""

    kind: ClassVar[str] = "evaluations.follow_up_reopened"
    label: ClassVar[str] = "重新办理"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpWithdrawn(Fact):
    """The one who rated changed her mind within the visit."""

    kind: ClassVar[str] = "evaluations.follow_up_withdrawn"
    label: ClassVar[str] = "群众改评，撤除办理"


@dataclass(frozen=True, slots=True, kw_only=True)
class MendingRated(Fact):
    """The citizen said how she finds the mending."""

    kind: ClassVar[str] = "evaluations.mending_rated"
    label: ClassVar[str] = "群众评价整改"
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneOpened(Fact):
    """Somebody looked at a phone number; the number itself does not stand here."""

    kind: ClassVar[str] = "evaluations.phone_opened"
    label: ClassVar[str] = "查看回访电话"
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhonesForgotten(Fact):
    """Numbers no longer needed were deleted."""

    kind: ClassVar[str] = "evaluations.phones_forgotten"
    label: ClassVar[str] = "删除回访电话"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRuleSet(Fact):
    """The terms of rating at a place were set."""

    kind: ClassVar[str] = "evaluations.rule_set"
    label: ClassVar[str] = "设定评价规则"
    visit_minutes: int
    follow_up_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpFellDue(FellDue):
    """A follow-up is past its date and not answered."""

    kind: ClassVar[str] = "evaluations.follow_up_fell_due"
    label: ClassVar[str] = "差评办理逾期"
