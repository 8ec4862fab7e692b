"""One section of the outline."""

from dataclasses import dataclass

from mingchuang.plans.manuscript import Span
from mingchuang.plans.outline.numbering import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of the text from its first character to the first character of the next section.

    `level` 0 is everything that stands outside the numbered outline. `heading` and `body` are places in the text;
    `part` is the role it plays in the document (guiding, goals, phases, …).
    """

    level: int
    number: Number | None
    heading: Span | None
    body: Span
    start: int
    end: int
    part: str
