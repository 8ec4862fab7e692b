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


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEnded(Fact):
    """An item is no longer done from this day on."""

    kind: ClassVar[str] = "catalogue.item_ended"
    label: ClassVar[str] = "停止施行事项"
    code: str
    version: int
    until: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFileKept(Fact):
    """A sample was put to an item or replaced, or taken away (`name` is empty then)."""

    kind: ClassVar[str] = "catalogue.item_file_kept"
    label: ClassVar[str] = "更换样表"
    code: str
    version: int
    what: str
    material: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimplificationEntered(Fact):
    """A simplification of an item was written down, or changed."""

    kind: ClassVar[str] = "catalogue.simplification_entered"
    label: ClassVar[str] = "登记简化"
    code: str
    saving: str
    before: str
    after: str
    in_force_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimplificationDropped(Fact):
    """A simplification was taken off the list, for a reason."""

    kind: ClassVar[str] = "catalogue.simplification_dropped"
    label: ClassVar[str] = "撤下简化"
    code: str
    saving: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymChanged(Fact):
    """What a word of the people also finds; without meanings it is switched off."""

    kind: ClassVar[str] = "catalogue.synonym_changed"
    label: ClassVar[str] = "修改同义词"
    word: str
    meanings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityEntered(Fact):
    """A facility of a hall was entered, or described anew."""

    kind: ClassVar[str] = "catalogue.facility_entered"
    label: ClassVar[str] = "登记设施"
    hall: str
    name: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityChecked(Fact):
    """Somebody looked at a facility; `settled` reports of citizens are answered by it."""

    kind: ClassVar[str] = "catalogue.facility_checked"
    label: ClassVar[str] = "检查设施"
    state: str
    settled: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityRemoved(Fact):
    """A facility is no longer there."""

    kind: ClassVar[str] = "catalogue.facility_removed"
    label: ClassVar[str] = "撤除设施"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleReported(Fact):
    """A citizen says that a facility is out of order. Her words stay with the report."""

    kind: ClassVar[str] = "catalogue.trouble_reported"
    label: ClassVar[str] = "群众报修设施"
    trouble: str
    report_id: int = 0
