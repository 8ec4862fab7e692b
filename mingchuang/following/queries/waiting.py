"""What waits for somebody's yes: areas register their lists, the first page of the day asks each of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mingchuang.foundation.access import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """One thing that waits. The title names no citizen; `until` is when it goes back by itself, if it does."""

    title_zh: str
    address: str
    since: datetime
    title_en: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingKind:
    """A list of things that wait for one kind of answer.

    `label` says what is asked of the reader, as a Chinese msgid (等您接收). `find(actor, now=…, most=…)` gives the
    oldest ones that this very person may answer, no more than `most`, with the same number of statements however
    many there are. It is not asked when the actor holds `permission` nowhere; "" = everybody is asked.
    """

    key: str
    label: str
    permission: str
    find: Callable[..., Sequence[WaitingRow]]


_waiting: dict[str, WaitingKind] = {}


def register_waiting(kind: WaitingKind) -> None:
    """Called by areas at start; a second registration of a key replaces the first."""
    _waiting[kind.key] = kind


def waiting_for(actor: Actor, *, now: datetime, most: int) -> Mapping[WaitingKind, Sequence[WaitingRow]]:
    """What waits for this actor, by kind, in the order of registration; kinds with nothing are left out."""
    asked = [kind for kind in _waiting.values() if not kind.permission or actor.has(kind.permission)]
    found = {kind: kind.find(actor, now=now, most=most) for kind in asked}
    return {kind: rows for kind, rows in found.items() if rows}
