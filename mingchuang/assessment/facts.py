"""What happens to schemes, marks and runs."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeStarted(Fact):
    """A version of a marking scheme was begun."""

    kind: ClassVar[str] = "assessment.scheme_started"
    label: ClassVar[str] = "起草考核方案"
    campaign: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChanged(Fact):
    """Weight or anchors of an indicator changed in a draft."""

    kind: ClassVar[str] = "assessment.indicator_changed"
    label: ClassVar[str] = "修改评分指标"
    key: str
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeInForce(Fact):
    """Points are counted by this version from now on."""

    kind: ClassVar[str] = "assessment.scheme_in_force"
    label: ClassVar[str] = "执行考核方案"
    campaign: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkEntered(Fact):
    """Something was entered that costs a unit points or its rank."""

    kind: ClassVar[str] = "assessment.mark_entered"
    label: ClassVar[str] = "登记扣分或否决"
    mark_kind: str
    key: str
    count: int
    happened_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkWithdrawn(Fact):
    """Such an entry was taken back."""

    kind: ClassVar[str] = "assessment.mark_withdrawn"
    label: ClassVar[str] = "撤销扣分或否决"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOrdered(Fact):
    """Somebody asked for points to be counted."""

    kind: ClassVar[str] = "assessment.run_ordered"
    label: ClassVar[str] = "发起计分"
    from_on: str
    until_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunComputed(Fact):
    """Points were counted."""

    kind: ClassVar[str] = "assessment.run_computed"
    label: ClassVar[str] = "算出得分"
    inputs_digest: str
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFrozen(Fact):
    """The result is final; anyone may check it against its digest."""

    kind: ClassVar[str] = "assessment.run_frozen"
    label: ClassVar[str] = "得分定稿"
    inputs_digest: str
    result_digest: str
