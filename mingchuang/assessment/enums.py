"""What schemes, runs and their lines can be."""

from django.db.models import TextChoices


class SchemeState(TextChoices):
    """A scheme is edited as a draft; once in force it is never edited, only replaced."""

    DRAFT = "draft", "草稿"
    IN_FORCE = "in_force", "执行中"
    REPLACED = "replaced", "已被替换"


class Direction(TextChoices):
    """Which way an indicator is better."""

    MORE_IS_BETTER = "more", "越高越好"
    LESS_IS_BETTER = "less", "越低越好"


class LineKind(TextChoices):
    """What a line of a result stands for."""

    INDICATOR = "indicator", "指标"
    DEDUCTION = "deduction", "扣分"
    VETO = "veto", "一票否决"


class RunState(TextChoices):
    """Where a run stands. A frozen one never changes again."""

    QUEUED = "queued", "排队中"
    RUNNING = "running", "计算中"
    DONE = "done", "已算出"
    FAILED = "failed", "没有算成"
    FROZEN = "frozen", "已定稿"


class RunMove(TextChoices):
    """What moves a run on."""

    BEGIN = "begin", "开始计算"
    COMPLETE = "complete", "算出结果"
    FAIL = "fail", "计算出错"
    FREEZE = "freeze", "定稿"


class Standing(TextChoices):
    """Whether a unit stands in the ranking, and if not, why."""

    RANKED = "ranked", "参加排名"
    TOO_FEW = "too_few", "样本不足"
    VETOED = "vetoed", "一票否决"
    NO_DATA = "no_data", "无数据"
