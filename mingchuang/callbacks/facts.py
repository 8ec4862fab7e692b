"""What happens with call-backs. No fact holds a name or a phone number."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPlanned(Fact):
    """A matter will be called back."""

    kind: ClassVar[str] = "callbacks.call_planned"
    label: ClassVar[str] = "列入回访"
    matter_id: int
    matter_kind: str
    picked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTried(Fact):
    """Somebody called."""

    kind: ClassVar[str] = "callbacks.call_tried"
    label: ClassVar[str] = "拨打回访电话"
    matter_id: int
    ordinal: int
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAnswered(Fact):
    """The person answered. None = she did not say. An area whose matter it is may open it again."""

    kind: ClassVar[str] = "callbacks.call_answered"
    label: ClassVar[str] = "回访有了结果"
    matter_id: int
    matter_kind: str
    origin: str
    was_answered: bool | None
    was_solved: bool | None
    is_satisfied: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded(Fact):
    """There will be no answer; it counts for and against nobody."""

    kind: ClassVar[str] = "callbacks.call_ended"
    label: ClassVar[str] = "回访未成"
    matter_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalleeOpened(Fact):
    """Somebody looked at a number; the number itself does not stand here."""

    kind: ClassVar[str] = "callbacks.callee_opened"
    label: ClassVar[str] = "查看回访电话"
    matter_id: int
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalleeForgotten(Fact):
    """Name and number were deleted after their time."""

    kind: ClassVar[str] = "callbacks.callee_forgotten"
    label: ClassVar[str] = "删除回访电话"
    matter_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsDrawn(Fact):
    """The sample of a week was drawn; seed and frame let anyone draw it again."""

    kind: ClassVar[str] = "callbacks.calls_drawn"
    label: ClassVar[str] = "抽取回访样本"
    matter_kind: str
    week: str
    seed: str
    frame: int
    picked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardIssued(Fact):
    """A tracking card was given along with a matter."""

    kind: ClassVar[str] = "callbacks.card_issued"
    label: ClassVar[str] = "发放服务质量跟踪卡"
    matter_id: int
    matter_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRuleSet(Fact):
    """How a kind of matter is sampled was set."""

    kind: ClassVar[str] = "callbacks.rule_set"
    label: ClassVar[str] = "设定回访规则"
    matter_kind: str
    share: int
    weekly_least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptSet(Fact):
    """What is asked was set."""

    kind: ClassVar[str] = "callbacks.script_set"
    label: ClassVar[str] = "设定回访问卷"
    matter_kind: str
    questions: int
