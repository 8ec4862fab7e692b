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
