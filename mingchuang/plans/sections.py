"""The sections of a document for display: end to end they are its text."""

from collections.abc import Iterator

from mingchuang.plans.draft import SectionSpan
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.outline.document import Parts

# Lines of the frame whose kind is only a step on the way.
_KINDS = {
    "titleish": "text",
    "untitled": "title",
    "repeated": "title",
    "text": "preamble",
    "org": "issuer",
    "broken_number": "doc_number",
}


def sections_of(parts: Parts) -> tuple[SectionSpan, ...]:
    """The frame and the outline as one row of stretches without gaps; noise stands apart."""
    starts = sorted(_starts(parts), key=lambda section: section.start)
    total = len(parts.manuscript.text)
    row = list(_without_gaps(starts, total))
    return tuple(_split_at_noise(row, parts.manuscript))


def _starts(parts: Parts) -> Iterator[SectionSpan]:
    text, outline = parts.manuscript.text, parts.outline
    for piece in parts.frame.pieces:
        kind = _KINDS.get(piece.kind, piece.kind)
        if piece.start >= parts.frame.body[1] and kind == "preamble":
            kind = "closing"
        kind = "meta" if kind.startswith("meta_") else kind
        yield SectionSpan(level=0, number=None, heading=None, start=piece.start, end=piece.end, kind=kind)
    for place, section in enumerate(outline.sections):
        number = section.number
        heading = text[slice(*section.heading)].strip() if section.heading else None
        yield SectionSpan(
            level=section.level,
            number=text[number.start : number.end].strip() if number else None,
            heading=" ".join(heading.split()) if heading else None,
            start=section.start,
            end=section.end,
            kind=(outline.parts(place) or ("item",))[0] if section.level == outline.top_level else "item",
        )


def _without_gaps(starts: list[SectionSpan], total: int) -> Iterator[SectionSpan]:
    """Each stretch runs on to the next; what stands before the first belongs to nobody."""
    if total and (not starts or starts[0].start > 0):
        first = starts[0].start if starts else total
        yield SectionSpan(level=0, number=None, heading=None, start=0, end=first, kind="blank")
    for place, one in enumerate(starts):
        end = starts[place + 1].start if place + 1 < len(starts) else total
        yield _cut(one, one.start, end)


def _cut(section: SectionSpan, start: int, end: int, *, kind: str | None = None) -> SectionSpan:
    if (start, end, kind) == (section.start, section.end, None):
        return section
    first = start == section.start and kind is None
    return SectionSpan(
        level=section.level,
        number=section.number if first else None,
        heading=section.heading if first else None,
        start=start,
        end=end,
        kind=kind or section.kind,
    )


def _split_at_noise(row: list[SectionSpan], manuscript: Manuscript) -> Iterator[SectionSpan]:
    noise: list[Span] = list(manuscript.noise)
    for section in row:
        start = section.start
        while noise and noise[0][1] <= start:
            noise.pop(0)
        for noise_start, noise_end in noise:
            if noise_start >= section.end:
                break
            inner_start, inner_end = max(start, noise_start), min(noise_end, section.end)
            if inner_start > start and manuscript.text[start:inner_start].strip():
                yield _cut(section, start, inner_start)
                start = inner_start
            # The line break behind a dropped line goes with it.
            rest = manuscript.shadow[inner_end : section.end]
            inner_end = section.end if not rest.strip() else inner_end
            yield _cut(section, start, inner_end, kind="noise")
            start = inner_end
        if start < section.end:
            yield _cut(section, start, section.end)
