"""What is measured of waiting, by what it is grouped, and what was found."""

from django.db.models import TextChoices


class Measure(TextChoices):
    """Ways in which a matter stalls. Each is a share: so many of so many."""

    LATE = "late", "超期"
    CHECK = "check", "核对等得久"
    RETURNED = "returned", "办结后被退回"
    TAKING = "taking", "移交没人接"
    STEP = "step", "办件环节超时"


class Grouping(TextChoices):
    """By what the shares are told apart: the place on the tree, the section, the post, the step, the person."""

    PLACE = "place", "单位和科室窗口"
    SECTION = "section", "科室"
    POST = "post", "岗位"
    STEP = "step", "环节"
    PERSON = "person", "责任人"


class Verdict(TextChoices):
    """What the records say of one group beside all the others."""

    STALLS = "stalls", "比别处明显多"
    ALIKE = "alike", "分不出差别"
    LESS = "less", "比别处明显少"
    TOO_FEW = "too_few", "件数太少，不作判断"


class Easing(TextChoices):
    """Whether it eased since the order."""

    EASED = "eased", "已缓解"
    WORSE = "worse", "更严重"
    UNCLEAR = "unclear", "还分不出"
    TOO_EARLY = "too_early", "件数太少，还不能判断"
