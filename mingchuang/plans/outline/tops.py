"""The sections that stand for the parts of the document, whatever level they are on."""

from mingchuang.plans.outline.tree import Outline
from mingchuang.plans.words.headings import BARE_HEADINGS


def top_sections(outline: Outline) -> list[int]:
    """The highest sections; one that only holds known headings (活动安排: 活动时间, 活动内容, …) gives way to them."""
    tops: list[int] = []
    for place in outline.top():
        children = outline.children(place)
        tops += children if _is_frame(outline, children) or (children and is_general_part(outline, place)) else [place]
    return tops


def is_general_part(outline: Outline, place: int) -> bool:
    """The chapter 总则: its articles tell purpose, scope and aims, each for itself."""
    return outline.heading(place).replace(" ", "") == "总则"


def _is_frame(outline: Outline, children: list[int]) -> bool:
    known = [child for child in children if outline.heading(child).replace(" ", "") in BARE_HEADINGS]
    parts = {outline.parts(child)[:1] for child in known}
    return len(parts) >= 2 and len(known) * 3 >= len(children) * 2
