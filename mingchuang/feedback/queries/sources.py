"""Where words come from that hot spots are counted in: voices, and what higher areas register."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mingchuang.catalogue.models import ServiceItem
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotFilter:
    """A period with both its ends, perhaps a place (unit, hall or window), an item, and one source (its key)."""

    since: date
    until: date
    place: Node | None = None
    item: ServiceItem | None = None
    source: str = ""

    def before(self) -> "HotspotFilter":
        """The period of the same length just before."""
        length = self.until - self.since + timedelta(days=1)
        return replace(self, since=self.since - length, until=self.since - timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """What one record says, and the unit it is about (None = not said)."""

    pk: int
    words: str
    unit: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One record as the page of a subject lists it; `words` are masked before they are shown, `state` is a msgid."""

    label: str
    words: str
    about: Node | None
    state: str
    on: date
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSource:
    """One kind of record. Everything is asked within the actor's reach; nothing in it leads to a person.

    `texts` are those of a period, `newest` tells whether anything was added, `words_of` and `lines` read some again.
    """

    key: str
    label: str
    permission: str
    texts: Callable[[Actor, HotspotFilter], Iterable[SourceText]]
    newest: Callable[[], int]
    words_of: Callable[[Sequence[int]], Mapping[int, str]]
    lines: Callable[[Actor, Sequence[int]], Sequence[SourceLine]]


_sources: dict[str, WordSource] = {}


def register_words(source: WordSource) -> None:
    """Called at start; a second registration of a key replaces the first."""
    _sources[source.key] = source


def sources_for(actor: Actor, *, chosen: str = "") -> list[WordSource]:
    """Those whose records this actor may read; only one if one of them was chosen."""
    open_ones = [source for source in _sources.values() if actor.has(source.permission)]
    return [source for source in open_ones if source.key == chosen] or open_ones
