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
    cause: str = ""
    out_on: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockResumed(Fact):
    """The clock runs again; the days of the pause are given back (natural days where the limit is in these)."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class FellPastLaw(Fact):
    """The limit of the law has passed unanswered: another fault than the promise's. Told once per clock."""

    kind: ClassVar[str] = "following.fell_past_law"
    label: ClassVar[str] = "超法定期限"
    matter_kind: str
    limit_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseAsked(Fact):
    """Somebody asks for a pause; the clock still runs."""

    kind: ClassVar[str] = "following.pause_asked"
    label: ClassVar[str] = "申请暂停计时"
    matter_kind: str
    cause: str
    out_on: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseDenied(Fact):
    """The pause is not approved; the clock has never stopped."""

    kind: ClassVar[str] = "following.pause_refused"
    label: ClassVar[str] = "暂停未批准"
    matter_kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantTold(Fact):
    """The applicant was told in writing of a pause or an extension."""

    kind: ClassVar[str] = "following.applicant_told"
    label: ClassVar[str] = "书面告知申请人"
    matter_kind: str
    of: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockExtended(Fact):
    """The limit is longer by leave of the head, within what the law allows."""

    kind: ClassVar[str] = "following.clock_extended"
    label: ClassVar[str] = "延长期限"
    matter_kind: str
    reason: str
    due_before: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverOffered(Fact):
    """Another unit or person is to take the matter on."""

    kind: ClassVar[str] = "following.hand_over_offered"
    label: ClassVar[str] = "提出移交"
    matter_kind: str
    to: str
    reason: str
    accept_by: str
    stands_in_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverAccepted(Fact):
    """It was taken on; from now on the taker answers for the matter."""

    kind: ClassVar[str] = "following.hand_over_accepted"
    label: ClassVar[str] = "接收移交"
    matter_kind: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverSentBack(Fact):
    """It was not taken on; the giver has it still."""

    kind: ClassVar[str] = "following.hand_over_refused"
    label: ClassVar[str] = "退回移交"
    matter_kind: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverLapsed(Fact):
    """Nobody took it on within the limit; it is back with the giver."""

    kind: ClassVar[str] = "following.hand_over_lapsed"
    label: ClassVar[str] = "移交逾期未接，退回首问人"
    matter_kind: str
    to: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRuleChanged(Fact):
    """How limits are counted at a place."""

    kind: ClassVar[str] = "following.clock_rule_changed"
    label: ClassVar[str] = "修改计时规则"
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClocksRecounted(Fact):
    """Open clocks were reckoned anew after the calendar had changed."""

    kind: ClassVar[str] = "following.clocks_recounted"
    label: ClassVar[str] = "重算期限"
    reason: str
    looked_at: int
    changed: int
