"""Playlists of hall screens."""

from datetime import time

from django.db import models
from django.db.models import F, Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node
from mingchuang.publicity.rules import PlaylistContent, SceneTurn
from mingchuang.publicity.rules.playlist import DAYS


class Playlist(models.Model):
    """What the screen of a hall shows on some weekdays, at some hours (播放单). Without one the shipped one plays."""

    hall = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="大厅")
    path = models.CharField("路径", max_length=255, db_index=True)
    name_zh = models.CharField("名称", max_length=60)
    name_en = models.CharField("英文名称", max_length=100, default="", blank=True)
    weekdays = models.JSONField("星期", default=list)
    starts_at = models.TimeField("开始时间", default=time(0, 0))
    ends_at = models.TimeField("结束时间", default=time(23, 59))
    scenes = models.JSONField("画面", default=list)
    slogans_zh = models.JSONField("标语", default=list, blank=True)
    slogans_en = models.JSONField("标语（英文）", default=list, blank=True)

    objects = ScopedQuerySet["Playlist"].as_manager()

    class Meta:
        verbose_name = "大屏播放单"
        constraints = [
            models.UniqueConstraint(
                fields=["hall", "name_zh"],
                name="publicity_playlist_name_once_per_hall",
                violation_error_message="这个大厅已有同名的播放单。",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")),
                name="publicity_playlist_ends_after_it_starts",
                violation_error_message="结束时间要晚于开始时间。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh

    def get_weekdays_display(self) -> list[str]:
        """The weekdays in words; all seven are one."""
        return ["每天"] if len(set(self.weekdays)) == len(DAYS) else [DAYS[day - 1] for day in self.weekdays]

    def content(self) -> PlaylistContent:
        """The row as a value."""
        return PlaylistContent(
            name_zh=self.name_zh,
            name_en=self.name_en,
            weekdays=tuple(self.weekdays),
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            scenes=tuple(SceneTurn(**turn) for turn in self.scenes),
            slogans_zh=tuple(self.slogans_zh),
            slogans_en=tuple(self.slogans_en),
        )
