"""What happens to plans, campaigns and tasks."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.following.facts import FellDue
from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanUploaded(Fact):
    """A document was read; each document inside it became a draft."""

    kind: ClassVar[str] = "campaigns.plan_uploaded"
    label: ClassVar[str] = "上传方案"
    file_name: str
    documents: int
    plans: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCorrected(Fact):
    """A field or row of a draft was corrected, added or dropped."""

    kind: ClassVar[str] = "campaigns.draft_corrected"
    label: ClassVar[str] = "修改方案草稿"
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotLookedAt(Fact):
    """Somebody looked at a flag, a doubt or a repair of a draft, or took that back."""

    kind: ClassVar[str] = "campaigns.spot_looked_at"
    label: ClassVar[str] = "核对方案疑点"
    spot: str
    seen: bool
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionUploaded(Fact):
    """A newer version of a plan was read; corrections were kept where their passage reads as before."""

    kind: ClassVar[str] = "campaigns.version_uploaded"
    label: ClassVar[str] = "上传方案新版"
    previous: int
    kept: int
    not_kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceApplied(Fact):
    """One item of a newer version was taken over into the campaign."""

    kind: ClassVar[str] = "campaigns.difference_applied"
    label: ClassVar[str] = "按新版方案更新活动"
    part: str
    sort: str
    name: str
    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencePassedOver(Fact):
    """One item of a newer version was not taken over, or that was taken back."""

    kind: ClassVar[str] = "campaigns.difference_passed_over"
    label: ClassVar[str] = "不采用新版方案的一处"
    part: str
    sort: str
    name: str
    field: str
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFinished(Fact):
    """Every item of a newer version has been decided; its document is the campaign's source from now on."""

    kind: ClassVar[str] = "campaigns.update_finished"
    label: ClassVar[str] = "新版方案处理完毕"
    applied: int
    passed_over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAdded(Fact):
    """A task was added to a campaign after its plan had been confirmed."""

    kind: ClassVar[str] = "campaigns.task_added"
    label: ClassVar[str] = "补充任务"
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDropped(Fact):
    """No campaign will be made of this draft."""

    kind: ClassVar[str] = "campaigns.draft_dropped"
    label: ClassVar[str] = "舍弃方案草稿"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTakenUp(Fact):
    """A dropped draft is worked on again."""

    kind: ClassVar[str] = "campaigns.draft_taken_up"
    label: ClassVar[str] = "恢复方案草稿"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanConfirmed(Fact):
    """A draft became a campaign, whole."""

    kind: ClassVar[str] = "campaigns.plan_confirmed"
    label: ClassVar[str] = "确认方案，建立活动"
    code: str
    phases: int
    tasks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignStarted(Fact):
    """The campaign runs."""

    kind: ClassVar[str] = "campaigns.campaign_started"
    label: ClassVar[str] = "启动活动"


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignClosed(Fact):
    """The campaign is over."""

    kind: ClassVar[str] = "campaigns.campaign_closed"
    label: ClassVar[str] = "结束活动"
    tasks: int
    accepted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignChanged(Fact):
    """Name, dates or publicity of a campaign changed."""

    kind: ClassVar[str] = "campaigns.campaign_changed"
    label: ClassVar[str] = "修改活动"
    starts_on: str
    ends_on: str
    is_public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkAdopted(Fact):
    """The norm sets of a framework were added to a campaign."""

    kind: ClassVar[str] = "campaigns.framework_adopted"
    label: ClassVar[str] = "采用规范框架"
    framework: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAssigned(Fact):
    """A task has somebody who answers for it."""

    kind: ClassVar[str] = "campaigns.task_assigned"
    label: ClassVar[str] = "布置任务"
    campaign: str
    due_on: str
    units: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChanged(Fact):
    """Due date or wanted evidence of a task changed."""

    kind: ClassVar[str] = "campaigns.task_changed"
    label: ClassVar[str] = "修改任务"
    due_before: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskReported(Fact):
    """A unit says that its part is done; `is_whole` when nobody else is waited for."""

    kind: ClassVar[str] = "campaigns.task_reported"
    label: ClassVar[str] = "报告任务完成"
    unit: str
    files: int
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAccepted(Fact):
    """Another person looked at a unit's part and accepted it."""

    kind: ClassVar[str] = "campaigns.task_accepted"
    label: ClassVar[str] = "验收任务"
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskReturned(Fact):
    """Another person looked at a unit's part and sent it back."""

    kind: ClassVar[str] = "campaigns.task_returned"
    label: ClassVar[str] = "退回任务"
    unit: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWithdrawn(Fact):
    """The task is not to be done after all."""

    kind: ClassVar[str] = "campaigns.task_withdrawn"
    label: ClassVar[str] = "撤除任务"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskOverdue(FellDue):
    """A unit's part of a task is past its day and has not been reported."""

    kind: ClassVar[str] = "campaigns.task_overdue"
    label: ClassVar[str] = "任务逾期"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySaved(Fact):
    """The summary of the campaign was kept with it."""

    kind: ClassVar[str] = "campaigns.summary_saved"
    label: ClassVar[str] = "保存活动总结"
    has_file: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NormSetAdded(Fact):
    """A set of norms was added by hand."""

    kind: ClassVar[str] = "campaigns.norm_set_added"
    label: ClassVar[str] = "加入一套规范"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormSetChanged(Fact):
    """Name or kind of a set changed."""

    kind: ClassVar[str] = "campaigns.norm_set_changed"
    label: ClassVar[str] = "修改规范名称"
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormLinesAdded(Fact):
    """Norms were added to a set."""

    kind: ClassVar[str] = "campaigns.norm_lines_added"
    label: ClassVar[str] = "加入规范条目"
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormReworded(Fact):
    """A norm was worded anew."""

    kind: ClassVar[str] = "campaigns.norm_reworded"
    label: ClassVar[str] = "修改规范条目"
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormMarked(Fact):
    """A norm became, or is no longer, a question."""

    kind: ClassVar[str] = "campaigns.norm_marked"
    label: ClassVar[str] = "标记规范条目"
    after: str
    is_checkable: bool
    is_self_check: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NormMoved(Fact):
    """A set or a norm changed its place."""

    kind: ClassVar[str] = "campaigns.norm_moved"
    label: ClassVar[str] = "调整规范顺序"
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormRetired(Fact):
    """A norm was taken out; what was checked by it stays."""

    kind: ClassVar[str] = "campaigns.norm_retired"
    label: ClassVar[str] = "撤下规范条目"
    before: str
