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


@dataclass(frozen=True, slots=True, kw_only=True)
class HotlineOpened(Fact):
    """Orders of a hotline can come in."""

    kind: ClassVar[str] = "exchange.hotline_opened"
    label: ClassVar[str] = "登记热线"


@dataclass(frozen=True, slots=True, kw_only=True)
class HotlineChanged(Fact):
    """Its columns, its form of results, or whether it dispatches, are others."""

    kind: ClassVar[str] = "exchange.hotline_changed"
    label: ClassVar[str] = "更改热线的列名和设置"
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSet(Fact):
    """A code of the hotline means something here; `before` is what it meant."""

    kind: ClassVar[str] = "exchange.code_set"
    label: ClassVar[str] = "设定热线代码"
    table: str
    code: str
    means: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeDropped(Fact):
    """A code means nothing here any more."""

    kind: ClassVar[str] = "exchange.code_dropped"
    label: ClassVar[str] = "删除热线代码"
    table: str
    code: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTaken(Fact):
    """An order of a hotline is a voice of ours."""

    kind: ClassVar[str] = "exchange.order_taken"
    label: ClassVar[str] = "收下热线工单"
    hotline: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLanded(Fact):
    """A file of orders was taken in."""

    kind: ClassVar[str] = "exchange.file_landed"
    label: ClassVar[str] = "导入工单文件"
    name: str
    sha256: str
    new: int
    known: int
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsWritten(Fact):
    """A file of results was handed out."""

    kind: ClassVar[str] = "exchange.results_written"
    label: ClassVar[str] = "导出办理结果"
    name: str
    sha256: str
    rows: int
    first: int
    last: int
