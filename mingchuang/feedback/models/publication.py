"""What everybody may read of an answered voice."""

from django.db import models
from django.db.models import Q

from mingchuang.feedback.enums import PublicationState
from mingchuang.feedback.models.order import Reply
from mingchuang.feedback.models.voice import Voice
from mingchuang.foundation.access import ScopedQuerySet


class Publication(models.Model):
    """An answered voice without personal data (公开). The original texts stay where they are.

    Masks are lists of {start, end, kind, by}; taken-off masks are kept with who and why.
    """

    voice = models.OneToOneField(Voice, models.PROTECT, related_name="publication", verbose_name="诉求")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="+", verbose_name="答复")
    path = models.CharField("路径", max_length=255, db_index=True)
    state = models.CharField("状态", max_length=12, choices=PublicationState.choices, default=PublicationState.WAITING)
    voice_masks = models.JSONField("诉求的遮盖", default=list, blank=True)
    reply_masks = models.JSONField("答复的遮盖", default=list, blank=True)
    taken_off = models.JSONField("取消的遮盖", default=list, blank=True)
    voice_text = models.TextField("公开的诉求", default="", blank=True)
    reply_text = models.TextField("公开的答复", default="", blank=True)
    proposed_at = models.DateTimeField("提交时间")
    decided_at = models.DateTimeField("复看时间", null=True)
    decided_by = models.CharField("复看人", max_length=100, default="", blank=True)
    reason = models.CharField("不公开的理由", max_length=300, default="", blank=True)

    objects = ScopedQuerySet["Publication"].as_manager()

    class Meta:
        verbose_name = "公开"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=PublicationState.PUBLISHED) | Q(decided_at__isnull=False) & ~Q(voice_text=""),
                name="feedback_published_was_looked_at",
                violation_error_message="公开前必须由另一人复看。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voice_id}"
