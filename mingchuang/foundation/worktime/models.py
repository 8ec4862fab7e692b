"""Years of the work calendar that were entered here."""

from django.db import models


class PublishedYear(models.Model):
    """One year's notice of holidays and make-up days (年度工作日历), with its source."""

    year = models.PositiveSmallIntegerField("年份", unique=True)
    source = models.CharField("依据", max_length=200)
    content = models.JSONField("内容")
    entered_by = models.CharField("录入人", max_length=100)
    entered_at = models.DateTimeField("录入时间")

    class Meta:
        verbose_name = "年度工作日历"

    def __str__(self) -> str:
        return str(self.year)
