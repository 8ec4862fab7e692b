"""What the reading stage asks for, and characters that only look like the ones meant; first of all repairs."""

import re
import unicodedata

from mingchuang.plans.cleaning.repair import Repair
from mingchuang.plans.mapped import Edit, MappedText
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.reading.raw import PageRepair, RawText

# Radicals and compatibility forms: PDF writers and their copies set them in the place of the character meant.
_LOOK_ALIKE = Pattern("[\u2e80-\u2eff\u2f00-\u2fdf\uf900-\ufaff]+")
_RADICALS = {
    "\u2ec5": "见",
    "\u2ec6": "角",
    "\u2ecb": "车",
    "\u2ed3": "长",
    "\u2ed4": "长",
    "\u2ed8": "青",
    "\u2edb": "风",
    "\u2ee2": "马",
    "\u2ee4": "鬼",
    "\u2ee8": "麦",
    "\u2eec": "齐",
    "\u2eef": "龙",
    "\u2ef0": "龙",
    "\u2ea0": "民",
    "\u2e81": "厂",
    "\u2ec4": "西",
    "\u2ed1": "长",
    "\u2ed9": "韦",
    "\u2eda": "页",
    "\u2edc": "飞",
    "\u2ee5": "鱼",
    "\u2ee6": "鸟",
    "\u2ee7": "卤",
    "\u2eea": "黾",
    "\u2eb6": "羊",
    "\u2ecf": "阝",
    "\u2ed0": "金",
}


def raw_repairs(raw: RawText) -> tuple[MappedText, list[Repair]]:
    """The text of a file after the repairs that its pages and its characters ask for, and these repairs."""
    asked = list(raw.repairs)
    for match in _LOOK_ALIKE.finditer(raw.text):
        meant = "".join(_RADICALS.get(char) or unicodedata.normalize("NFKC", char) for char in match[0])
        if meant != match[0]:
            edit = Edit(start=match.start(), end=match.end(), replacement=meant)
            asked.append(PageRepair(kind="look_alike", edit=edit))
    asked = _apart(sorted(asked, key=lambda one: (one.edit.start, one.edit.end)))
    repairs = [
        Repair(
            kind=one.kind,
            raw_start=one.edit.start,
            raw_end=one.edit.end,
            before=re.sub(r"\n$", "", raw.text[one.edit.start : one.edit.end]) or "\n",
            after=one.edit.replacement,
        )
        for one in asked
    ]
    return MappedText.of(raw.text).edited([one.edit for one in asked]), repairs


def _apart(asked: list[PageRepair]) -> list[PageRepair]:
    """Without those inside others: a dropped line has no characters to mend."""
    kept: list[PageRepair] = []
    for one in asked:
        if not kept or one.edit.start >= kept[-1].edit.end:
            kept.append(one)
        elif one.edit.end > kept[-1].edit.end:
            kept[-1] = one
    return kept
