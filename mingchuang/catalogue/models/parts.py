"""Parts of an item beside its materials: steps, windows, files, and what a search finds it by."""

from django.db import models
from django.db.models import Q

from mingchuang.catalogue.enums import TIME_UNITS, FileKind
from mingchuang.catalogue.models.item import ServiceItem
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.organisations.models import Node


class Step(models.Model):
    """A step (环节) of handling, in its order."""

    item = models.ForeignKey(ServiceItem, models.CASCADE, related_name="steps", verbose_name="事项")
    ordinal = models.PositiveSmallIntegerField("序号")
    name_zh = models.CharField("环节名称", max_length=100)
    name_en = models.CharField("环节英文名称", max_length=150, default="", blank=True)
    limit_count = models.PositiveSmallIntegerField("环节时限", null=True)
    limit_unit = models.CharField("环节时限单位", max_length=10, choices=TIME_UNITS, default="working")
    is_outside_limit = models.BooleanField("不计入承诺时限", default=False)
    post_zh = models.CharField("办理岗位", max_length=100, default="", blank=True)
    post_en = models.CharField("办理岗位（英文）", max_length=150, default="", blank=True)

    class Meta:
        verbose_name = "环节"
        constraints = [
            models.UniqueConstraint(fields=["item", "ordinal"], name="catalogue_step_place_once"),
            models.CheckConstraint(
                condition=~Q(name_zh=""), name="catalogue_step_has_a_name", violation_error_message="环节须有名称。"
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh

    @property
    def limit(self) -> Limit | None:
        """Its own limit, if any."""
        count = self.limit_count
        return Limit(count=count, unit=LimitUnit(self.limit_unit)) if count is not None else None


class ItemWindow(models.Model):
    """An item is done at a window (办理窗口)."""

    item = models.ForeignKey(ServiceItem, models.CASCADE, related_name="places", verbose_name="事项")
    window = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="窗口")

    class Meta:
        verbose_name = "办理窗口"
        constraints = [models.UniqueConstraint(fields=["item", "window"], name="catalogue_window_once_per_item")]

    def __str__(self) -> str:
        return f"{self.item_id} @ {self.window_id}"


class ItemFile(models.Model):
    """A file (样表) that shows what to hand in or what one gets; `material` names the material it belongs to."""

    item = models.ForeignKey(ServiceItem, models.CASCADE, related_name="files", verbose_name="事项")
    kind = models.CharField("种类", max_length=10, choices=FileKind.choices)
    material = models.CharField("材料名称", max_length=200, default="", blank=True)
    file = models.ForeignKey(Attachment, models.PROTECT, related_name="+", verbose_name="文件")

    class Meta:
        verbose_name = "样表"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "kind", "material"],
                name="catalogue_one_file_of_a_kind",
                violation_error_message="这项材料已有这种文件。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.material}"


class SearchTerm(models.Model):
    """Something an item is found by (查找词): a stretch of one of its names, up to the name's end.

    So any part of a name is the beginning of a term, and the index finds it without reading all rows. Bytes,
    since only bytes are ordered alike by every database and locale.
    """

    item = models.ForeignKey(ServiceItem, models.CASCADE, related_name="terms", verbose_name="事项")
    term = models.BinaryField("查找词", max_length=400)
    weight = models.PositiveSmallIntegerField("远近")

    class Meta:
        verbose_name = "查找词"
        indexes = [
            # the search asks for a stretch of terms and wants nothing else of the row
            models.Index(fields=["term", "weight", "item"], name="catalogue_terms_in_order"),
        ]

    def __str__(self) -> str:
        return bytes(self.term).decode()
