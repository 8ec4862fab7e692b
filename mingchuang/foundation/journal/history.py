"""What happened to a thing, in lines that its page shows; drawn by `ui/_history.html`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from mingchuang.foundation.journal.models import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened, and what a person wrote with it."""

    entry: Entry
    note: str

    @property
    def at(self) -> datetime:
        """The very moment."""
        return self.entry.at

    @property
    def on(self) -> date:
        """The day only: where a rating or a voice is behind it, the hour may tell who it was."""
        return timezone.localdate(self.entry.at)


def history_lines(entries: Iterable[Entry], *, telling: Iterable[str]) -> list[HistoryLine]:
    """Entries in their order, each with those of its data that tell the reader more (by their names)."""
    names = tuple(telling)
    return [
        HistoryLine(entry=entry, note="；".join(str(entry.data[name]) for name in names if entry.data.get(name)))
        for entry in entries
    ]
