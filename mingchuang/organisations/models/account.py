"""Accounts and the roles they hold."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from mingchuang.foundation.access import Actor, ActorKind, Grant, ScopedQuerySet, role_named
from mingchuang.organisations.models.node import Node
from mingchuang.organisations.models.staff import Staff


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by name; opening one is an act, see `actions`."""


class Account(AbstractBaseUser):
    """A sign-in (账号). What it may do stands in its grants alone."""

    username = models.CharField("账号", max_length=60, unique=True)
    staff = models.OneToOneField(Staff, models.PROTECT, related_name="account", null=True, verbose_name="工作人员")
    display_name = models.CharField("显示名", max_length=60)
    is_active = models.BooleanField("启用", default=True)
    opened_at = models.DateTimeField("开通时间")

    USERNAME_FIELD = "username"
    objects = AccountManager()

    class Meta:
        verbose_name = "账号"

    def __str__(self) -> str:
        return self.username

    def as_actor(self) -> Actor:
        """The account as the one who acts, with its grants (one query)."""
        grants = [
            Grant(role=row.role, path=row.path, permissions=role_named(row.role).permissions)
            for row in self.grants.filter(revoked_at=None).order_by("id")
        ]
        return Actor(
            kind=ActorKind.STAFF,
            label=self.display_name,
            account_id=self.pk,
            staff_id=self.staff_id,
            grants=grants,
        )


class RoleGrant(models.Model):
    """A role at a node, for its subtree (授权)."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="grants", verbose_name="账号")
    role = models.CharField("角色", max_length=40)
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="授权机构")
    path = models.CharField("路径", max_length=255, db_index=True)
    granted_at = models.DateTimeField("授权时间")
    granted_by = models.CharField("授权人", max_length=100)
    revoked_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("收回时间", null=True)

    objects = ScopedQuerySet["RoleGrant"].as_manager()

    class Meta:
        verbose_name = "授权"
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "node"],
                condition=models.Q(revoked_at=None),
                name="organisations_grant_once",
                violation_error_message="此账号在这里已有这个角色。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role} {self.path}"
