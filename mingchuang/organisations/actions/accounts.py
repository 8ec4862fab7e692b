"""Opening accounts, granting and revoking roles, signing in."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from mingchuang.foundation.access import Actor, role_named
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.actions.clashes import refusing_clash
from mingchuang.organisations.facts import AccountOpened, PasswordChanged, RoleGranted, RoleRevoked, SignedIn
from mingchuang.organisations.models import Account, Node, RoleGrant, Staff
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.rules import GrantRefused, check_grant


class PasswordRefused(Refusal):
    """The password is too easy; the message says why."""


@transaction.atomic
def open_account(
    *,
    actor: Actor,
    username: str,
    display_name: str,
    password: str,
    at: datetime,
    node: Node,
    staff: Staff | None = None,
) -> Account:
    """Open an account for somebody at this node. It may do nothing until a role is granted."""
    actor.require(P.ACCOUNT_EDIT, within=node.path)
    account = Account(username=username, display_name=display_name, staff=staff, opened_at=at)
    _check_password(password, account)
    account.password = make_password(password)
    with refusing_clash(GrantRefused("这个账号名已有人用。")):
        account.save()
    record(AccountOpened(username=username), actor=actor, subject=account, path=node.path, at=at)
    return account


@transaction.atomic
def open_account_with_role(
    *, actor: Actor, username: str, display_name: str, password: str, role: str, node: Node, at: datetime
) -> Account:
    """Open an account and grant its first role, or neither."""
    account = open_account(
        actor=actor, username=username, display_name=display_name, password=password, node=node, at=at
    )
    grant_role(actor=actor, account=account, role=role, node=node, at=at)
    return account


@transaction.atomic
def change_password(*, actor: Actor, account: Account, password: str, at: datetime) -> None:
    """The holder sets a new password."""
    if actor.account_id != account.pk:
        raise GrantRefused("只能修改自己的密码。")
    _check_password(password, account)
    account.password = make_password(password)
    account.save(update_fields=["password"])
    record(PasswordChanged(), actor=actor, subject=account, path=_home(account), at=at)


@transaction.atomic
def grant_role(*, actor: Actor, account: Account, role: str, node: Node, at: datetime) -> RoleGrant:
    """Grant a role at a node; nobody gives away more than he holds there himself."""
    actor.require(P.ACCOUNT_EDIT, within=node.path)
    if not actor.may(P.ROLE_GRANT, within=node.path):
        wanted = role_named(role).permissions
        held = frozenset(p for p in wanted if actor.may(p, within=node.path))
        check_grant(granter_permissions=held, role_permissions=wanted)
    if RoleGrant.objects.filter(account=account, role=role, node=node, revoked_at=None).exists():
        raise GrantRefused("此账号在这里已有这个角色。")
    with refusing_clash(GrantRefused("此账号在这里已有这个角色。")):
        grant = RoleGrant.objects.create(
            account=account, role=role, node=node, path=node.path, granted_at=at, granted_by=actor.label
        )
    fact = RoleGranted(role=role, node=node.name_zh)
    record(fact, actor=actor, subject=account, path=node.path, at=at)
    return grant


@transaction.atomic
def revoke_role(*, actor: Actor, grant: RoleGrant, at: datetime) -> None:
    """Take a role back. Doing it twice is harmless."""
    actor.require(P.ACCOUNT_EDIT, within=grant.path)
    if not RoleGrant.objects.filter(pk=grant.pk, revoked_at=None).update(revoked_at=at):
        return
    fact = RoleRevoked(role=grant.role, node=grant.node.name_zh)
    record(fact, actor=actor, subject=grant.account, path=grant.path, at=at)


@transaction.atomic
def note_sign_in(*, account: Account, at: datetime) -> None:
    """Write a sign-in into the journal."""
    record(SignedIn(), actor=account.as_actor(), subject=account, path=_home(account), at=at)


def _check_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as fault:
        raise PasswordRefused("密码不合要求：{faults}", faults=" ".join(fault.messages)) from None


def _home(account: Account) -> str:
    return account.staff.path if account.staff else "/"
