"""What happens at the machine door."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRegistered(Fact):
    """Another system may talk to this one."""

    kind: ClassVar[str] = "exchange.client_registered"
    label: ClassVar[str] = "登记对接系统"
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientChanged(Fact):
    """What a system may do, or how often, is another one."""

    kind: ClassVar[str] = "exchange.client_changed"
    label: ClassVar[str] = "更改对接系统"
    scopes_before: tuple[str, ...]
    scopes: tuple[str, ...]
    per_minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMade(Fact):
    """A key was handed out."""

    kind: ClassVar[str] = "exchange.key_made"
    label: ClassVar[str] = "发放密钥"
    sign: str
    expires_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRevoked(Fact):
    """A key opens nothing any more."""

    kind: ClassVar[str] = "exchange.key_revoked"
    label: ClassVar[str] = "收回密钥"
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsGiven(Fact):
    """A system was given rows; asking in vain is not written down."""

    kind: ClassVar[str] = "exchange.rows_given"
    label: ClassVar[str] = "向对接系统提供数据"
    what: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsTaken(Fact):
    """A system sent something that was taken in."""

    kind: ClassVar[str] = "exchange.rows_taken"
    label: ClassVar[str] = "接收对接系统送来的数据"
    what: str
    repeat_key: str
