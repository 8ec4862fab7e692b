"""What a node can be."""

from django.db.models import TextChoices


class NodeKind(TextChoices):
    """Kinds of node. Party and mass organisations pledge, display and are judged like units."""

    REGION = "region", "地区"
    UNIT = "unit", "单位"
    SECTION = "section", "科室"
    HALL = "hall", "大厅"
    WINDOW = "window", "窗口"
    PARTY_BRANCH = "party_branch", "党支部"
    UNION = "union", "工会"
    YOUTH_LEAGUE = "youth_league", "团组织"
    WOMEN = "women", "妇女组织"

    @classmethod
    def answering(cls) -> tuple["NodeKind", ...]:
        """Kinds that answer for work and are judged as a unit."""
        return (cls.UNIT, cls.PARTY_BRANCH, cls.UNION, cls.YOUTH_LEAGUE, cls.WOMEN)
