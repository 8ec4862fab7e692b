"""Orders: a voice at a unit, with what was asked, urged, conferred, replied and said to it."""

from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.feedback.enums import AnswerWay, AskedHow, Contentment, Finding, Plea, Urging
from mingchuang.feedback.models.voice import HIDDEN_COLUMNS, Voice
from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node, Staff


class OrderQuerySet(ScopedQuerySet["Order"]):
    """Orders, by how they stand."""

    def current(self) -> Self:
        """Not returned to the dispatcher."""
        return self.filter(returned_at=None)

    def with_voice(self) -> Self:
        """What a line shows, and nothing that leads to the one who spoke."""
        rows = self.select_related("matter__clock", "matter__owner_node", "voice__place", "voice__item")
        return rows.defer(*(f"voice__{column}" for column in HIDDEN_COLUMNS))


class Order(models.Model):
    """A voice sent to a unit (工单). Its clock starts with the dispatch, whoever signs for it when."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", primary_key=True, verbose_name="跟踪事项")
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="orders", verbose_name="诉求")
    path = models.CharField("路径", max_length=255, db_index=True)
    instruction = models.TextField("交办要求", default="", blank=True)
    dispatched_at = models.DateTimeField("派单时间")
    dispatched_by = models.CharField("派单人", max_length=100)
    dispatched_late = models.BooleanField("派单超时", default=False)
    sign_minutes = models.PositiveIntegerField("签收时限（分钟）")
    signed_at = models.DateTimeField("签收时间", null=True)
    signed_by = models.CharField("签收人", max_length=100, default="", blank=True)
    contacted_at = models.DateTimeField("联系群众时间", null=True)
    returned_at = models.DateTimeField("退回派单时间", null=True)
    first_replied_at = models.DateTimeField("首次答复时间", null=True)
    first_reply_late = models.BooleanField("首次答复超时", default=False)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = "工单"
        constraints = [
            models.UniqueConstraint(
                fields=["voice"],
                condition=Q(returned_at=None),
                name="feedback_one_current_order",
                violation_error_message="这件诉求已经派单。",
            ),
        ]

    def __str__(self) -> str:
        return self.voice.number


class UnitPlea(models.Model):
    """A unit asks to return an order, or for more time (退单、延期申请); the dispatcher decides."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="pleas", verbose_name="工单")
    kind = models.CharField("申请", max_length=10, choices=Plea.choices)
    reason = models.TextField("理由")
    basis = models.CharField("依据", max_length=300)
    days = models.PositiveSmallIntegerField("延期（工作日）", default=0)
    asked_at = models.DateTimeField("申请时间")
    asked_by = models.CharField("申请人", max_length=100)
    is_granted = models.BooleanField("同意", null=True)
    decision = models.TextField("裁定理由", default="", blank=True)
    decided_at = models.DateTimeField("裁定时间", null=True)
    decided_by = models.CharField("裁定人", max_length=100, default="", blank=True)

    class Meta:
        verbose_name = "单位申请"
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(decided_at=None),
                name="feedback_one_plea_at_a_time",
                violation_error_message="已有一个申请在等待裁定。",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, is_granted=None) | Q(decided_at__isnull=False, is_granted__isnull=False),
                name="feedback_plea_decided_either_way",
                violation_error_message="裁定必须写明同意与否。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.get_kind_display()}"


class UrgingStep(models.Model):
    """One step of supervision (督办), with its limit and what the unit said to it."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="urgings", verbose_name="工单")
    step = models.CharField("方式", max_length=12, choices=Urging.choices)
    reason = models.TextField("要求")
    basis = models.CharField("依据", max_length=300)
    answer_by = models.DateField("答复期限")
    leader = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="批示领导")
    made_at = models.DateTimeField("督办时间")
    made_by = models.CharField("督办人", max_length=100)
    answer = models.TextField("单位说明", default="", blank=True)
    answered_at = models.DateTimeField("说明时间", null=True)
    answered_by = models.CharField("说明人", max_length=100, default="", blank=True)

    class Meta:
        verbose_name = "督办"

    def __str__(self) -> str:
        return f"{self.order_id} {self.get_step_display()}"


class Consultation(models.Model):
    """Several units conferred on a hard matter (疑难会商)."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="consultations", verbose_name="工单")
    held_on = models.DateField("会商日期")
    units = models.ManyToManyField(Node, related_name="+", verbose_name="参加单位")
    reason = models.TextField("会商事由")
    outcome = models.TextField("会商结果")
    chaired_by = models.CharField("主持人", max_length=100)
    written_at = models.DateTimeField("登记时间")
    written_by = models.CharField("登记人", max_length=100)

    class Meta:
        verbose_name = "疑难会商"

    def __str__(self) -> str:
        return f"{self.order_id} {self.held_on}"


class Reply(models.Model):
    """What the citizen was told (答复), how and when; a matter done again has several."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="replies", verbose_name="工单")
    way = models.CharField("答复方式", max_length=12, choices=AnswerWay.choices)
    text = models.TextField("答复内容")
    finding = models.CharField("认定", max_length=10, choices=Finding.choices)
    measure = models.TextField("处理情况", default="", blank=True)
    told_on = models.DateField("告知日期")
    told_by = models.CharField("告知人", max_length=100)
    files = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name="佐证材料")
    written_at = models.DateTimeField("登记时间")
    written_by = models.CharField("登记人", max_length=100)
    written_by_id = models.BigIntegerField("登记人账号", null=True)

    class Meta:
        verbose_name = "答复"

    def __str__(self) -> str:
        return f"{self.order_id} {self.told_on}"


class FinalAnswer(models.Model):
    """The last word on a matter asked again and again (最终答复), with its document."""

    order = models.OneToOneField(Order, models.CASCADE, related_name="final_answer", verbose_name="工单")
    document = models.CharField("文号", max_length=100)
    reason = models.TextField("理由")
    basis = models.CharField("依据", max_length=300)
    is_left_out = models.BooleanField("不计入满意率", default=False)
    files = models.ManyToManyField(Attachment, related_name="+", verbose_name="文件和证据")
    given_at = models.DateTimeField("作出时间")
    given_by = models.CharField("作出人", max_length=100)

    class Meta:
        verbose_name = "最终答复"

    def __str__(self) -> str:
        return self.document


class Ask(models.Model):
    """The citizen was asked before closing (回访), or said so herself on her page."""

    voice = models.ForeignKey(Voice, models.PROTECT, related_name="asks", verbose_name="诉求")
    how = models.CharField("方式", max_length=10, choices=AskedHow.choices)
    is_reached = models.BooleanField("联系上")
    is_last = models.BooleanField("不再拨打", default=False)
    is_contacted = models.BooleanField("单位联系过本人", null=True)
    is_solved = models.BooleanField("问题已解决", null=True)
    contentment = models.CharField("满意度", max_length=12, choices=Contentment.choices, default="", blank=True)
    words = models.TextField("群众的话", default="", blank=True)
    asked_at = models.DateTimeField("回访时间")
    asked_by = models.CharField("回访人", max_length=100)
    key = models.CharField("回访标识", max_length=40, null=True, unique=True)

    class Meta:
        verbose_name = "回访结果"
        constraints = [
            models.CheckConstraint(
                condition=Q(is_reached=False, contentment="") | Q(is_reached=True) & ~Q(contentment=""),
                name="feedback_reached_says_how_content",
                violation_error_message="联系上的回访必须有满意度。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voice_id} {self.contentment}"
