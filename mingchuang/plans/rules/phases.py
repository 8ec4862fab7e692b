"""The phases of a campaign: where they stand, what they are called, from when to when they last."""

import re

from mingchuang.plans.dates import DateRange, read_range
from mingchuang.plans.draft import Period, Phase
from mingchuang.plans.located import Located, Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.outline.tops import top_sections
from mingchuang.plans.outline.tree import Outline
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.headings import PHASE_WORDS

_PHASE_WORDS = Pattern(PHASE_WORDS)
_STEPS_HEADING = Pattern("步骤|阶段|安排|实施|进度|日程|时间|方法|流程|期程")
_TIME_HEADING = Pattern("时间|步骤|进度|日程|期程")
_NOT_STEPS = Pattern("组织领导|保障|要求|内容|任务|措施|领导")
_STAGE = Pattern(r"^\s*(第[一二三四五六七八九十\d]{1,2}(?:个)?(?:阶段|环节|步))[：、，]?\s*")
_NAMED_STAGE = Pattern(r"(?<!各)(?<!分)阶段\s*(?:（|$|：)")
_EDGE = "（）：，。、；— \t【】()"
_LABEL = Pattern(r"\s*(?:活动|起止|实施|完成)?(?:时间|时限|期限)(?:安排)?\s?[：为]\s?")
_BARE_PERIOD = Pattern(r"[年月日至到起止前后（）\s—－-]+")
_OPENING_WINDOW = 40
_FEWEST_STAGES = 2


def phases_place(outline: Outline) -> int | None:
    """The section whose subsections are the phases."""
    stages = [place for place in outline.top() if _is_stage(outline, place)]
    if len(stages) >= _FEWEST_STAGES:
        return stages[0]
    announced = [place for place in top_sections(outline) if outline.parts(place)[:1] == ("phases",)]
    for place in announced:
        if outline.children(place):
            return place
    return next((place for place in range(len(outline.sections)) if _holds_phases(outline, place)), None)


def phase_sections(outline: Outline, place: int) -> list[int]:
    """The sections of the phases: those below a place, or the place itself with the stages that stand beside it."""
    if outline.sections[place].level > outline.top_level or not _is_stage(outline, place):
        return outline.children(place)
    return [one for one in outline.top() if _is_stage(outline, one)]


def _holds_phases(outline: Outline, place: int) -> bool:
    """Whether the subsections of a section are phases by their style, their dates or their names."""
    children = outline.children(place)
    if len(children) < 2:
        return False
    staged = sum(_is_stage(outline, child) for child in children)
    heading = outline.heading(place)
    of_time = _TIME_HEADING.search(heading) is not None
    dated = sum(_is_dated(outline, child, with_text=of_time) for child in children)
    if staged >= 2 or (dated >= 2 and dated * 2 >= len(children) and not _NOT_STEPS.search(outline.heading(place))):
        return True
    named = sum(bool(_PHASE_WORDS.search(outline.heading(child))) for child in children)
    return bool(_STEPS_HEADING.search(heading)) and not _NOT_STEPS.search(heading) and named * 3 >= len(children) * 2


def _is_dated(outline: Outline, place: int, *, with_text: bool) -> bool:
    """Whether a section tells a period in its heading, or at the beginning of its text."""
    if heading_dates(outline, place) is not None:
        return True
    return with_text and _opening_dates(outline.manuscript.shadow, outline.own(place)) is not None


def _is_stage(outline: Outline, place: int) -> bool:
    number = outline.sections[place].number
    heading = outline.heading(place)
    return (number is not None and number.style == "stage") or bool(
        _STAGE.match(heading) or _NAMED_STAGE.search(heading)
    )


def heading_dates(outline: Outline, place: int) -> DateRange | None:
    """The period written in the heading of a section, counted in the whole text."""
    span = outline.sections[place].heading
    return dates_between(outline.manuscript.shadow, *span) if span else None


def dates_between(shadow: str, start: int, end: int) -> DateRange | None:
    """The first period between two places, counted in the whole text."""
    found = read_range(shadow[start:end])
    if found is None:
        return None
    return DateRange(start=found.start, end=found.end, at=(start + found.at[0], start + found.at[1]))


def phases_of(outline: Outline, place: int, nested_activities: frozenset[int]) -> tuple[Phase, ...] | None:
    """The phases below a section; the text of one leaves out the activities told under it."""
    phases = [_phase(outline, child, nested_activities) for child in phase_sections(outline, place)]
    kept = tuple(phase for phase in phases if phase.name or phase.text)
    return kept or None


def _phase(outline: Outline, place: int, nested: frozenset[int]) -> Phase:
    manuscript, section = outline.manuscript, outline.sections[place]
    body = outline.own(place) if set(outline.children(place)) & nested else outline.whole(place)
    period = heading_dates(outline, place)
    if period is None and (opening := _opening_dates(manuscript.shadow, body)):
        period = opening
        body = _after_dates(manuscript.shadow, body, opening)
    name = _name(manuscript, section.heading, period)
    start, end, text = period_words(manuscript, period)
    if name is None and section.heading is None:
        name, body = _name_from_text(manuscript, body)
    return Phase(
        name=name,
        ordinal=_ordinal(outline, place),
        start=start,
        end=end,
        date_text=text,
        text=manuscript.words(*body, strip="：，"),
    )


def _opening_dates(shadow: str, body: Span) -> DateRange | None:
    """A period with which the text of a phase begins, bare, in brackets or after 时间：."""
    start = body[0]
    while start < body[1] and shadow[start] in "（ \t\n：，":
        start += 1
    label = _LABEL.match(shadow, start)
    start = label.end() if label else start
    found = dates_between(shadow, start, min(body[1], start + _OPENING_WINDOW))
    return found if found and found.at[0] <= start + 1 else None


def _after_dates(shadow: str, body: Span, dates: DateRange) -> Span:
    """The text behind a period that stands before it as a clause of its own."""
    end = dates.at[1]
    while end < body[1] and shadow[end] in "） \t":
        end += 1
    return (end + 1, body[1]) if end < body[1] and shadow[end] in "。；：\n" else body


def period_words(manuscript: Manuscript, period: DateRange | None) -> tuple[Words | None, Words | None, Words | None]:
    """A period as located values: start, end, and the text's own wording."""
    if period is None:
        return None, None, None
    text = manuscript.words(*period.at)
    at = period.at
    start = Located(value=period.start, start=at[0], end=at[1]) if period.start else None
    end = Located(value=period.end, start=at[0], end=at[1]) if period.end else None
    return start, end, text


def _name(manuscript: Manuscript, heading: Span | None, period: DateRange | None) -> Words | None:
    """The heading without ordinal and without its period."""
    if heading is None:
        return None
    start, end = heading
    stage = _STAGE.match(manuscript.shadow[start:end])
    if stage and stage.end() < end - start:
        start += stage.end()
    if period and heading[0] <= period.at[0] < heading[1]:
        before, after = (start, period.at[0]), (period.at[1], end)
        start, end = max((before, after), key=lambda span: len(manuscript.shadow[slice(*span)].strip(_EDGE)))
    words = manuscript.words(*_without_label(manuscript, start, end), strip=_EDGE)
    # What is left of a period that lost its digits is no name.
    return None if words and _BARE_PERIOD.fullmatch(words.value) else words


def _without_label(manuscript: Manuscript, start: int, end: int) -> Span:
    """Without 时间： at an end, and with the bracket that belongs to the name itself."""
    text = manuscript.shadow[start:end]
    # （ 月 日至 月 日）: a period that lost its digits.
    cut = re.search(r"[（，：\s]*(?:活动|起止)?时间[：为]?\s*$|（[\s年月日至到—－~*×xX＊某]+）?\s*$", text)
    return (start, start + cut.start()) if cut else (start, end)


def _name_from_text(manuscript: Manuscript, body: Span) -> tuple[Words | None, Span]:
    stop = next(
        (place for place in range(body[0], min(body[1], body[0] + 24)) if manuscript.shadow[place] in "，。："), None
    )
    return (manuscript.words(body[0], stop, confidence=0.5) if stop else None), body


def _ordinal(outline: Outline, place: int) -> Words | None:
    section = outline.sections[place]
    if section.heading:
        stage = _STAGE.match(outline.manuscript.shadow[slice(*section.heading)])
        if stage and stage.end() < section.heading[1] - section.heading[0]:
            return outline.manuscript.words(section.heading[0], section.heading[0] + stage.end(1))
    number = section.number
    return outline.manuscript.words(number.start, number.end, strip="：、，.") if number else None


_WHOLE = Pattern(r"(?:活动|竞赛|大赛|行动|开展|实施|办理)?(?:时间|期间|日期|期限|周期|起止)(?:安排)?\s?[：为从自]\s?")
# 决定从即日起至年底在全院开展…: when it is held, in the sentence that decides it.
_HELD = Pattern(
    r"(?:决定|拟|定于|计划|将)[^，。；]{0,12}?[，]?(?:从|自|于|在)?(?=(?:即日|现在|印发之日|今|[〇零一二三四五六七八九\d]))"
)
_HOLDING = Pattern(r"[^，。；]{0,24}?(?:开展|组织|集中|实施|举办|进行|推行)")
_FROM_TO = Pattern(r"(?:活动|竞赛|行动|专项整治)[^，。；]{0,10}?[从自于](?=[^，。；]{2,40}?(?:到|至|—)[^，。；]{1,20})")


def period_of(outline: Outline, sections: list[int]) -> Period | None:
    """From when to when the whole campaign lasts, where it is not divided into phases."""
    manuscript = outline.manuscript
    spans = [outline.whole(place) for place in sections]
    found = next(
        (dates for span in spans if (dates := dates_between(manuscript.shadow, span[0], min(span[1], span[0] + 200)))),
        None,
    )
    if found is None:
        found = _in_running_text(manuscript)
    start, end, text = period_words(manuscript, found)
    return Period(start=start, end=end, date_text=text) if text else None


def _in_running_text(manuscript: Manuscript) -> DateRange | None:
    for pattern in (_WHOLE, _FROM_TO):
        for match in pattern.finditer(manuscript.shadow):
            found = dates_between(manuscript.shadow, match.end(), match.end() + _OPENING_WINDOW)
            close = found and not manuscript.shadow[match.end() : found.at[0]].strip(" “（")
            if found and close and (found.start or found.end):
                return found
    return _in_decision(manuscript)


def _in_decision(manuscript: Manuscript) -> DateRange | None:
    """The period of the sentence that decides the campaign, where it runs from one day to another."""
    for match in _HELD.finditer(manuscript.shadow):
        found = dates_between(manuscript.shadow, match.end(), match.end() + _OPENING_WINDOW)
        if found and found.at[0] == match.end() and _HOLDING.match(manuscript.shadow, found.at[1]):
            return found
    return None
