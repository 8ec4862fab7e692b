"""The last stage: what a person should look at before a draft is confirmed."""

from collections.abc import Iterator

from mingchuang.plans.doubts import dates, fields, text
from mingchuang.plans.draft import Draft, Flag
from mingchuang.plans.outline.document import Parts


def flags_of(draft: Draft, parts: Parts) -> Iterator[Flag]:
    """Every doubt about one document, in a fixed order."""
    yield from fields.kind_flags(draft)
    yield from text.text_flags(parts)
    yield from text.number_flags(parts)
    yield from dates.phase_flags(draft)
    yield from fields.field_flags(draft, parts)
    yield from fields.figure_flags(draft)
    yield from fields.score_flags(draft)
