"""What a case leaves behind: notices of what is missing, papers, faults."""

from django.db import models
from django.db.models import Q

from mingchuang.casework.enums import FaultKind, NoticeState, PaperKind
from mingchuang.casework.models.case import Case
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node
from mingchuang.reception.enums import NoticeChannel
from mingchuang.reception.models import Notice
from mingchuang.rectification.models import Rectification


class CaseNotice(models.Model):
    """The applicant was told what is missing (一次性告知). A second one is asked for, approved and a fault."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notices", verbose_name="办件")
    ordinal = models.PositiveSmallIntegerField("第几次")
    state = models.CharField("状态", max_length=8, choices=NoticeState.choices, default=NoticeState.GIVEN)
    missing = models.JSONField("缺少的材料", default=list)
    channel = models.CharField("告知方式", max_length=10, choices=NoticeChannel.choices)
    notice = models.OneToOneField(Notice, models.PROTECT, related_name="+", null=True, verbose_name="一次性告知书")
    note = models.CharField("说明", max_length=500, default="", blank=True)
    reason = models.CharField("再次告知的理由", max_length=300, default="", blank=True)
    asked_at = models.DateTimeField("提出时间")
    asked_by_id = models.BigIntegerField("提出人账号", null=True)
    asked_by = models.CharField("提出人", max_length=100)
    given_at = models.DateTimeField("告知时间", null=True)
    approved_by = models.CharField("批准人", max_length=100, default="", blank=True)

    class Meta:
        verbose_name = "办件告知"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "ordinal"],
                condition=~Q(state=NoticeState.REFUSED),
                name="casework_notice_ordinal_once",
                violation_error_message="这件办件的这次告知已经有了。",
            ),
            models.CheckConstraint(
                condition=~Q(state=NoticeState.GIVEN) | Q(given_at__isnull=False, notice__isnull=False),
                name="casework_given_notice_has_its_time",
                violation_error_message="已告知的必须有告知时间。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} / {self.ordinal}"


class CasePaper(models.Model):
    """A dated, numbered paper of a case (文书). Its PDF is set anew whenever it is asked for."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="papers", verbose_name="办件")
    kind = models.CharField("文书种类", max_length=12, choices=PaperKind.choices)
    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    year = models.PositiveSmallIntegerField("年度")
    sequence = models.PositiveIntegerField("序号")
    made_at = models.DateTimeField("制作时间")
    made_by = models.CharField("制作人", max_length=100)
    reason = models.TextField("理由", default="", blank=True)
    basis = models.CharField("法律依据", max_length=500, default="", blank=True)

    objects = ScopedQuerySet["CasePaper"].as_manager()

    class Meta:
        verbose_name = "办件文书"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "region", "year", "sequence"],
                name="casework_one_paper_number_each",
                violation_error_message="这个文书编号已经用过。",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[PaperKind.REFUSAL, PaperKind.DENIAL]) | ~Q(reason="") & ~Q(basis=""),
                name="casework_no_is_reasoned",
                violation_error_message="不予受理和不予的决定须写明理由和法律依据。",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """受理〔2026〕12号."""
        word = PAPER_WORDS[PaperKind(self.kind)]
        return f"{word}〔{self.year}〕{self.sequence}号"


PAPER_WORDS = {
    PaperKind.ACCEPTANCE: "受理",
    PaperKind.REFUSAL: "不予受理",
    PaperKind.PAUSE: "特别程序",
    PaperKind.EXTENSION: "延期",
    PaperKind.GRANT: "准予",
    PaperKind.DENIAL: "不予",
    PaperKind.DELIVERY: "送达",
}


class CaseFault(models.Model):
    """Something was wanting in the handling of a case (差错), found once each; it is never taken off the list."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="faults", verbose_name="办件")
    kind = models.CharField("差错", max_length=16, choices=FaultKind.choices)
    detail = models.CharField("哪一处", max_length=120, default="", blank=True)
    unit = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="责任单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    found_at = models.DateTimeField("发现时间")
    rectification = models.ForeignKey(
        Rectification, models.PROTECT, related_name="+", null=True, verbose_name="问责整改"
    )

    objects = ScopedQuerySet["CaseFault"].as_manager()

    class Meta:
        verbose_name = "办件差错"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "detail"],
                name="casework_fault_found_once",
                violation_error_message="这处差错已经记过。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.detail}".strip()
