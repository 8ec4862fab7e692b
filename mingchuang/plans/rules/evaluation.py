"""How it is checked: sentences that tell of inspection, appraisal, self-check, reporting and consequences."""

from collections.abc import Sequence

from mingchuang.plans.draft import Activity
from mingchuang.plans.located import Words
from mingchuang.plans.manuscript import Span
from mingchuang.plans.outline.tree import Outline
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.lists import sentences

# A whole sentence is a method when it says that somebody checks, appraises or reports.
_METHOD = Pattern(
    "督促检查|督导检查|监督检查|督查|督导|巡查|暗访|明察|抽查|考核|考评|评比|评议|测评|打分|评选|验收|通报|自查|回头看|全面总结|点评|互评|"
    "进行监督|跟踪问效|问责|追究|评估|问卷|满意度调查|纳入[^，。]{0,20}(?:考核|创建|评)|作为[^，。]{0,30}(?:依据|内容)"
)
_CHECKING_HEADING = Pattern(
    "督查|督导|督促|检查|考核|考评|评比|评议|评价|评选|总结|验收|监督|奖惩|奖励|表彰|三评|测评|评估|点评|追究|问责"
)
# An activity that is itself a way of checking; one that elects stars of service is not.
_CHECKING_ACTIVITY = Pattern("督查|督导|督促检查|抓检查|监督检查|考核|考评|评议|评价|监督|测评|评估")
# What an activity of any kind says of checking in passing: what its result counts for, that it is judged regularly.
_IN_PASSING = Pattern(
    "(?:结果|成绩|得分)[^，。]{0,8}(?:作为|纳入|列入)[^，。]{0,30}(?:依据|考核|考评|评先|评优|内容)"
    "|定期[^，。]{0,4}(?:评价|评议|考评|测评|量化考核)"
)
# 三评: a set of norms whose parts are ways of appraisal.
_APPRAISALS = Pattern("^[二三四五](?:评|評)")
_STRONG = Pattern(
    "对[^，。]{0,20}(?:情况|工作)[^，。]{0,10}(?:进行|开展)[^，。]{0,8}(?:监督|检查|督查|考核|评估|总结|点评)|定期[^，。]{0,6}(?:督查|检查|考核|通报)|开展专项督查|(?:开展|进行|组织)“?回头看|(?:组织|开展|进行)[^，。]{0,4}(?:检查|督查|考核|评比|抽查|暗访)|明察暗访|暗访"
    "|不定期[^，。]{0,16}(?:督|检查|抽查|巡查|考核|考评|测评|通报)|加强[^，。]{0,8}(?:督促|检查|督查|督导)"
    "|(?:结果|成绩|情况|成效)[^，。]{0,12}(?:作为|纳入|列入)[^，。]{0,30}(?:依据|考核|考评|评先|评优)"
)


def evaluation_of(
    outline: Outline, own_sections: list[int], checked: list[int], doing: list[int], activities: Sequence[Activity]
) -> tuple[Words, ...] | None:
    """The sentences about checking: all of a section of its own, others that speak of it; and the parts of 三评.

    `checked` are safeguards and phases, `doing` the sections of the activities.
    """
    appraisals = [one for activity in activities for one in activity.norms if _APPRAISALS.search(one.name.value)]
    found = [item for one in appraisals for item in one.items or ()]
    for place in own_sections:
        for part in outline.children(place) or [place]:
            section = outline.sections[part]
            start = section.heading[0] if section.heading and part != place else section.body[0]
            found += _sentences(outline, (start, outline.whole(part)[1]), only=None)
    for place in checked:
        pattern = _METHOD if _CHECKING_HEADING.search(outline.heading(place)) else _STRONG
        found += _sentences(outline, _told(outline, place), only=pattern)
    for place in doing:
        pattern = _METHOD if _CHECKING_ACTIVITY.search(outline.heading(place)) else _IN_PASSING
        found += _sentences(outline, outline.whole(place), only=pattern)
    unique = {words.start: words for words in found}
    return tuple(unique[start] for start in sorted(unique)) or None


def _told(outline: Outline, place: int) -> Span:
    """The text of a section; its heading where that is all it says."""
    heading, whole = outline.sections[place].heading, outline.whole(place)
    return whole if heading is None or outline.manuscript.words(*whole, strip="。；") else (heading[0], whole[1])


def _sentences(outline: Outline, span: Span, only: Pattern | None) -> list[Words]:
    shadow = outline.manuscript.shadow
    found = []
    for start, end in sentences(shadow, *span):
        if only is None or only.search(shadow, start, end):
            words = outline.manuscript.words(start, end, confidence=0.8)
            if words and len(words.value) > 6:
                found.append(words)
    return found
