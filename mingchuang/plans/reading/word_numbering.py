"""Automatic numbers of Word paragraphs, written out: they are part of the text though no run holds them."""

from dataclasses import dataclass, field

from lxml import etree

from mingchuang.plans.han_numbers import to_han
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.reading.word_xml import attribute, child, name_of, value

_PLACE = Pattern(r"%(\d)")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FORMAL = "零壹贰叁肆伍陆柒捌玖拾"
_LARGEST_NUMBER = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is written."""

    pattern: str
    style: str
    start: int


@dataclass(slots=True, kw_only=True)
class Numbering:
    """Counts the list paragraphs of a document as they come and writes their numbers."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def read(cls, numbering: etree._Element | None, styles: etree._Element | None) -> "Numbering":
        """The lists a package defines."""
        found = cls()
        for element in () if numbering is None else numbering:
            if name_of(element) == "abstractNum":
                found._add_levels(element)
            elif name_of(element) == "num":
                found.lists[attribute(element, "numId") or ""] = value(element, "abstractNumId") or ""
        for element in () if styles is None else styles:
            number = value(element, "pPr/numPr/numId")
            if number is not None:
                level = _integer(value(element, "pPr/numPr/ilvl"), 0)
                found.styles[attribute(element, "styleId") or ""] = (number, level)
        return found

    def _add_levels(self, element: etree._Element) -> None:
        identity = attribute(element, "abstractNumId") or ""
        for one in element:
            if name_of(one) == "lvl":
                level = Level(
                    pattern=value(one, "lvlText") or "",
                    style=value(one, "numFmt") or "decimal",
                    start=_integer(value(one, "start"), 1),
                )
                self.levels[identity, _integer(attribute(one, "ilvl"), 0)] = level

    def label(self, paragraph: etree._Element) -> str:
        """The number of the next paragraph, empty where it has none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        identity, depth = place
        level = self.levels.get(place)
        if level is None or level.style in {"none", "bullet"}:
            return ""
        self.counts[place] = self.counts.get(place, level.start - 1) + 1
        for key in [key for key in self.counts if key[0] == identity and key[1] > depth]:
            del self.counts[key]
        return _PLACE.sub(lambda match: self._written(identity, int(match[1]) - 1), level.pattern)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        style = self.styles.get(value(paragraph, "pPr/pStyle") or "")
        own = child(paragraph, "pPr/numPr")
        number = value(own, "numId") or (style[0] if style else None)
        if number is None or number == "0":
            return None
        level = _integer(value(own, "ilvl"), style[1] if style else 0)
        return self.lists.get(number, ""), level

    def _written(self, identity: str, depth: int) -> str:
        level = self.levels.get((identity, depth))
        if level is None:
            return ""
        return _number(self.counts.get((identity, depth), level.start), level.style)


def _number(count: int, style: str) -> str:
    count = max(0, min(count, _LARGEST_NUMBER))
    if style.startswith(("chineseCounting", "ideograph", "japaneseCounting", "taiwaneseCounting", "chineseLegal")):
        if "Legal" in style and 0 < count < len(_FORMAL):
            return _FORMAL[count]
        return to_han(count)
    if style.startswith("decimalEnclosed") and 0 < count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    if style in {"lowerLetter", "upperLetter"} and 0 < count <= 26:
        return chr((97 if style == "lowerLetter" else 65) + count - 1)
    return str(count)


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
