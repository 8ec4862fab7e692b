"""Posts, staff, and who holds which post when."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.privacy import SealedTextField
from mingchuang.organisations.enums import Naming
from mingchuang.organisations.models.node import Node
from mingchuang.organisations.rules import shown_name


class PostQuerySet(models.QuerySet["Post"]):
    """Posts, by day."""

    def kept_on(self, day: date) -> Self:
        """Posts that have not been given up by this day."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=day))


class Post(models.Model):
    """A post (岗位) at a node; it stays when its holder leaves."""

    node = models.ForeignKey(Node, models.PROTECT, related_name="posts", verbose_name="所在机构")
    title_zh = models.CharField("岗位", max_length=60)
    title_en = models.CharField("英文岗位", max_length=100, default="", blank=True)
    duties_zh = models.TextField("职责", default="", blank=True)
    duties_en = models.TextField("英文职责", default="", blank=True)
    is_head = models.BooleanField("负责人岗位", default=False)
    closed_on = models.DateField("停设日期", null=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"
        constraints = [models.UniqueConstraint(fields=["node", "title_zh"], name="organisations_post_once_per_node")]

    def __str__(self) -> str:
        return self.title_zh


class StaffQuerySet(ScopedQuerySet["Staff"]):
    """Staff, by day."""

    def serving_on(self, day: date) -> Self:
        """Staff who have not left by this day."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=day))

    def shown_on(self, day: date) -> Self:
        """Staff whom the public may see on this day."""
        return self.serving_on(day).filter(is_shown=True)


class Staff(models.Model):
    """A member of staff (工作人员) at the node where she belongs."""

    node = models.ForeignKey(Node, models.PROTECT, related_name="staff", verbose_name="所属机构")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    name_zh = models.CharField("姓名", max_length=40)
    name_en = models.CharField("英文姓名", max_length=80, default="", blank=True)
    badge_number = models.CharField("工号", max_length=30, unique=True)
    is_party_member = models.BooleanField("党员", default=False)
    mobile = SealedTextField("手机号", default="", blank=True)
    languages = models.JSONField("服务语言", default=list, blank=True)
    photo = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="照片")
    is_shown = models.BooleanField("对外展示", default=True)
    left_on = models.DateField("离岗日期", null=True)
    found_by = models.CharField("查找词", max_length=1000, default="", blank=True)

    objects = StaffQuerySet.as_manager()

    class Meta:
        verbose_name = "工作人员"

    def __str__(self) -> str:
        return self.name_zh

    @property
    def public_name_zh(self) -> str:
        """The name as her unit shows it to the public; the node is fetched along."""
        return shown_name(self.name_zh, naming=self.node.naming)

    @property
    def public_name_en(self) -> str:
        """The same in English; no name stands where the unit shows surnames only."""
        return self.name_en if self.shows_face else f"Staff member {self.badge_number}"

    @property
    def shows_face(self) -> bool:
        """Whether the full name and the photograph may be shown."""
        return self.node.naming == Naming.FULL


class TenureQuerySet(models.QuerySet["Tenure"]):
    """Tenures, by day."""

    def on(self, day: date) -> Self:
        """Who holds a post on this day."""
        return self.filter(Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day)


class Tenure(models.Model):
    """A member of staff holds a post from a day on, until the day she no longer does (任岗)."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="tenures", verbose_name="岗位")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="tenures", verbose_name="工作人员")
    from_on = models.DateField("到岗日期")
    until_on = models.DateField("离岗日期", null=True)

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = "任岗"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")),
                name="organisations_tenure_ends_after_it_begins",
                violation_error_message="离岗日期必须晚于到岗日期。",
            ),
            models.UniqueConstraint(
                fields=["post", "staff"],
                condition=Q(until_on=None),
                name="organisations_one_open_tenure",
                violation_error_message="此人已在这个岗位上。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} @ {self.post_id}"
