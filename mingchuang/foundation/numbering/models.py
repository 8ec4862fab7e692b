"""Counter rows."""

from django.db import models


class Counter(models.Model):
    """The last number given in one series, for one place and year (计数器)."""

    series = models.CharField("系列", max_length=40)
    scope = models.CharField("范围", max_length=255)
    year = models.PositiveSmallIntegerField("年度")
    value = models.PositiveIntegerField("最后编号", default=0)

    class Meta:
        verbose_name = "计数器"
        constraints = [
            models.UniqueConstraint(fields=["series", "scope", "year"], name="numbering_one_counter_per_series"),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.scope} {self.year}: {self.value}"
