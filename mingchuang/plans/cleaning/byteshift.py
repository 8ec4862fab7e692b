"""Headings whose bytes slipped by one: `。ǘ┙M織` is `（二）組織` read from the second byte on.

Pages in GBK indent with blanks of two bytes. Where a site's cutter dropped a single byte of one, every character
after it was read from half of one and half of the next, until an ASCII byte or another loss brought the reader back
into step. Pairs that met in the user-defined rows of the code page had no glyph and vanished. The repair runs the same
machine backwards: encode, shift by one byte, decode; where bytes vanished it looks for the characters that fit the
bytes that are left and that form words known from the same document or from any plan.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mingchuang.plans.cleaning.repair import Repair, apply_edits
from mingchuang.plans.cleaning.shift_search import LEAD_LOST, Reading, Vocabulary, best_reading
from mingchuang.plans.mapped import Edit, MappedText
from mingchuang.plans.patterns import Pattern

# A line never begins with a mark that closes or parts sentences, unless the mark is half of something else.
_HEADING_START = Pattern(r"(?m)^[ \t]*([。》、，·ˉˇ¨〃々—～‖…’”〕〉」』〗】])(?=[^\s\x00-\x7f])")
_NUMBERED = Pattern(r"（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]")
_LINE_WINDOW = 28
_QUOTE_WINDOW = 24
_DAMAGED_HEAD = 12
# Half of a lost character followed by half of an opening quote is always one of the marks of the first rows.
_ROW_OF_MARKS = frozenset("!,:;?()！，。：；、？·—…（）“《》")
# Each unmatched quote costs a search; a text with hundreds of them is not repaired by searching more.
_MOST_QUOTES = 100
_MOST_HEADS = 400
_LEAST_GAIN = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Restored:
    start: int
    reading: Reading


def restore_shifted(text: MappedText) -> tuple[MappedText, list[Repair]]:
    """The text with slipped headings and quotations read in step again."""
    content = text.text
    heads = [match.start(1) for match in _HEADING_START.finditer(content)][:_MOST_HEADS]
    quotes = _unmatched_closing_quotes(content)[:_MOST_QUOTES]
    if not heads and not quotes:
        return text, []
    vocabulary = Vocabulary.of(_without_suspects(content, heads, quotes))
    found = [*_each(heads, content, vocabulary, _heading_at), *_each(quotes, content, vocabulary, _quotation_before)]
    edits: list[Edit] = []
    for one in sorted(found, key=lambda restored: restored.start):
        if not edits or one.start >= edits[-1].end:
            edits.append(Edit(start=one.start, end=one.start + one.reading.length, replacement=one.reading.text))
    return apply_edits(text, edits, "byte_shift")


def _without_suspects(content: str, heads: list[int], quotes: list[int]) -> str:
    """The text without the damaged stretches: they must not vouch for themselves."""
    suspects = [(head, _to_line_end(content, head, _DAMAGED_HEAD)) for head in heads]
    suspects += [(max(0, quote - _DAMAGED_HEAD), content[max(0, quote - _DAMAGED_HEAD) : quote]) for quote in quotes]
    pieces, done = [], 0
    for start, damaged in sorted(suspects):
        pieces.append(content[done:start])
        done = max(done, start + len(damaged))
    return "\n".join([*pieces, content[done:]])


_Finder = Callable[[str, int, Vocabulary], _Restored | None]


def _each(places: list[int], content: str, vocabulary: Vocabulary, find: _Finder) -> Iterator[_Restored]:
    for place in places:
        found = find(content, place, vocabulary)
        if found is not None:
            yield found


def _heading_at(content: str, start: int, vocabulary: Vocabulary) -> _Restored | None:
    """A line start that reads as a numbered heading once its first byte is dropped."""
    window = _to_line_end(content, start, _LINE_WINDOW)
    reading = best_reading(window, vocabulary, lead=None, is_line=len(window) < _LINE_WINDOW)
    if reading is None or not _NUMBERED.match(reading.text):
        return None
    return _Restored(start=start, reading=reading)


def _quotation_before(content: str, quote: int, vocabulary: Vocabulary) -> _Restored | None:
    """A closing quote whose opening one slipped: try each place before it where a first byte may be lost."""
    best: _Restored | None = None
    first = max(content.rfind("\n", 0, quote) + 1, quote - _QUOTE_WINDOW)
    for start in range(first, quote):
        if content[start] not in _ROW_OF_MARKS:
            continue
        window = content[start : quote + 1]
        reading = best_reading(window, vocabulary, lead=LEAD_LOST, before=content[start - 1 : start])
        if reading is None or "“" not in reading.text or reading.gain < _LEAST_GAIN:
            continue
        if best is None or reading.gain > best.reading.gain:
            best = _Restored(start=start, reading=reading)
    return best


def _to_line_end(content: str, start: int, most: int) -> str:
    end = content.find("\n", start, start + most)
    return content[start : end if end >= 0 else start + most]


def _unmatched_closing_quotes(content: str) -> list[int]:
    places, depth = [], 0
    for match in re.finditer("[“”\n]", content):
        if match[0] == "“":
            depth += 1
        elif match[0] == "\n":
            depth = 0
        elif depth:
            depth -= 1
        else:
            places.append(match.start())
    return places
