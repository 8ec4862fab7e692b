"""Grades in other people's digits, and the national list of reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mingchuang.evaluations.enums import CodeList, Grade
from mingchuang.foundation.errors import Refusal

BEST_FIRST = tuple(Grade)
STARS = {grade: 5 - place for place, grade in enumerate(BEST_FIRST)}
"""非常满意 5 … 非常不满意 1, as in the national interface; also the first digit of a reason code."""
POINTS = {5: 10, 4: 8, 3: 6, 2: 3, 1: 0}


class CodeRefused(Refusal):
    """Such a code does not exist in that list."""


class ReasonRefused(Refusal):
    """The reasons do not fit."""


def grade_of(code: int, code_list: CodeList) -> Grade:
    """The grade that a digit means in this list. The two lists run in opposite directions."""
    if not 1 <= code <= 5:
        raise CodeRefused("满意度代码应为 1 至 5，现为 {code}。", code=code)
    return BEST_FIRST[code - 1] if code_list is CodeList.GBT39046_A8 else BEST_FIRST[5 - code]


def code_of(grade: Grade, code_list: CodeList) -> int:
    """The digit by which a grade goes in this list."""
    stars = STARS[grade]
    return 6 - stars if code_list is CodeList.GBT39046_A8 else stars


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One line of the reason list; `is_first` are shown at once, the others under “more”."""

    code: str
    stars: int
    label_zh: str
    label_en: str
    is_first: bool
    is_disabled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonList:
    """One version of the list."""

    version: str
    source: str
    reasons: Mapping[str, Reason]

    def offered(self, grade: Grade) -> Sequence[Reason]:
        """What may be ticked for this grade, in the list's order."""
        return [r for r in self.reasons.values() if r.stars == STARS[grade] and not r.is_disabled]

    def named(self, codes: Iterable[str]) -> Sequence[Reason]:
        """The reasons with these codes; codes that are not in this version are left out."""
        return [self.reasons[code] for code in codes if code in self.reasons]


def check_reasons(codes: Sequence[str], *, grade: Grade, reasons: ReasonList) -> None:
    """Each reason is in the list, in use, and of the grade: its first digit is the number of stars."""
    for code in codes:
        found = reasons.reasons.get(code)
        if found is None or found.is_disabled:
            raise ReasonRefused("原因代码 {code} 不在现行清单里。", code=code)
        if int(code[0]) != STARS[grade]:
            raise ReasonRefused("原因“{label}”与所选的满意度不符。", label=found.label_zh)
    if len(set(codes)) < len(codes):
        raise ReasonRefused("同一个原因选了两次。")
