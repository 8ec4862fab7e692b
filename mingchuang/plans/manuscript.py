"""One document as the rules see it: its text, the shadow to match in, and the lines that are not content."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from mingchuang.plans.fold import fold
from mingchuang.plans.located import Located, Words
from mingchuang.plans.patterns import Pattern

Span = tuple[int, int]
_SPACES = " \t\n\u3000\u00a0"
_CHARACTER = Pattern(r"[^\n]")


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """The cleaned text of one document; `noise` are the stretches of it nobody should read as content."""

    text: str
    noise: tuple[Span, ...] = ()

    @cached_property
    def shadow(self) -> str:
        """The text folded for matching, of the same length; noise is blanked out."""
        shadow = fold(self.text)
        pieces, done = [], 0
        for start, end in self.noise:
            pieces.append(shadow[done:start])
            pieces.append(_CHARACTER.sub(" ", shadow[start:end]))
            done = end
        return "".join(pieces) + shadow[done:]

    def words(self, start: int, end: int, *, confidence: float = 1.0, strip: str = "") -> Words | None:
        """The text between two places without blanks (and `strip`) at its ends; None when nothing is left."""
        start, end = self.trimmed(start, end, strip)
        if start >= end:
            return None
        return Located(value=self._content(start, end), start=start, end=end, confidence=confidence)

    def trimmed(self, start: int, end: int, strip: str = "") -> Span:
        """The span without blanks, noise and `strip` at its ends; `strip` is matched in the shadow."""
        dropped = _SPACES + strip
        while start < end and self.shadow[start] in dropped:
            start += 1
        while end > start and self.shadow[end - 1] in dropped:
            end -= 1
        return start, end

    def _content(self, start: int, end: int) -> str:
        """The characters between two places, without the noise between them."""
        first = bisect_right(self.noise, start, key=_end_of)
        inside = (
            list(takewhile(lambda span: span[0] < end, islice(self.noise, first, None)))
            if first < len(self.noise)
            else []
        )
        if not inside:
            return self.text[start:end]
        pieces = []
        for noise_start, noise_end in inside:
            pieces.append(self.text[start:noise_start])
            start = noise_end
        pieces.append(self.text[start:end])
        return "".join(pieces)


def _end_of(span: Span) -> int:
    return span[1]
