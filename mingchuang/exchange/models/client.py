"""Client systems, their keys, and what they have sent."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.exchange.enums import Scope
from mingchuang.exchange.permissions import permissions_of
from mingchuang.foundation.access import Actor, ActorKind, Grant, ScopedQuerySet
from mingchuang.organisations.models import Node


class Client(models.Model):
    """Another system that talks to this one (对接系统), from one node of the tree downwards."""

    name_zh = models.CharField("系统名称", max_length=60)
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属机构")
    path = models.CharField("路径", max_length=255, db_index=True)
    scopes = models.JSONField("权限", default=list)
    per_minute = models.PositiveSmallIntegerField("每分钟最多请求数", default=120)
    note = models.CharField("用途和联系人", max_length=200, default="", blank=True)
    made_at = models.DateTimeField("登记时间")
    made_by = models.CharField("登记人", max_length=100)

    objects = ScopedQuerySet["Client"].as_manager()

    class Meta:
        verbose_name = "对接系统"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "name_zh"],
                name="exchange_client_name_once_per_node",
                violation_error_message="这个机构已有同名的对接系统。",
            ),
            models.CheckConstraint(
                condition=Q(per_minute__gte=1),
                name="exchange_client_may_ask",
                violation_error_message="每分钟最多请求数至少为 1。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh

    def scopes_shown(self) -> list[str]:
        """Its scopes in words."""
        return [Scope(scope).label for scope in self.scopes if scope in Scope.values]

    def as_actor(self, *, sign: str) -> Actor:
        """The system as the one who acts, told apart by the key it came with."""
        grant = Grant(role="client", path=self.path, permissions=permissions_of(self.scopes))
        return Actor(kind=ActorKind.CLIENT, label=f"{self.name_zh}（{sign}）", grants=[grant])


class ClientKeyQuerySet(models.QuerySet["ClientKey"]):
    """Keys, by what they still open."""

    def open_on(self, day: date) -> Self:
        """Neither revoked nor expired."""
        return self.filter(revoked_at=None, expires_on__gte=day)


class ClientKey(models.Model):
    """One key of a client system (密钥). Its secret is shown once and kept as a hash."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="keys", verbose_name="对接系统")
    sign = models.CharField("密钥标识", max_length=8, unique=True)
    digest = models.CharField("密钥摘要", max_length=64)
    made_at = models.DateTimeField("发放时间")
    made_by = models.CharField("发放人", max_length=100)
    expires_on = models.DateField("有效期至")
    revoked_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("收回时间", null=True)
    revoked_by = models.CharField("收回人", max_length=100, default="", blank=True)
    last_used_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("最近使用", null=True)
    minute: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("计数的分钟", null=True)
    asked = models.PositiveIntegerField("这一分钟的请求数", default=0)

    objects = ClientKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "密钥"

    def __str__(self) -> str:
        return self.sign


class Repeat(models.Model):
    """What a client sent under a key of its own, and the answer it got (防重记录)."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="repeats", verbose_name="对接系统")
    key = models.CharField("防重编号", max_length=64)
    digest = models.CharField("内容摘要", max_length=64)
    status = models.PositiveSmallIntegerField("答复状态", default=0)
    answer = models.JSONField("答复", default=dict)
    at = models.DateTimeField("时间", db_index=True)

    class Meta:
        verbose_name = "防重记录"
        constraints = [
            models.UniqueConstraint(
                fields=["client", "key"],
                name="exchange_sent_once",
                violation_error_message="这个防重编号已经用过。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.key}"
