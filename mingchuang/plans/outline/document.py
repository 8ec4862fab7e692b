"""One document taken apart: frame and outline, ready for the field rules."""

from dataclasses import dataclass

from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.outline.frame import Frame, Piece, head_pieces, tail_pieces, tail_start
from mingchuang.plans.outline.lines import line_spans
from mingchuang.plans.outline.tree import Outline, numbered_lines, outline_of

_LONGEST_ATTACHMENT = 60


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What every rule is given."""

    manuscript: Manuscript
    frame: Frame
    outline: Outline
    label: Span | None = None
    """The collector's line above the document (第三篇：…), which is not part of it."""
    name: Span | None = None
    """The title inside that line."""


def take_apart(manuscript: Manuscript, label: Span | None = None, name: Span | None = None) -> Parts:
    """The frame and the outline of a document."""
    lines = line_spans(manuscript.shadow)
    first = _first_numbered(manuscript, lines)
    stop = first + tail_start(manuscript, lines[first:])
    end = lines[stop][0] if stop < len(lines) else len(manuscript.text)
    outline = outline_of(manuscript, tuple(lines[first:stop]), end)
    pieces: list[Piece] = [*head_pieces(manuscript, lines[:first]), *tail_pieces(manuscript, lines[stop:])]
    begin = lines[first][0] if first < len(lines) else end
    return Parts(
        manuscript=manuscript,
        frame=Frame(pieces=tuple(pieces), body=(begin, end)),
        outline=outline,
        label=label,
        name=name,
    )


def _first_numbered(manuscript: Manuscript, lines: list[Span]) -> int:
    """The first line of the outline; a list of attachments above an embedded plan does not count."""
    places = {line[0]: place for place, line in enumerate(lines)}
    listed = -1
    for section in numbered_lines(manuscript.shadow, tuple(lines)):
        place = places[section.start]
        start, end = lines[place]
        before = manuscript.shadow[slice(*lines[place - 1])].strip() if place else ""
        follows = before.startswith("附件") or (listed >= 0 and place == listed + 1)
        if section.number and follows and end - start < _LONGEST_ATTACHMENT:
            listed = place
            continue
        return place
    return len(lines)
