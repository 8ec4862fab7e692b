"""Faults of conduct that a classification may name: data, with this shape."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mingchuang.feedback.rules.voice import ActRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductFault:
    """One fault, as people say it."""

    code: str
    name_zh: str
    name_en: str
    group_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductList:
    """One version of the list."""

    version: str
    source: str
    faults: Mapping[str, ConductFault]

    def named(self, codes: Iterable[str]) -> Sequence[ConductFault]:
        """The faults with these codes; codes of another version are left out."""
        return [self.faults[code] for code in codes if code in self.faults]

    def check(self, codes: Iterable[str]) -> None:
        """Only what stands in the list."""
        if unknown := [code for code in codes if code not in self.faults]:
            raise ActRefused("作风问题清单里没有“{code}”。", code=unknown[0])
