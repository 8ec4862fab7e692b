"""The left rail of the desk. Areas hang their entries at start; what the reader may not open is not shown."""

from dataclasses import dataclass

from mingchuang.foundation.access import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """One line of the rail. `label` is a Chinese msgid; `order` places it by kind of work."""

    label: str
    url_name: str
    permission: str
    order: int


EVERYBODY = "signed in"  # the same word as the doors use
_entries: dict[str, MenuEntry] = {}


def hang(entry: MenuEntry) -> None:
    """Put an entry on the rail; a second one with the same address replaces the first."""
    _entries[entry.url_name] = entry


def entries_for(actor: Actor) -> list[MenuEntry]:
    """The rail as this actor sees it."""
    in_order = sorted(_entries.values(), key=lambda e: e.order)
    return [e for e in in_order if e.permission == EVERYBODY or actor.has(e.permission)]
