"""What happens to pledges."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.following.facts import FellDue
from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeDrafted(Fact):
    """A pledge was worded; nobody outside sees it yet."""

    kind: ClassVar[str] = "pledges.pledge_drafted"
    label: ClassVar[str] = "拟写承诺"
    number: str
    text: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeReworded(Fact):
    """A draft was worded anew."""

    kind: ClassVar[str] = "pledges.pledge_reworded"
    label: ClassVar[str] = "修改承诺稿"
    number: str
    text: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeReviewed(Fact):
    """Another person read the draft and let it pass, or sent it back."""

    kind: ClassVar[str] = "pledges.pledge_reviewed"
    label: ClassVar[str] = "审核承诺"
    number: str
    is_approved: bool
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgesImported(Fact):
    """Many pledges were drafted from one workbook."""

    kind: ClassVar[str] = "pledges.pledges_imported"
    label: ClassVar[str] = "批量拟写承诺"
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgePublished(Fact):
    """A pledge was made public; from now on its wording stands."""

    kind: ClassVar[str] = "pledges.pledge_published"
    label: ClassVar[str] = "公布承诺"
    number: str
    text: str
    due_on: str
    replaces: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentReported(Fact):
    """Those who pledged say what was done."""

    kind: ClassVar[str] = "pledges.fulfilment_reported"
    label: ClassVar[str] = "申报兑现"
    number: str
    done_on: str
    evidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeExamined(Fact):
    """Another person judged it; `result` is kept, partly_kept, not_kept or returned."""

    kind: ClassVar[str] = "pledges.pledge_examined"
    label: ClassVar[str] = "评定承诺"
    number: str
    result: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeMeasured(Fact):
    """Records said whether a standing pledge was kept in a month; `is_met` None = too few records to say."""

    kind: ClassVar[str] = "pledges.pledge_measured"
    label: ClassVar[str] = "计量长期承诺"
    number: str
    indicator: str
    from_on: str
    until_on: str
    cut_off_on: str
    numerator: int
    denominator: int
    is_met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeWithdrawn(Fact):
    """A published pledge was withdrawn, for a reason that is public."""

    kind: ClassVar[str] = "pledges.pledge_withdrawn"
    label: ClassVar[str] = "撤回承诺"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeLapsed(FellDue):
    """A pledge fell due and nobody had reported it kept. The subject is its matter."""

    kind: ClassVar[str] = "pledges.pledge_lapsed"
    label: ClassVar[str] = "承诺到期未兑现"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOpened(Fact):
    """A round of pledging was set."""

    kind: ClassVar[str] = "pledges.round_opened"
    label: ClassVar[str] = "开始一轮承诺"
    name: str
    opens_on: str
    closes_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundChanged(Fact):
    """Name, days or request of a round changed."""

    kind: ClassVar[str] = "pledges.round_changed"
    label: ClassVar[str] = "修改承诺轮次"
    name: str
    opens_on: str
    closes_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateOffered(Fact):
    """A wording is offered to a role."""

    kind: ClassVar[str] = "pledges.template_offered"
    label: ClassVar[str] = "提供承诺模板"
    role: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChanged(Fact):
    """An offered wording was changed, or is offered no more."""

    kind: ClassVar[str] = "pledges.template_changed"
    label: ClassVar[str] = "修改承诺模板"
    role: str
    text: str
    is_offered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleSet(Fact):
    """Running pledges are looked at in turn from now on."""

    kind: ClassVar[str] = "pledges.cycle_set"
    label: ClassVar[str] = "安排轮流评诺"
    every: str
    days: int
    examiners: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleStopped(Fact):
    """Nobody is told to look any more."""

    kind: ClassVar[str] = "pledges.cycle_stopped"
    label: ClassVar[str] = "停止轮流评诺"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsGiven(Fact):
    """The turns of one period were given out."""

    kind: ClassVar[str] = "pledges.turns_given"
    label: ClassVar[str] = "排出本期评诺"
    from_on: str
    turns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnTaken(Fact):
    """Somebody looked at a pledge in her turn."""

    kind: ClassVar[str] = "pledges.turn_taken"
    label: ClassVar[str] = "轮流评诺"
    number: str
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedPlanned(Fact):
    """A need was heard and a deed is planned."""

    kind: ClassVar[str] = "pledges.deed_planned"
    label: ClassVar[str] = "登记实事"
    number: str
    deed: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedReworded(Fact):
    """A planned deed was worded anew."""

    kind: ClassVar[str] = "pledges.deed_reworded"
    label: ClassVar[str] = "修改实事"
    number: str
    deed: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedReported(Fact):
    """A deed was done and counted."""

    kind: ClassVar[str] = "pledges.deed_reported"
    label: ClassVar[str] = "报告实事办成"
    number: str
    done_on: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedConfirmed(Fact):
    """Those who were helped confirm the deed."""

    kind: ClassVar[str] = "pledges.deed_confirmed"
    label: ClassVar[str] = "群众确认实事"
    number: str
    asked: int
    confirmed: int
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedReturned(Fact):
    """Those who were helped do not confirm it."""

    kind: ClassVar[str] = "pledges.deed_returned"
    label: ClassVar[str] = "实事退回再办"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedDropped(Fact):
    """A deed cannot be done, for a reason that is public."""

    kind: ClassVar[str] = "pledges.deed_dropped"
    label: ClassVar[str] = "说明实事办不成"
    number: str
    reason: str
