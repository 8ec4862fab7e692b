"""Automatic numbers of Word paragraphs, written out: they are part of the text though no run holds them."""

from dataclasses import dataclass, field

from lxml import etree

from mingchuang.plans.patterns import Pattern
from mingchuang.plans.reading.word_labels import written_number
from mingchuang.plans.reading.word_xml import attribute, child, name_of, value

_PLACE = Pattern(r"%(\d)")
_BULLET = "●"
# A label that ends in a letter or a digit would run into the words behind it.
_OPEN_END = Pattern(r"[0-9A-Za-z\u4e00-\u9fff]$")
_DEEPEST_STYLE = 20

_Key = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is written."""

    pattern: str
    style: str
    start: int
    is_legal: bool = False
    """Whether all numbers of the label are in plain digits, whatever the levels above use."""


@dataclass(slots=True, kw_only=True)
class Numbering:
    """Counts the list paragraphs of a document as they come and writes their numbers."""

    levels: dict[_Key, Level] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    """List → the name of the style whose list it is a copy of."""
    named: dict[str, str] = field(default_factory=dict)
    overrides: dict[_Key, int] = field(default_factory=dict)
    of_styles: dict[tuple[str, str], int] = field(default_factory=dict)
    """(list, style) → level."""
    styles: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    counts: dict[_Key, int] = field(default_factory=dict)
    begun: set[_Key] = field(default_factory=set)

    @classmethod
    def read(cls, numbering: etree._Element | None, styles: etree._Element | None) -> "Numbering":
        """The lists a package defines."""
        found = cls()
        for element in () if numbering is None else numbering:
            if name_of(element) == "abstractNum":
                found._add_levels(element)
            elif name_of(element) == "num":
                found._add_list(element)
        if styles is not None:
            found._add_styles(styles)
        return found

    def _add_levels(self, element: etree._Element) -> None:
        identity = attribute(element, "abstractNumId") or ""
        for one in element:
            name = name_of(one)
            if name == "numStyleLink":
                self.linked[identity] = attribute(one, "val") or ""
            elif name == "styleLink":
                self.named[attribute(one, "val") or ""] = identity
            elif name == "lvl":
                self._add_level(identity, one)

    def _add_level(self, identity: str, element: etree._Element) -> None:
        place = _integer(attribute(element, "ilvl"), 0)
        self.levels[identity, place] = Level(
            pattern=value(element, "lvlText") or "",
            style=value(element, "numFmt") or "decimal",
            start=_integer(value(element, "start"), 1),
            is_legal=child(element, "isLgl") is not None,
        )
        style = value(element, "pStyle")
        if style:
            self.of_styles[identity, style] = place

    def _add_list(self, element: etree._Element) -> None:
        number = attribute(element, "numId") or ""
        self.lists[number] = value(element, "abstractNumId") or ""
        for one in element:
            start = value(one, "startOverride") if name_of(one) == "lvlOverride" else None
            if start is not None:
                self.overrides[number, _integer(attribute(one, "ilvl"), 0)] = _integer(start, 1)

    def _add_styles(self, styles: etree._Element) -> None:
        """The lists that styles carry, their own or that of the style they are based on."""
        own: dict[str, tuple[str, int | None]] = {}
        parents: dict[str, str] = {}
        for element in styles:
            name = attribute(element, "styleId") or ""
            number = value(element, "pPr/numPr/numId")
            level = value(element, "pPr/numPr/ilvl")
            if number is not None:
                own[name] = (number, None if level is None else _integer(level, 0))
            parents[name] = value(element, "basedOn") or ""
        for name in parents:
            ancestor = name
            for _ in range(_DEEPEST_STYLE):
                if ancestor in own or not ancestor:
                    break
                ancestor = parents.get(ancestor, "")
            if ancestor in own:
                self.styles[name] = own[ancestor]

    def label(self, paragraph: etree._Element) -> str:
        """The number of the next paragraph, empty where it has none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, depth = place
        identity = self._identity(number)
        level = self.levels.get((identity, depth))
        if level is None or level.style == "none":
            return ""
        if level.style == "bullet":
            return _BULLET
        self._count(number, identity, depth, level)
        label = _PLACE.sub(
            lambda match: self._written(identity, int(match[1]) - 1, legal=level.is_legal), level.pattern
        )
        return f"{label} " if _OPEN_END.search(label) else label

    def _count(self, number: str, identity: str, depth: int, level: Level) -> None:
        """Count on; a list that says so begins anew at its first paragraph."""
        anew = self.overrides.get((number, depth))
        if anew is not None and (number, depth) not in self.begun:
            self.counts[identity, depth] = anew
        else:
            self.counts[identity, depth] = self.counts.get((identity, depth), level.start - 1) + 1
        self.begun.add((number, depth))
        for key in [key for key in self.counts if key[0] == identity and key[1] > depth]:
            del self.counts[key]

    def _identity(self, number: str) -> str:
        identity = self.lists.get(number, "")
        return self.named.get(self.linked.get(identity, ""), identity)

    def _place(self, paragraph: etree._Element) -> _Key | None:
        name = value(paragraph, "pPr/pStyle") or ""
        style = self.styles.get(name)
        own = child(paragraph, "pPr/numPr")
        number = value(own, "numId") or (style[0] if style else None)
        if number is None or number == "0":
            return None
        said = value(own, "ilvl")
        if said is not None:
            return number, _integer(said, 0)
        if style and style[1] is not None:
            return number, style[1]
        return number, self.of_styles.get((self._identity(number), name), 0)

    def _written(self, identity: str, depth: int, *, legal: bool) -> str:
        level = self.levels.get((identity, depth))
        if level is None or level.style in {"none", "bullet"}:
            return ""
        return written_number(self.counts.get((identity, depth), level.start), "decimal" if legal else level.style)


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
