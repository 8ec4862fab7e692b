"""The house's own words in the paper of a plan: headings and labels, in the script and the manner of the plan."""

from collections.abc import Mapping, Sequence
from typing import Any

from mingchuang.foundation.documents.official import OfficialDocument

# The characters of these words that a Traditional paper writes otherwise.
_TRADITIONAL = str.maketrans(
    "据导动题围时间标务实骤为规范检组织机构牵头单责领长员办设项准词发级内数阶总计协",
    "據導動題圍時間標務實驟為規範檢組織機構牽頭單責領長員辦設項準詞發級內數階總計協",
)
_UNITS = (
    ("牵头单位", "lead_units"),
    ("责任单位", "responsible_units"),
    ("配合单位", "supporting_units"),
    ("责任领导", "leaders"),
)
# As papers that count their chapters call them.
_IN_CHAPTERS = {"牵头单位": "主办单位", "配合单位": "协办单位"}
_POSTS = (("组  长", "head"), ("副组长", "deputies"), ("成  员", "members"))


class PlanPaper(OfficialDocument):
    """A paper written as its plan was: with 壹、 above 一、, and in Traditional characters."""

    def __init__(self, plan: Mapping[str, Any], title: str) -> None:
        self.in_chapters = bool(plan.get("in_chapters"))
        self._in_traditional = bool(plan.get("in_traditional"))
        super().__init__(title, chapters=self.in_chapters)

    def house(self, words: str) -> str:
        """Words of the house in the script of the plan."""
        return words.translate(_TRADITIONAL) if self._in_traditional else words

    def house_heading(self, words: str) -> None:
        """One of the highest headings."""
        self.heading(self.house(words))

    def roles(self) -> list[tuple[str, str]]:
        """The labels of units, and the key each stands for."""
        labels = [(_IN_CHAPTERS.get(label, label) if self.in_chapters else label, key) for label, key in _UNITS]
        return [(self.house(label), key) for label, key in labels]

    def posts(self) -> list[tuple[str, str]]:
        """The labels of posts in a leading group, and the key each stands for."""
        return [(self.house(label), key) for label, key in _POSTS]

    def house_table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table whose heads are words of the house."""
        self.table([self.house(head) for head in heads], rows)
