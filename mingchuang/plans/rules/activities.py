"""What is to be done: activities with their units and norms."""

from collections.abc import Iterable
from dataclasses import replace

from mingchuang.plans.dates import DateRange
from mingchuang.plans.draft import Activity, NormSet
from mingchuang.plans.located import Located, Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.outline.tree import Outline
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.headed_norms import set_of_heading
from mingchuang.plans.rules.norms import norm_sets
from mingchuang.plans.rules.phases import dates_between, heading_dates, period_words
from mingchuang.plans.rules.units import Units, units_of

_EDGE = "：，。；、 \t"
_BRACKETS = Pattern(r"[（【][^（）【】]*[）】]?\s*$")
_UNTIL = Pattern(
    r"(?:(?:完成时限|完成时间|时限要求|办理时限|完成期限)\s?：|(?<=\n)[ \t]*(?:活动|举办|开展|实施)?时间\s?：)"
    r"(?P<when>[^；。\n]{2,30})"
)
_LONGEST_TITLE = 40


def activities_below(outline: Outline, places: Iterable[int], phase: int | None = None) -> list[Activity]:
    """An activity for each of the sections."""
    return [activity for place in places if (activity := _activity(outline, place, phase))]


def _activity(outline: Outline, place: int, phase: int | None) -> Activity | None:
    manuscript, section = outline.manuscript, outline.sections[place]
    body = outline.whole(place)
    units = units_of(manuscript, section.heading[0] if section.heading else body[0], body[1])
    title = _title(manuscript, section.heading, units)
    text = text_without(manuscript, body, units.spans)
    if title is None and text is None:
        return None
    title = title or _title_from_text(manuscript, body)
    dates = heading_dates(outline, place) or _labelled_dates(manuscript, body)
    if dates is None and units.until:
        dates = _by_then(dates_between(manuscript.shadow, *units.until))
    start, end, date_text = period_words(manuscript, dates)
    return Activity(
        title=title,
        lead_units=units.roles.get("lead"),
        responsible_units=units.roles.get("responsible"),
        supporting_units=units.roles.get("supporting"),
        leaders=units.roles.get("leaders"),
        text=text,
        norms=norms_of_section(outline, place),
        start=start,
        end=end,
        date_text=date_text,
        phase=_phase_name(outline, phase),
    )


def _by_then(dates: DateRange | None) -> DateRange | None:
    """Of a day among the units (6月底完成) only the end is told."""
    return replace(dates, start=None, end=dates.end or dates.start) if dates else None


def _labelled_dates(manuscript: Manuscript, body: Span) -> DateRange | None:
    """完成时限：6月底前, beside the units."""
    label = _UNTIL.search(manuscript.shadow, *body)
    return dates_between(manuscript.shadow, label.start("when"), label.end("when")) if label else None


def _phase_name(outline: Outline, phase: int | None) -> Words | None:
    if phase is None:
        return None
    number = outline.sections[phase].number
    return outline.manuscript.words(number.start, number.end, strip="：、，.") if number else None


def norms_of_section(outline: Outline, place: int) -> tuple[NormSet, ...]:
    """The sets a section lists, with the one its heading names first."""
    heading, body = outline.sections[place].heading, outline.whole(place)
    # The heading may be the name of a set and the text its list: 开展“三送”活动：送政策、送资金、送服务。
    listed = norm_sets(outline.manuscript, heading[0] if heading else body[0], body[1])
    below = [span for child in outline.children(place) if (span := outline.sections[child].heading)]
    headed = set_of_heading(outline.manuscript, heading, body, below) if heading else None
    if headed is None:
        return listed
    return (headed, *(one for one in listed if one.name.value != headed.name.value))


def _title(manuscript: Manuscript, heading: Span | None, units: Units) -> Words | None:
    if heading is None:
        return None
    start, end = heading
    for span in units.spans:
        if start <= span[0] < end:
            end = span[0]
    return manuscript.words(start, end, strip=_EDGE)


def _title_from_text(manuscript: Manuscript, body: Span) -> Words | None:
    """An item without heading is called by its first clause."""
    stops = (place for place in range(body[0], body[1]) if manuscript.shadow[place] in "，。；：\n")
    stop = next((place for place in stops if manuscript.shadow[body[0] : place].strip()), body[1])
    return manuscript.words(body[0], min(stop, body[0] + _LONGEST_TITLE), confidence=0.5, strip=_EDGE)


def text_without(manuscript: Manuscript, body: Span, spans: tuple[Span, ...]) -> Words | None:
    """The text of a section without the lines and brackets that only name units."""
    pieces: list[Words] = []
    begin = body[0]
    for start, end in (*spans, (body[1], body[1])):
        words = manuscript.words(begin, min(start, body[1]), strip="：") if start >= begin else None
        if words:
            pieces.append(words)
        begin = max(begin, end)
    pieces = [piece for piece in pieces if piece.value.strip("。；， ")]
    if not pieces:
        return None
    joined = "".join(_glued(pieces))
    return Located(value=joined, start=pieces[0].start, end=pieces[-1].end)


def _glued(pieces: list[Words]) -> Iterable[str]:
    for place, piece in enumerate(pieces):
        newline = place and not piece.value.startswith(("。", "；", "，"))
        yield ("\n" if newline else "") + piece.value
