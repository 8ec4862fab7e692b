"""Acts on client systems and their keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from mingchuang.exchange.facts import ClientChanged, ClientRegistered, KeyMade, KeyRevoked
from mingchuang.exchange.models import Client, ClientKey, Repeat
from mingchuang.exchange.permissions import ExchangePermission as P
from mingchuang.exchange.permissions import permissions_of
from mingchuang.exchange.rules.keys import KeyRefused, check_key, check_term, draw_key
from mingchuang.exchange.rules.scopes import check_scopes
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node

REPEATS_KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A client system that has come in through the door."""

    client: Client
    actor: Actor


@transaction.atomic
def register_client(
    *, actor: Actor, node: Node, name_zh: str, scopes: Sequence[str], per_minute: int, note: str, at: datetime
) -> Client:
    """Let another system talk to this one, from a node downwards, with no more than its registrar may do herself."""
    actor.require(P.CLIENT_EDIT, within=node.path)
    _check_scopes(actor, scopes, path=node.path)
    client = Client.objects.create(
        name_zh=name_zh,
        node=node,
        path=node.path,
        scopes=sorted(scopes),
        per_minute=per_minute,
        note=note,
        made_at=at,
        made_by=actor.label[:100],
    )
    record(ClientRegistered(scopes=tuple(client.scopes)), actor=actor, subject=client, path=client.path, at=at)
    return client


@transaction.atomic
def change_client(
    *, actor: Actor, client_id: int, scopes: Sequence[str], per_minute: int, note: str, at: datetime
) -> Client:
    """Change what a system may do and how often; its keys stay as they are."""
    client = Client.objects.select_for_update(of=("self",)).get(pk=client_id)
    actor.require(P.CLIENT_EDIT, within=client.path)
    before = tuple(client.scopes)
    _check_scopes(actor, scopes, path=client.path)
    client.scopes, client.per_minute, client.note = sorted(scopes), per_minute, note
    client.save(update_fields=["scopes", "per_minute", "note"])
    fact = ClientChanged(scopes_before=before, scopes=tuple(client.scopes), per_minute=per_minute)
    record(fact, actor=actor, subject=client, path=client.path, at=at)
    return client


@transaction.atomic
def make_key(*, actor: Actor, client_id: int, expires_on: date, at: datetime) -> str:
    """A new key of a system, as it is shown this once."""
    client = Client.objects.select_for_update(of=("self",)).get(pk=client_id)
    actor.require(P.CLIENT_EDIT, within=client.path)
    _check_scopes(actor, client.scopes, path=client.path)
    check_term(expires_on=expires_on, today=timezone.localdate(at))
    drawn = draw_key()
    ClientKey.objects.create(
        client=client,
        sign=drawn.sign,
        digest=drawn.digest,
        made_at=at,
        made_by=actor.label[:100],
        expires_on=expires_on,
    )
    fact = KeyMade(sign=drawn.sign, expires_on=expires_on.isoformat())
    record(fact, actor=actor, subject=client, path=client.path, at=at)
    return drawn.text


@transaction.atomic
def revoke_key(*, actor: Actor, key_id: int, at: datetime) -> ClientKey:
    """Close the door to one key; revoking it twice changes nothing."""
    key = ClientKey.objects.select_related("client").select_for_update(of=("self",)).get(pk=key_id)
    actor.require(P.CLIENT_EDIT, within=key.client.path)
    if key.revoked_at is None:
        key.revoked_at, key.revoked_by = at, actor.label[:100]
        key.save(update_fields=["revoked_at", "revoked_by"])
        record(KeyRevoked(sign=key.sign), actor=actor, subject=key.client, path=key.client.path, at=at)
    return key


def enter(*, sign: str, secret: str, at: datetime) -> Entered:
    """The system behind a key, counted. Raises `KeyRefused` for a key that opens nothing or asks too often.

    The count stands on the key's own row and is taken by one conditional update, so that it holds for all
    processes together, and it is kept whatever becomes of the request.
    """
    key = ClientKey.objects.select_related("client").filter(sign=sign).first()
    check_key(
        secret=secret,
        digest=key.digest if key else None,
        expires_on=key.expires_on if key else None,
        revoked_at=key.revoked_at if key else None,
        today=timezone.localdate(at),
    )
    assert key is not None
    minute = at.replace(second=0, microsecond=0)
    same_minute = Q(minute=minute)
    counted = ClientKey.objects.filter(
        ~same_minute | Q(minute=None) | Q(asked__lt=key.client.per_minute), pk=key.pk
    ).update(
        asked=Case(When(same_minute, then=F("asked") + 1), default=Value(1)),
        minute=minute,
        last_used_at=at,
    )
    if not counted:
        raise KeyRefused(
            "这一分钟的请求已超过 {limit} 次，请稍后再试，或请管理员调高上限。",
            code="too_many_requests",
            status=429,
            limit=key.client.per_minute,
        )
    return Entered(client=key.client, actor=key.client.as_actor(sign=key.sign))


def forget_repeats(*, at: datetime) -> int:
    """Answers older than a month are not kept; how many went."""
    gone, _ = Repeat.objects.filter(at__lt=at - REPEATS_KEPT).delete()
    return gone


def _check_scopes(actor: Actor, scopes: Iterable[str], *, path: str) -> None:
    def may_give(scope: str) -> bool:
        return all(actor.may(permission, within=path) for permission in permissions_of([scope]))

    check_scopes(scopes, may_give=may_give)
