"""What kind of document it is, by its title, by its own words about itself, and by the parts it has."""

import re

from mingchuang.plans.outline.document import Parts
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.units import units_of
from mingchuang.plans.words.titles import KIND_ENDINGS, KIND_PHRASES, NOTICE_ENDINGS, TITLE_TAILS

_NOTICE = Pattern(rf"(?:的|》)?(?:{NOTICE_ENDINGS}){TITLE_TAILS}$")
_ENDINGS = tuple((kind, Pattern(rf"(?:{words}){TITLE_TAILS}[》”]?(?:的)?$")) for kind, words in KIND_ENDINGS)
_PHRASES = tuple((kind, Pattern(words, re.MULTILINE)) for kind, words in KIND_PHRASES)
_SPEECH = Pattern(dict(KIND_PHRASES)["speech"], re.MULTILINE)
_AS_NOTICE = Pattern(r"(?:事项|要求|安排|方案|意见|如下)?通知如下")
_PLAN_PARTS = frozenset(
    {"guiding", "goals", "activities", "phases", "measures", "theme", "period", "purpose", "scope", "standards"}
)
_ACTION_PARTS = frozenset({"activities", "phases", "measures"})
_REPORT_HEADINGS = Pattern("主要做法|存在(?:的)?问题|取得(?:的)?成效|基本情况|下一步|工作成效|主要成效|工作亮点")
_FEWEST_TASKS = 2
_SENDS = Pattern("现(?:将[^。]{0,80})?(?:予以|予)?(?:印发|转发|下发)(?:给)?你们")
PLAN_KINDS = frozenset({"plan", "notice_with_plan", "opinion"})


def kind_of(parts: Parts, titles: list[str]) -> str:
    """One of the kinds of the house; titles are tried in turn, the document's own first."""
    if not parts.frame.of("title") and _SPEECH.search(parts.manuscript.shadow, 0, max(parts.frame.body[0], 200)):
        return "speech"
    for title in titles:
        kind = _by_title(re.sub(r"\s", "", title), parts)
        if kind:
            return "notice_with_plan" if kind == "plan" and _is_sent(parts) else kind
    return _by_phrases(parts) or _by_parts(parts)


def is_plan(parts: Parts, kind: str) -> bool:
    """Whether a campaign can be made of it: a plan by kind, with something to do in it."""
    if kind not in PLAN_KINDS:
        return False
    if plan_parts(parts) & _PLAN_PARTS or len(parts.outline.sections) >= 3:
        return True
    return _tasks_with_units(parts) >= _FEWEST_TASKS


def plan_parts(parts: Parts) -> set[str]:
    """The parts of a plan that the headings announce."""
    return {part for place in range(len(parts.outline.sections)) for part in parts.outline.parts(place)}


def _is_sent(parts: Parts) -> bool:
    """Whether a notice that bears no title of its own brings the plan: …现印发给你们，请认真执行."""
    return any(_SENDS.search(parts.manuscript.shadow, one.start, one.end) for one in parts.frame.of("text"))


def _by_title(title: str, parts: Parts) -> str | None:
    notice = _NOTICE.search(title)
    if notice is None:
        return _by_ending(title)
    inner = _by_ending(title[: notice.start()].rstrip("》”"))
    if inner == "plan":
        return "notice_with_plan"
    if inner:
        return inner
    return "notice_with_plan" if _top_parts(parts) & _ACTION_PARTS else "other"


def _by_ending(title: str) -> str | None:
    return next((kind for kind, pattern in _ENDINGS if pattern.search(title)), None)


def _by_phrases(parts: Parts) -> str | None:
    """Words with which a document without title tells what it is, in its opening."""
    shadow = parts.manuscript.shadow
    if _AS_NOTICE.search(shadow, 0, max(parts.frame.body[0], 200)):
        return "notice_with_plan" if _top_parts(parts) & _ACTION_PARTS else "other"
    end = min(parts.frame.body[0] or len(shadow), 1200)
    return next((kind for kind, pattern in _PHRASES if pattern.search(shadow, 0, max(end, 200))), None)


def _by_parts(parts: Parts) -> str:
    headings = [parts.outline.heading(place) for place in range(len(parts.outline.sections))]
    if sum(bool(_REPORT_HEADINGS.search(heading)) for heading in headings) >= 2:
        return "work_report"
    top = _top_parts(parts)
    if len(top & _PLAN_PARTS) >= 2 and top & _ACTION_PARTS:
        return "plan"
    return "plan" if _tasks_with_units(parts) >= _FEWEST_TASKS else "other"


def _tasks_with_units(parts: Parts) -> int:
    """How many numbered sections name who does them."""
    outline = parts.outline
    tasks = (place for place, one in enumerate(outline.sections) if one.number and not outline.children(place))
    return sum(bool(units_of(outline.manuscript, *outline.whole(place)).spans) for place in tasks)


def _top_parts(parts: Parts) -> set[str]:
    return {part for place in parts.outline.top() for part in parts.outline.parts(place)}
