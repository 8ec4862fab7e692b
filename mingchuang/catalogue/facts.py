"""What happens to service items."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRegistered(Fact):
    """An item was entered, as a draft."""

    kind: ClassVar[str] = "catalogue.item_registered"
    label: ClassVar[str] = "登记事项"
    code: str
    version: int
    content: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChanged(Fact):
    """A draft was rewritten, or a new version of a published item begun; `content` is the whole new wording."""

    kind: ClassVar[str] = "catalogue.item_changed"
    label: ClassVar[str] = "修改事项"
    code: str
    version: int
    content: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPublished(Fact):
    """A version was made public."""

    kind: ClassVar[str] = "catalogue.item_published"
    label: ClassVar[str] = "公布事项"
    code: str
    version: int
    in_force_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsImported(Fact):
    """Items were read from a workbook, all of it."""

    kind: ClassVar[str] = "catalogue.items_imported"
    label: ClassVar[str] = "导入事项"
    registered: int
    changed: int
    unchanged: int
    published: int
