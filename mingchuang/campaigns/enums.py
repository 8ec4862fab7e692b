"""What campaigns, their drafts and their tasks can be."""

from enum import StrEnum

from django.db.models import TextChoices


class CampaignState(TextChoices):
    """Where a campaign stands."""

    PREPARING = "preparing", "准备中"
    RUNNING = "running", "进行中"
    CLOSED = "closed", "已结束"


class NormKind(TextChoices):
    """What a set of norms holds."""

    NORM = "norm", "规范"
    POLITE = "polite", "文明用语"
    FORBIDDEN = "forbidden", "服务忌语"


class DraftState(TextChoices):
    """Where a draft stands. A dropped one can be taken up again."""

    DRAFT = "draft", "待确认"
    CONFIRMED = "confirmed", "已确认"
    DROPPED = "dropped", "已舍弃"


class DocumentKind(TextChoices):
    """What a document is, as the importer tells. Only plans make a campaign."""

    PLAN = "plan", "实施方案"
    NOTICE_WITH_PLAN = "notice_with_plan", "印发方案的通知"
    OPINION = "opinion", "意见"
    RULES = "rules", "制度办法"
    CALL = "call", "倡议书"
    WORK_REPORT = "work_report", "工作汇报"
    MEETING_SUMMARY = "meeting_summary", "会议纪要"
    SPEECH = "speech", "讲话"
    OTHER = "other", "其他材料"


class UnitRole(TextChoices):
    """What a unit has to do with a task."""

    LEAD = "lead", "牵头"
    RESPONSIBLE = "responsible", "责任"
    COOPERATING = "cooperating", "配合"


class DraftPart(TextChoices):
    """The lists of a draft that can be corrected row by row; the value is the key in the draft."""

    GOALS = "goals", "目标"
    PHASES = "phases", "阶段"
    ACTIVITIES = "activities", "任务"
    NORMS = "norms", "规范"
    MEASURES = "measures", "保障措施"


class ChangeSort(TextChoices):
    """What a newer plan does to a row of a running campaign."""

    ADDED = "added", "新增"
    CHANGED = "changed", "改动"
    DROPPED = "dropped", "不再有"


class MatchHow(TextChoices):
    """How a unit named in a plan was found on the tree."""

    EXACT = "exact", "名称一致"
    SHORTENED = "shortened", "简称一致"
    GROUP = "group", "一组单位"
    UNMATCHED = "unmatched", "没有对上"


class GroupKind(StrEnum):
    """What a group name such as 各科室 stands for."""

    SECTIONS = "sections"
    UNITS = "units"
    BOTH = "both"
    WINDOW_UNITS = "window_units"
    WINDOWS = "windows"
    BRANCHES = "branches"
    TOWNS = "towns"
