"""Which section plays which part in this document: headings announce it, their neighbours settle doubts."""

from dataclasses import dataclass

from mingchuang.plans.outline.tops import is_general_part, top_sections
from mingchuang.plans.outline.tree import Outline
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.phases import phase_sections, phases_place
from mingchuang.plans.rules.units import units_of
from mingchuang.plans.words.headings import BARE_HEADINGS

# Parts that a short heading announces at any depth (（二）活动时间 under 活动安排).
_AT_ANY_DEPTH = ("name", "goals", "theme", "scope", "period", "basis", "guiding", "leading_group")
_GUIDED_BY = Pattern("为指导|为指针|为统领|为主线")
_DOING = Pattern("开展|活动|推行|实施|打造|创建|推进")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Sections by the part they play; a section may play two. `nested` are activities told under a phase."""

    by_part: dict[str, list[int]]
    phases: int | None
    nested: tuple[int, ...]

    def of(self, *parts: str) -> list[int]:
        """The sections that play any of the parts, in order."""
        return sorted({place for part in parts for place in self.by_part.get(part, [])})


def roles_of(outline: Outline) -> Roles:
    """The parts of all sections of a document."""
    by_part: dict[str, list[int]] = {}
    phases = phases_place(outline)
    tops = top_sections(outline)
    stages = frozenset(phase_sections(outline, phases) if phases is not None else ())
    for place in tops:
        if place in stages:
            continue
        for part in _top_parts(outline, place, phases):
            by_part.setdefault(part, []).append(place)
    for place in sorted(set(range(len(outline.sections))) - set(tops)):
        deep = _deep_part(outline, place)
        if deep and place not in by_part.get(deep, []):
            by_part.setdefault(deep, []).append(place)
    _settle_parents(outline, by_part)
    _settle_purpose(outline, by_part)
    _settle_requirements(outline, by_part)
    _settle_measures(outline, by_part, has_phases=phases is not None)
    nested = () if by_part.get("activities") or phases is None else _below_phases(outline, phases)
    return Roles(by_part=by_part, phases=phases, nested=nested)


def _top_parts(outline: Outline, place: int, phases: int | None) -> tuple[str, ...]:
    parts = outline.parts(place)
    if place == phases:
        return tuple(part for part in parts[1:] if part in {"goals", "scope", "guiding"})
    if not parts:
        return _unnamed_part(outline, place) if not _in_general_part(outline, place) else _article_part(outline, place)
    if parts[:2] in _COMBINED:
        return parts[:2]
    if parts[:2] == ("phases", "measures") or parts[:1] == ("phases",):
        return ("period",) if not outline.children(place) else ("activities",)
    return parts[:1]


_APPLIES_TO = Pattern(r"^\s*本(?:方案|办法|意见|活动|计划|计画|要点)适用于")


def _in_general_part(outline: Outline, place: int) -> bool:
    level = outline.sections[place].level
    parent = next((up for up in range(place - 1, -1, -1) if outline.sections[up].level < level), None)
    return parent is not None and is_general_part(outline, parent)


def _article_part(outline: Outline, place: int) -> tuple[str, ...]:
    """The part of an article of 总则 without known heading; what is none of these is nothing to be done."""
    text = outline.manuscript.shadow[slice(*outline.said(place))]
    for part, pattern in (("scope", _APPLIES_TO), ("guiding", _GUIDED_BY), ("opening", _OPENING)):
        if pattern.search(text):
            return (part,)
    return ()


# Headings that announce two parts and mean both.
_COMBINED = frozenset(
    {("scope", "activities"), ("guiding", "goals"), ("theme", "activities"), ("theme", "guiding"), ("period", "scope")}
)
_OPENING = Pattern("特(?:制|订)定|[制订]定本(?:计划|计画|方案|要点|办法|活动)|制定如下")
_RELIES_ON = Pattern(
    r"^\s*(?:本(?:计划|计画|方案|要点|办法))?(?:依据?|根据|按照)[^。]{4,200}(?:办理|订定|制定|规定)[^。]{0,6}。?\s*$"
)


_SUPPLEMENT = Pattern(
    r"^\s*(?:本(?:计划|计画|方案|办法|要点|意见)|未尽事宜)[^\n]{0,50}(?:后实施|后施行|实施|施行|执行|亦同|解释|办理|补充|修正)"
)
_LONGEST_SUPPLEMENT = 90


def _unnamed_part(outline: Outline, place: int) -> tuple[str, ...]:
    """A numbered paragraph without known heading: the opening, what the plan relies on, or something to be done."""
    section = outline.sections[place]
    if section.number is None:
        return ()
    if section.heading is None:
        text = outline.manuscript.shadow[slice(*outline.own(place))]
        if section.number.value == 1 and _OPENING.search(text):
            return ("opening",)
        if len(text) <= _LONGEST_SUPPLEMENT and _SUPPLEMENT.match(text):
            return ("supplement",)
        if section.number.value <= 3 and _RELIES_ON.match(text):
            return ("basis",)
    return ("activities",)


def _deep_part(outline: Outline, place: int) -> str | None:
    """The part of a section below the top whose heading is nothing but a known heading."""
    heading = outline.heading(place).replace(" ", "")
    if heading not in BARE_HEADINGS or (is_general_part(outline, place) and outline.children(place)):
        return None
    parts = outline.parts(place)
    return parts[0] if parts and parts[0] in _AT_ANY_DEPTH else None


def _settle_parents(outline: Outline, by_part: dict[str, list[int]]) -> None:
    """总体要求 that is divided into 指导思想 and 工作目标 leaves the text to them."""
    for part in ("guiding", "goals", "theme"):
        places = by_part.get(part, [])
        parents = {place for place in places for child in outline.children(place) if child in places}
        by_part[part] = [place for place in places if place not in parents]


def _settle_purpose(outline: Outline, by_part: dict[str, list[int]]) -> None:
    """目的 is the guiding text where it says what guides; otherwise it tells goals."""
    for place in by_part.get("purpose", []):
        start, end = outline.whole(place)
        guided = _GUIDED_BY.search(outline.manuscript.shadow, start, end)
        part = (
            "guiding" if guided and not by_part.get("guiding") else "goals" if not by_part.get("goals") else "guiding"
        )
        by_part.setdefault(part, []).append(place)


def _settle_requirements(outline: Outline, by_part: dict[str, list[int]]) -> None:
    """A plan without activities that has two sections of requirements tells what to do in the first of them."""
    measures = by_part.get("measures", [])
    activities = [place for place in by_part.get("activities", []) if outline.children(place)]
    if len(measures) < 2 or activities:
        return
    first = measures[0]
    headings = [outline.heading(child) for child in outline.children(first)]
    if headings and sum(bool(_DOING.search(heading)) for heading in headings) * 2 >= len(headings):
        by_part["measures"] = measures[1:]
        by_part["activities"] = sorted([*by_part.get("activities", []), first])


def units_below(outline: Outline, place: int) -> bool:
    """Whether the subsections of a section name their own units: then they are things to be done."""
    children = outline.children(place)
    named = sum(bool(units_of(outline.manuscript, *outline.whole(child)).spans) for child in children)
    return named >= 2 or named == len(children) > 0


_SAFEGUARD = Pattern(
    "(?:加强|强化|健全|完善|严格|严密|切实)[^，。]{0,6}(?:领导|督导|督查|督促|检查|宣传|保障|监督|考核|责任|协调|纪律)"
    "|落实责任|明确责任|提高认识|统一思想|注重(?:宣传|实效)|营造[^，。]{0,6}氛围|严肃纪律|确保[^，。]{0,6}实效|精心组织|狠抓落实"
)


def _settle_measures(outline: Outline, by_part: dict[str, list[int]], *, has_phases: bool) -> None:
    """工作措施 about leadership, checking and publicity are safeguards, when something else tells what to do."""
    for place in by_part.get("measures", [])[:-1]:
        if units_below(outline, place):
            by_part["measures"].remove(place)
            by_part["activities"] = sorted([*by_part.get("activities", []), place])
    for place in list(by_part.get("activities", [])):
        headings = [outline.heading(child) for child in outline.children(place)]
        safeguards = sum(bool(_SAFEGUARD.search(heading)) for heading in headings)
        if safeguards * 3 >= len(headings) * 2 > 0 and (has_phases or len(by_part["activities"]) > 1):
            by_part["activities"].remove(place)
            by_part["measures"] = sorted([*by_part.get("measures", []), place])


def _is_one_line(outline: Outline, row: list[int]) -> bool:
    """①…；②…；③… in one paragraph is what the phase says, in a document that has lines at all."""
    shadow = outline.manuscript.shadow
    starts = [outline.sections[place].start for place in row]
    return len(starts) > 1 and "\n" not in shadow[starts[0] : starts[-1]] and "\n" in shadow.strip()


def _below_phases(outline: Outline, phases: int) -> tuple[int, ...]:
    """Numbered items under a phase, the only place where such a plan says what is done.

    The longest row of them, or all rows where the numbers count on from phase to phase or every item names its units.
    """
    rows = [
        row for phase in phase_sections(outline, phases) if not _is_one_line(outline, row := outline.children(phase))
    ]
    numbers = [outline.sections[place].number for row in rows for place in row]
    counting = [number.value for number in numbers if number]
    if len(counting) == len(numbers) > 1 and counting == list(range(1, len(counting) + 1)):
        return tuple(place for row in rows for place in row)
    named = [row for row in rows if row and all(units_of(outline.manuscript, *outline.whole(one)).spans for one in row)]
    if len(named) > 1:
        return tuple(place for row in named for place in row)
    longest = max(rows, key=len, default=[])
    return tuple(longest) if len(longest) >= 2 else ()
