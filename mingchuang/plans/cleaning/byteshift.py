"""Headings whose bytes slipped by one: `。ǘ┙M織` is `（二）組織` read from the second byte on.

Pages in GBK indent with blanks of two bytes. Where a site's cutter dropped a single byte of one, every character
after it was read from half of one and half of the next, until an ASCII byte or another loss brought the reader back
into step. Pairs that met in the user-defined rows of the code page had no glyph and vanished. The repair runs the same
machine backwards: encode, shift by one byte, decode; where bytes vanished it looks for the characters that fit the
bytes that are left and that form words known from the same document or from any plan.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from mingchuang.plans.cleaning.glosses import LOST_BYTES
from mingchuang.plans.cleaning.repair import Repair, apply_edits
from mingchuang.plans.cleaning.shift_search import LEAD_LOST, Reading, Vocabulary, best_reading, is_everyday
from mingchuang.plans.mapped import Edit, MappedText
from mingchuang.plans.patterns import Pattern

# A line never begins with a mark that closes or parts sentences, unless the mark is half of something else.
_HEADING_START = Pattern(r"\n[ \t]*([。》、，·ˉˇ¨〃々—～‖…’”〕〉」』〗】])(?=[^\s\x00-\x7f])")
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
# What half a blank makes together with the first byte of a character.
_HALVES = frozenset(bytes((0xA1, lead)).decode("gbk") for lead in range(0xA2, 0xF8))
# Marks of that row that lines do begin with.
_MAY_BEGIN = frozenset("《“‘（【〖「『〔★☆○●◎◇◆□■△▲※→—…·")
_LINE_START = Pattern(r"(?m)^[ \t]*([^\s])")
_HALF_BLANK = Pattern(r"(?m)^[ \t]*(\ufffd)(?=[!-~])")
_TELLING = Pattern(f"\n[ \\t]*[{''.join(sorted(_HALVES - _MAY_BEGIN))}\ufffd]")
_FEWEST_SLIPPED = 4
_SHORTEST_EXACT = 2
_QUOTE = Pattern("[“”]")
_HAN = Pattern("[\u4e00-\u9fff]")
_MOST_RARE = 0.02
_LONGEST_STRETCH = 60
_IN_STEP = 10
_NEAR = 4
_RARE_COSTS = 4.0
_NO_WRITING = Pattern(
    "[\uff21-\uff3a\uff41-\uff5a\ue000-\uf8ff\u2200-\u22ff\u2474-\u249b\u2500-\u2595\u0250-\u02ff\u00a4-\u01ff\u0391-\u03c9\u0400-\u04ff\u3040-\u30ff\u3105-\u3129]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Restored:
    start: int
    reading: Reading


def restore_shifted(text: MappedText) -> tuple[MappedText, list[Repair]]:
    """The text with slipped headings and quotations read in step again."""
    content = text.text
    every_line = _slipped_lines(content)
    # The line break stands before the first line, too: a pattern that begins with a character finds its places at once.
    heads = every_line or [match.start(1) - 1 for match in _HEADING_START.finditer(f"\n{content}")][:_MOST_HEADS]
    quotes = _unmatched_closing_quotes(content)[:_MOST_QUOTES]
    if not heads and not quotes:
        return text, []
    vocabulary = Vocabulary.of(_without_suspects(content, heads, quotes), is_sparse=bool(every_line))
    at_head = _line_at if every_line else _heading_at
    found = [*_each(heads, content, vocabulary, at_head), *_each(quotes, content, vocabulary, _quotation_before)]
    edits: list[Edit] = []
    if every_line:
        # Half a blank before a digit: the line behind it stands in step.
        found += [
            _Restored(start=match.start(1), reading=Reading(text="", length=1, gain=0.0))
            for match in _HALF_BLANK.finditer(content)
        ]
    for one in sorted(found, key=lambda restored: restored.start):
        if not edits or one.start >= edits[-1].end:
            edits.append(Edit(start=one.start, end=one.start + one.reading.length, replacement=one.reading.text))
    return apply_edits(text, edits, "byte_shift")


def _slipped_lines(content: str) -> list[int]:
    """Where the lines of a document begin that slipped as a whole; empty where only some headings did."""
    # Nearly all documents end here, and need not be looked at line by line.
    if sum(1 for _ in _TELLING.finditer(f"\n{content}")) < _FEWEST_SLIPPED:
        return []
    lines = [match for match in _LINE_START.finditer(content) if match[1] in _HALVES]
    telling = sum(match[1] not in _MAY_BEGIN for match in lines) + sum(1 for _ in _HALF_BLANK.finditer(content))
    if telling < _FEWEST_SLIPPED or telling * 2 < sum(1 for _ in _LINE_START.finditer(content)):
        return []
    return [match.start(1) for match in lines][:_MOST_HEADS]


def _line_at(content: str, start: int, vocabulary: Vocabulary) -> _Restored | None:
    """A line read from its second byte on: to its end, or up to where a lost pair brought the reader into step."""
    exact = _exact(content, start, vocabulary)
    if exact is None and (heading := _heading_at(content, start, vocabulary)):
        return heading
    reading = exact or _up_to_a_loss(content, start, vocabulary)
    return _Restored(start=start, reading=reading) if reading else None


def _exact(content: str, start: int, vocabulary: Vocabulary) -> Reading | None:
    """The stretch up to the first character of one byte, where every pair makes a character people write."""
    end = start
    while end < len(content) and content[end] > "\x7f" and content[end] != LOST_BYTES:
        end += 1
    text, lead = _shifted(content[start:end])
    if len(text) < _SHORTEST_EXACT or _rare(text) > len(text) * _MOST_RARE:
        return None
    # The second byte of the last character went with the line break, or became a mark of its own.
    end += content[end : end + 1] == LOST_BYTES
    last = vocabulary.completed(text[-1], lead, _next(content, end)) if lead is not None else ""
    return Reading(text=text + last, length=end - start, gain=_LEAST_GAIN)


def _up_to_a_loss(content: str, start: int, vocabulary: Vocabulary) -> Reading | None:
    """The stretch behind which the line can be read as it stands; of one character there only half is left."""
    line = _to_line_end(content, start, _LONGEST_STRETCH + _IN_STEP)
    best: tuple[float, int] | None = None
    for stop in range(1, min(len(line), _LONGEST_STRETCH)):
        text, lead = _shifted(line[:stop])
        if lead is None or _rare(text) > 2:
            break
        following = line[stop : stop + _IN_STEP].removeprefix(LOST_BYTES)
        if LOST_BYTES in line[:stop]:
            break
        scores = [vocabulary.score(one, other) for part in (text[-_NEAR:], following) for one, other in pairwise(part)]
        if scores and not _rare(following):
            fits = sum(scores) - _rare(text) * _RARE_COSTS
            # Of places that are as good the first: behind it the line stands in step.
            best = max(best or (fits, -stop), (fits, -stop))
    if best is None:
        return None
    stop = -best[1]
    text, lead = _shifted(line[:stop])
    length = stop + (line[stop : stop + 1] == LOST_BYTES)
    half = vocabulary.completed(text[-1:], lead or 0, _next(content, start + length))
    return Reading(text=text + half, length=length, gain=_LEAST_GAIN)


def _next(content: str, place: int) -> str:
    """The character at a place, none at the end of a line."""
    return content[place : place + 1].strip()


def _shifted(shown: str) -> tuple[str, int | None]:
    """What a stretch says when its first byte is dropped, and the byte left over; nothing where a pair says nothing."""
    data = shown.encode("gb18030", errors="ignore")[1:]
    text = data[: len(data) // 2 * 2].decode("gbk", errors="replace")
    return text, data[-1] if len(data) % 2 else None


def _rare(text: str) -> int:
    """How many characters of a stretch hardly anybody writes: a misread byte gives one of them soon."""
    return sum(not is_everyday(char) for char in _HAN.findall(text)) + 2 * len(_NO_WRITING.findall(text))


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
    places, depth, done = [], 0, 0
    for match in _QUOTE.finditer(content):
        if depth and content.find("\n", done, match.start()) >= 0:
            depth = 0
        done = match.start()
        if match[0] == "“":
            depth += 1
        elif depth:
            depth -= 1
        else:
            places.append(match.start())
    return places
