"""Stretches that were read half a character off since one byte was lost, up to where the reader came back into step.

`宜拔褡芫炙闪胂厮拔窬�` is `国家税务总局松岭县税务局` without its first byte. What is left over at the end, a lone byte,
shows as a mark of loss; every character before it was read from the halves of two. They are put together again; the
character that lost its byte is marked, and given only where it can be no other.
"""

from itertools import accumulate, pairwise

from mingchuang.plans.cleaning.glosses import LOST_BYTES
from mingchuang.plans.cleaning.repair import Repair, apply_edits
from mingchuang.plans.cleaning.shift_search import Vocabulary, is_everyday
from mingchuang.plans.mapped import Edit, MappedText
from mingchuang.plans.patterns import Match, Pattern

_STRETCH = Pattern(f"[^\\x00-\\x7f{LOST_BYTES}]{{4,300}}{LOST_BYTES}")
_MOST = 200
_LEAST_GAIN = 6.0
_FEWEST_OFF = 3
_MOST_RARE = 0.05
_NUMERALS = "一二三四五六七八九十"
_WRITING = Pattern("[\u3001-\u3011\u2014-\u2026\uff01-\uff1f\u00b7]")


def restore_lost_bytes(text: MappedText) -> tuple[MappedText, list[Repair]]:
    """The text with such stretches in step again."""
    if LOST_BYTES not in text.text:
        return text, []
    stretches = list(_STRETCH.finditer(text.text))[:_MOST]
    if not stretches:
        return text, []
    vocabulary = Vocabulary.of(_STRETCH.sub("\n", text.text), is_sparse=True)
    edits = [edit for match in stretches if (edit := _restored(text.text, match, vocabulary))]
    return apply_edits(text, edits, "byte_shift")


def _restored(content: str, match: Match, vocabulary: Vocabulary) -> Edit | None:
    """The edit that brings a stretch into step from the place on where that gains most."""
    shown = match[0][:-1]
    data = shown.encode("gb18030")
    if len(data) != 2 * len(shown):
        return None
    meant = "".join(data[at : at + 2].decode("gbk", errors="replace")[:1] for at in range(1, len(data) - 1, 2))
    before, after = _worth(shown, vocabulary), _worth(meant, vocabulary)
    # Shown up to a place, meant behind it.
    sums = [before[place] + after[-1] - after[place] for place in range(len(meant))]
    place = max(range(len(sums)), key=sums.__getitem__)
    off = meant[place:]
    if sums[place] - before[-1] < _LEAST_GAIN or len(off) < _FEWEST_OFF:
        return None
    if sum(_is_rare(char) for char in off) > len(off) * _MOST_RARE:
        return None
    following = content[match.end() : match.end() + 1].strip()
    is_line_start = place == 0 and content[: match.start()].rstrip(" \t")[-1:] in {"", "\n"}
    first = _first(off[0], data[0]) if is_line_start else LOST_BYTES
    last = vocabulary.completed(off[-1], data[-1], following)
    return Edit(start=match.start() + place, end=match.end(), replacement=first + off + last)


def _worth(text: str, vocabulary: Vocabulary) -> list[float]:
    """How well a text reads up to each of its places."""
    fits = [0.0, *(max(vocabulary.score(one, other), -1.0) for one, other in pairwise(text))]
    worth = (fit - 3.0 * _is_rare(char) for fit, char in zip(fits, text, strict=True))
    return list(accumulate(worth, initial=0.0))


def _is_rare(char: str) -> bool:
    return not (is_everyday(char) or _WRITING.match(char) or char in "“”‘’")


def _first(following: str, trail: int) -> str:
    """The first character of a line, of which the second byte is left: a numeral, or the bracket before one."""
    if following in "、是要":
        return next((one for one in _NUMERALS if one.encode("gbk")[1] == trail), LOST_BYTES)
    return "（" if following in _NUMERALS and "（".encode("gbk")[1] == trail else LOST_BYTES
