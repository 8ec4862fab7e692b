"""All that is found in a text, without overlaps."""

from collections.abc import Collection, Iterable

from mingchuang.feedback.enums import MaskKind
from mingchuang.feedback.rules.masks.hiding import Mask, merged
from mingchuang.feedback.rules.masks.names import name_spans
from mingchuang.feedback.rules.masks.numbers import number_spans
from mingchuang.feedback.rules.masks.places import address_spans

FOR_UNITS = frozenset(MaskKind) - {MaskKind.ADDRESS}
"""What the unit complained of does not see; where something is broken it must know."""


def find_masks(
    text: str, *, kinds: Collection[MaskKind] = frozenset(MaskKind), known: Iterable[str] = ()
) -> list[Mask]:
    """What is hidden by default. `known`: words that belong to the one who spoke, hidden wherever they stand."""
    spans = [*number_spans(text), *address_spans(text), *name_spans(text), *_known_spans(text, known)]
    masks = [Mask(start=start, end=end, kind=kind) for start, end, kind in spans if kind in kinds]
    return merged(masks)


def _known_spans(text: str, known: Iterable[str]) -> Iterable[tuple[int, int, MaskKind]]:
    for word in {word.strip() for word in known}:
        start = text.find(word) if len(word) >= 2 else -1
        while start >= 0:
            yield start, start + len(word), MaskKind.OTHER
            start = text.find(word, start + len(word))
