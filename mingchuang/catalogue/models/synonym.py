"""Words people use for things that the law calls otherwise."""

from django.db import models

from mingchuang.foundation.access import ScopedQuerySet


class Synonym(models.Model):
    """Whoever types the word also finds what the other words name (同义词). Stands above the shipped list."""

    word = models.CharField("群众的说法", max_length=40, unique=True)
    meanings = models.CharField("也查这些词", max_length=300, default="", blank=True)
    path = models.CharField("路径", max_length=255, db_index=True)
    changed_at = models.DateTimeField("修改时间")
    changed_by = models.CharField("修改人", max_length=100)

    objects = ScopedQuerySet["Synonym"].as_manager()

    class Meta:
        verbose_name = "同义词"

    def __str__(self) -> str:
        return f"{self.word} → {self.meanings}"
