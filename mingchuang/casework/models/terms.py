"""What a region gives for any case; without a row the terms of the region above hold, at last the defaults."""

from django.db import models
from django.db.models import Q

from mingchuang.casework.rules.limits import CaseTerms
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node

TERMS = tuple(CaseTerms.__slots__)


def term_label(name: str) -> str:
    """What a term is called, as a Chinese msgid."""
    field = CaseTermsRow._meta.get_field(name)
    assert isinstance(field, models.Field)
    return str(field.verbose_name)


class CaseTermsRow(models.Model):
    """The terms of cases in a region (办件规则)."""

    region = models.OneToOneField(Node, models.PROTECT, related_name="+", verbose_name="地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    intake_days = models.PositiveSmallIntegerField("收件后几个工作日内告知补正")
    intake_basis = models.CharField("告知期限的依据", max_length=200)
    joint_days = models.PositiveSmallIntegerField("并联审批总时限（工作日）")
    joint_extension = models.PositiveSmallIntegerField("并联审批最多延长（工作日）")
    joint_basis = models.CharField("并联时限的依据", max_length=200)
    delivery_days = models.PositiveSmallIntegerField("决定后几个工作日内送达")
    delivery_basis = models.CharField("送达期限的依据", max_length=200)
    applicant_kept_days = models.PositiveSmallIntegerField("办结多少天后删除申请人信息")
    effect_floor = models.PositiveSmallIntegerField("看简化效果至少要几件")
    changed_at = models.DateTimeField("修改时间")
    changed_by = models.CharField("修改人", max_length=100)

    objects = ScopedQuerySet["CaseTermsRow"].as_manager()

    class Meta:
        verbose_name = "办件规则"
        constraints = [
            models.CheckConstraint(
                condition=Q(intake_days__gte=1, joint_days__gte=2, delivery_days__gte=1, applicant_kept_days__gte=1),
                name="casework_terms_in_reason",
                violation_error_message="期限至少 1 个工作日，并联总时限至少 2 个工作日。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id}"

    def terms(self) -> CaseTerms:
        """The row as a value."""
        return CaseTerms(**{name: getattr(self, name) for name in TERMS})
