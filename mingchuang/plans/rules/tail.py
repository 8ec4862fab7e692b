"""What stands below the text: attachments and the printer's block."""

import re

from mingchuang.plans.dates import dates_day
from mingchuang.plans.draft import Colophon, Row
from mingchuang.plans.located import Located, Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.outline.document import Parts
from mingchuang.plans.outline.frame import ATTACHMENTS, Piece
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.lists import split_list

_LABEL = Pattern(r"^\s*（?附(?:件|表|录)?\s?(?:\d{1,2}|[一二三四五六七八九十])?\s?[：.、]?\s*")
_BRACKET_END = "）。；，、：.《》 \t"
_SUBJECT = Pattern(r"(?:主题词|关键词)\s*：\s*")
_COPIES_TO = Pattern(r"(?:抄送|抄报|分送|报送|发送)\s*：\s*")
_PRINTED = Pattern(
    r"(?P<by>[\u4e00-\u9fff]{4,30}?)\s*(?P<on>(?:\d{4}|[〇零一二三四五六七八九]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日)\s*印发?"
)
_COPIES = Pattern(r"共印\s*(\d+)\s*份")


def attachments_of(parts: Parts) -> Row:
    """The names of the attachments the document lists."""
    pieces = [*parts.frame.of("attachments")] or _labelled(parts)
    found: dict[str, Words] = {}
    for piece in pieces:
        for words in _names(parts.manuscript, piece.start, piece.end):
            found.setdefault(re.sub(r"\s", "", words.value), words)
        if piece.kind == "attachment":
            break
    return tuple(found.values()) or None


def _labelled(parts: Parts) -> list[Piece]:
    """What stands below the signature from the first line on that calls itself an attachment."""
    pieces = parts.frame.of("attachment")
    shadow = parts.manuscript.shadow
    places = (place for place, one in enumerate(pieces) if ATTACHMENTS.match(shadow[one.start : one.end].strip()))
    first = next(places, None)
    return [] if first is None else pieces[first:]


def _names(manuscript: Manuscript, start: int, end: int) -> list[Words]:
    shadow = manuscript.shadow
    label = _LABEL.match(shadow[start:end])
    start += label.end() if label else 0
    starts = [start]
    for place in range(start + 1, end):
        number = number_at(shadow, place) if shadow[place - 1] in " \t；，、。" else None
        if number and number.style in {"arabic", "han"} and number.end < end:
            starts.append(place)
    names = []
    for begin, stop in zip(starts, [*starts[1:], end], strict=True):
        number = number_at(shadow, begin)
        words = manuscript.words(number.end if number and number.end < stop else begin, stop, strip=_BRACKET_END)
        if words:
            names.append(words)
    return names


def colophon_of(parts: Parts) -> Colophon | None:
    """The printer's block: subject words, copies to, printed by whom and when, how many."""
    pieces = parts.frame.of("colophon")
    if not pieces:
        return None
    manuscript = parts.manuscript
    span = pieces[0].start, pieces[-1].end
    text = manuscript.words(*span)
    if text is None:
        return None
    printed = _PRINTED.search(manuscript.shadow, *span)
    copies = _COPIES.search(manuscript.shadow, *span)
    return Colophon(
        text=text,
        subject_words=_after(manuscript, span, _SUBJECT, "、，； \t\n"),
        copies_to=_after(manuscript, span, _COPIES_TO, "、，；"),
        printed_by=manuscript.words(*printed.span("by")) if printed else None,
        printed_on=_day(manuscript, printed.span("on")) if printed else None,
        copies=manuscript.words(*copies.span(1)) if copies else None,
    )


def _after(manuscript: Manuscript, span: Span, label: Pattern, marks: str) -> Row:
    matches = list(label.finditer(manuscript.shadow, *span))
    if not matches:
        return None
    # A page cut badly repeats the label (主题词: 主题词:); the last one is followed by the words.
    start = matches[-1].end()
    ends = [
        place
        for word in ("抄送", "抄报", "分送", "报送", "印发", "共印")
        if (place := manuscript.shadow.find(word, start, span[1])) > start
    ]
    printed = _PRINTED.search(manuscript.shadow, start, span[1])
    stop = min([span[1], *ends, *([printed.start()] if printed else [])])
    return split_list(manuscript, start, stop, marks) or None


def _day(manuscript: Manuscript, span: Span) -> Words | None:
    day = dates_day(manuscript.shadow[slice(*span)])
    return Located(value=day, start=span[0], end=span[1]) if day else None
