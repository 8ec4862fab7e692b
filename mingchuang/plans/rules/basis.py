"""The documents and instructions a plan relies on, from its opening or its own section about them."""

from mingchuang.plans.located import Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.lists import cut

_BY = Pattern(r"(?<![\w《“])(?:现)?(?:根据|按照|依据|遵照|依照|参照|结合)(?=\S)")
_THROUGH = Pattern(r"(?:贯彻|落实|执行)(?:落实|实施|好|执行)?(?=[^，。；“]{0,30}《)")
_OWN = Pattern("^(?:我|本|单位|实际|工作实际|自身|当前|全[市县区局镇乡])|实际(?:情况)?$|^以")
_DOCUMENT = Pattern(
    "文件|要求|部署|安排|通知|意见|方案|精神|规定|计划|计画|法|条例|指示|决定|办法|纲要|标准|会议|》|号|函|要点"
)
# 贯彻落实X会议精神, X的决定: an instruction without a title; doctrine is guiding and not what a plan relies on.
_INSTRUCTION = Pattern(
    r"(?:贯彻|落实)(?:落实|贯彻|好)?(?P<what>(?:[^，。；：《》“”]|“[^“”]{2,40}”){4,60}?(?:会议精神|大会精神|部署|决定|要求|意见|通知精神|工作安排))(?=，)"
)
_DOCTRINE = Pattern("习近平|总书记|党的|思想|全会|科学发展观|重要讲话|群众路线")
_TITLE = Pattern("《[^》]+》")
_ENDS_IN_DOCUMENT = Pattern("(?:要求|精神|部署|安排|通知|文件|意见|规定|方案|）|》)$")
_LONGEST = 120
_AND_INSTRUCTION = Pattern(
    "(?<=》)(?P<and>以及|及|和)(?=(?:[^《》，。；“]|“[^”]{2,40}”){2,60}?(?:部署|要求|精神|通知|意见|安排|规定)$)"
)
_AND = Pattern("(?<=》)[^《》，。；]{0,24}?(?P<and>以及|和|及|、)(?=[^《》，。；]{0,16}《)")


def basis_of(manuscript: Manuscript, preamble: Words | None, section: list[Span]) -> tuple[Words, ...] | None:
    """What the plan relies on, each as the text words it."""
    if section:
        spans = [span for part in section for span in cut(manuscript.shadow, *part, "。；\n")]
        pieces = [piece for span in spans for piece in _several(manuscript.shadow, span)]
        return tuple(words for piece in pieces if (words := _member(manuscript, piece))) or None
    if preamble is None:
        return None
    finders = (_after_by, _after_through, _instructions)
    spans = [span for find in finders for span in find(manuscript.shadow, preamble)]
    pieces = [piece for span in sorted(set(spans)) for piece in _several(manuscript.shadow, span)]
    return tuple(words for piece in _apart(pieces) if (words := manuscript.words(*piece, confidence=0.9))) or None


def _member(manuscript: Manuscript, span: Span) -> Words | None:
    start, end = span
    start, end = manuscript.trimmed(start, end)
    by = _BY.match(manuscript.shadow, start, end)
    words = manuscript.words(by.end() if by else start, end, strip="。；，、：")
    return words if words and len(words.value) >= 4 else None


def _after_by(shadow: str, preamble: Words) -> list[Span]:
    """根据X，… : X up to the comma, when X is somebody's document or instruction."""
    spans = []
    for match in _BY.finditer(shadow, preamble.start, preamble.end):
        end = _clause_end(shadow, match.end(), preamble.end)
        text = shadow[match.end() : end]
        if _DOCUMENT.search(text) and not _OWN.search(text) and len(text) <= _LONGEST:
            spans.append((match.end(), end))
    return spans


def _clause_end(shadow: str, start: int, end: int) -> int:
    """Where the clause ends that begins at a place, brackets and titles passed over."""
    clauses = cut(shadow, start, end, "，。；：\n")
    return clauses[0][1] if clauses else start


def _after_through(shadow: str, preamble: Words) -> list[Span]:
    """为贯彻X《…》（号）和Y要求，… : from X to the comma after a document, else to the end of the title."""
    spans = []
    for match in _THROUGH.finditer(shadow, preamble.start, preamble.end):
        title = _TITLE.search(shadow, match.end(), preamble.end)
        if title is None:
            continue
        end = _clause_end(shadow, match.end(), preamble.end)
        ends_well = title.end() < end <= match.end() + _LONGEST and _ENDS_IN_DOCUMENT.search(shadow[title.end() : end])
        spans.append((match.end(), end if ends_well else title.end()))
    return spans


def _instructions(shadow: str, preamble: Words) -> list[Span]:
    """为贯彻落实X的部署，… : X, unless it is doctrine."""
    matches = _INSTRUCTION.finditer(shadow, preamble.start, preamble.end)
    return [match.span("what") for match in matches if not _DOCTRINE.search(match["what"])]


def _several(shadow: str, span: Span) -> list[Span]:
    """《A》和《B》 are two."""
    starts = [span[0]]
    ends = []
    both = [match for pattern in (_AND, _AND_INSTRUCTION) for match in pattern.finditer(shadow[: span[1]], span[0])]
    for match in sorted(both, key=lambda one: one.start("and")):
        ends.append(match.start("and"))
        starts.append(match.end("and"))
    return list(zip(starts, [*ends, span[1]], strict=True))


def _apart(spans: list[Span]) -> list[Span]:
    """Without those that lie inside another."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
