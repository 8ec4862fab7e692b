"""Files that hold several documents: where each begins, and the collector's label above it."""

from dataclasses import dataclass, replace

from mingchuang.plans.dates import read_single_day
from mingchuang.plans.fold import fold
from mingchuang.plans.han_numbers import from_han
from mingchuang.plans.manuscript import Span
from mingchuang.plans.outline.frame import ends_a_title, is_titleish
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.patterns import Pattern

_NUMERAL = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
# A collector's line: 第三篇：…, 【方案2】, 范文一：…, 篇3：…
_LABELS = (
    Pattern(rf"\s*第(?P<n>{_NUMERAL})篇(?:[：、:\s](?P<name>.*))?$"),
    Pattern(rf"\s*【(?P<name>[^】]{{2,60}}?)(?P<n>{_NUMERAL})】\s*$"),
    Pattern(rf"\s*【?(?:范文|例文|范本|模板|方案|篇|样本)(?P<n>{_NUMERAL})】?(?:[：、:\s](?P<name>.*))?$"),
    Pattern(rf"\s*(?P<name>[^，。；：]{{2,50}}?)\s*篇\s?(?P<n>{_NUMERAL})[：:]?\s*$"),
    Pattern(
        rf"\s*(?P<name>[^，。；：]{{4,50}}?(?:方案|计划|总结|通知|意见|报告|范文)(?:范文|模板)?)\s*(?:篇|[（]|第)?(?P<n>{_NUMERAL})(?:篇|[）])?[：:]?\s*$"
    ),
)
# How lines begin and end that may be labels; most lines of a document do not.
_FIRST = frozenset("第【范例模方篇样")
_LAST = frozenset("一二三四五六七八九十篇）：:")
_RULE = Pattern(r"^\s*[=＝*＊#—_－-]{5,}\s*$")
_LONGEST_PREFACE = 400
_LONGEST_LABEL = 120
_SHORTEST_TITLE = 6
_SENTENCE_END = Pattern("[。！」”）]$")
_LINE = Pattern(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One document's place in the file, and the place of the label above it."""

    start: int
    end: int
    label: Span | None = None
    name: Span | None = None
    preface: Span | None = None
    """What the collector wrote above the first label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    start: int
    label: Span | None = None
    name: Span | None = None


def split_documents(text: str) -> list[Part]:
    """The documents of a file, end to end."""
    shadow = fold(text)
    lines = [match.span() for match in _LINE.finditer(shadow)]
    starts = _labelled(shadow, lines) or _unlabelled(shadow, lines)
    preface = _preface(shadow, starts)
    if preface:
        starts[0] = _Start(start=0, label=starts[0].label, name=starts[0].name)
    if not starts or shadow[: starts[0].start].strip():
        starts = [_Start(start=0), *starts]
    else:
        starts[0] = _Start(start=0, label=starts[0].label, name=starts[0].name)
    ends = [one.start for one in starts[1:]] + [len(text)]
    parts = [
        Part(start=one.start, end=end, label=one.label, name=one.name) for one, end in zip(starts, ends, strict=True)
    ]
    return [replace(parts[0], preface=preface), *parts[1:]]


def _preface(shadow: str, starts: list[_Start]) -> Span | None:
    """A few lines above the first label that are no document: the collection's own title and time stamp."""
    if not starts or not starts[0].label or starts[0].start == 0:
        return None
    return (0, starts[0].start) if _is_preface(shadow[: starts[0].start]) else None


def _is_preface(text: str) -> bool:
    """Whether a text is short enough and plain enough to be no document."""
    return len(text) <= _LONGEST_PREFACE and not any(number_at(line, 0) for line in text.split("\n"))


def _labelled(shadow: str, lines: list[Span]) -> list[_Start]:
    """Documents under labels of one kind that count up from one."""
    short = [
        span for span in lines if span[1] - span[0] <= _LONGEST_LABEL and _may_be_label(shadow[slice(*span)].strip())
    ]
    for pattern in _LABELS:
        found: list[_Start] = []
        for start, end in short:
            match = pattern.match(shadow, start, end)
            if match and from_han(match["n"]) == len(found) + 1:
                found.append(
                    _Start(start=start, label=(start, end), name=match.span("name") if match["name"] else None)
                )
        if len(found) >= 2 or (len(found) == 1 and pattern in _LABELS[:-1] and _is_preface(shadow[: found[0].start])):
            return found
    return []


def _may_be_label(line: str) -> bool:
    return line[:1] in _FIRST or line[-1:] in _LAST or line[-1:].isdecimal()


def _unlabelled(shadow: str, lines: list[Span]) -> list[_Start]:
    """Documents set one after the other: a new title after numbered text has ended, and numbering that begins anew."""
    starts: list[_Start] = []
    highest = 0
    in_attachments = False
    for place, (start, end) in enumerate(lines):
        line = shadow[start:end].strip()
        number = number_at(line, 0)
        if number and number.style in {"han", "formal", "chapter"}:
            highest = max(highest, number.value)
        in_attachments = in_attachments or line.startswith(("附件", "附表"))
        if highest < 2 or in_attachments or not _opens_document(shadow, lines, place):
            continue
        starts.append(_Start(start=_block_start(shadow, lines, place)))
        highest = 0
    return starts


def _opens_document(shadow: str, lines: list[Span], place: int) -> bool:
    line = shadow[slice(*lines[place])].strip()
    if len(line) < _SHORTEST_TITLE or not ends_a_title(line) or not is_titleish(line):
        return False
    before = shadow[slice(*lines[place - 1])].strip() if place else ""
    ended = bool(_SENTENCE_END.search(before) or _RULE.match(before) or read_single_day(before) or is_titleish(before))
    return ended and _begins_again(shadow, lines, place + 1)


def _begins_again(shadow: str, lines: list[Span], place: int) -> bool:
    for start, end in lines[place : place + 15]:
        number = number_at(shadow, start)
        if number and number.end < end:
            return number.value == 1 and number.style in {"han", "formal", "chapter", "article"}
    return False


def _block_start(shadow: str, lines: list[Span], place: int) -> int:
    """A title of several lines begins with its first."""
    while place and is_titleish(line := shadow[slice(*lines[place - 1])].strip()) and not read_single_day(line):
        if ends_a_title(line):
            break
        place -= 1
    if place and _RULE.match(shadow[slice(*lines[place - 1])]):
        place -= 1
    return lines[place][0]
