"""The register of files."""

from django.db import models

from mingchuang.foundation.access import ScopedQuerySet


class Attachment(models.Model):
    """One file (附件). Its bytes stand in the data folder under their hash; two uploads of one file share them."""

    sha256 = models.CharField("摘要", max_length=64, db_index=True)
    name = models.CharField("文件名", max_length=200)
    media_type = models.CharField("类型", max_length=100)
    size = models.PositiveBigIntegerField("大小（字节）")
    path = models.CharField("所属", max_length=255, db_index=True)
    uploaded_by = models.CharField("上传者", max_length=100)
    uploaded_at = models.DateTimeField("上传时间")

    objects = ScopedQuerySet["Attachment"].as_manager()

    class Meta:
        verbose_name = "附件"

    def __str__(self) -> str:
        return self.name
