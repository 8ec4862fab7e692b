"""The left rail of the desk. Areas hang their entries at start; what the reader may not open is not shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import TextChoices

from mingchuang.foundation.access import Actor


class Section(TextChoices):
    """The parts of the rail, in its order."""

    DAY = "day", ""
    SERVING = "serving", "窗口服务"
    OPENNESS = "openness", "公开"
    LISTENING = "listening", "听取"
    MENDING = "mending", "改进"
    CAMPAIGN = "campaign", "活动"
    SETTING = "setting", "设置"


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """One line of the rail. `label` is a Chinese msgid; `order` is its place within the section."""

    label: str
    url_name: str
    permission: str
    section: Section
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RailPart:
    """One section as it is drawn."""

    section: Section
    entries: list[MenuEntry]


EVERYBODY = "signed in"  # the same word as the doors use
_entries: dict[str, MenuEntry] = {}


def hang(entry: MenuEntry) -> None:
    """Put an entry on the rail; a second one with the same address replaces the first."""
    _entries[entry.url_name] = entry


def rail_for(actor: Actor) -> list[RailPart]:
    """The rail as this actor sees it; a section in which nothing may be opened is left out."""
    shown = [entry for entry in _in_order() if entry.permission == EVERYBODY or actor.has(entry.permission)]
    parts = groupby(shown, key=lambda entry: entry.section)
    return [RailPart(section=section, entries=list(entries)) for section, entries in parts]


def _in_order() -> Iterable[MenuEntry]:
    sections = list(Section)
    return sorted(_entries.values(), key=lambda entry: (sections.index(entry.section), entry.order))
