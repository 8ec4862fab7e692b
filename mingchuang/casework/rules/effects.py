"""What a simplification did to real cases. No database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMeasure:
    """One decided case: the working days that counted, how often the applicant came, how many papers she brought."""

    net_days: int
    visits: int
    materials: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Medians:
    """The middle of several cases, and how many there were; too few say nothing."""

    count: int
    net_days: float | None
    visits: float | None
    materials: float | None


def medians(cases: Sequence[CaseMeasure], *, floor: int) -> Medians:
    """The medians; None below the floor."""
    if len(cases) < floor:
        return Medians(count=len(cases), net_days=None, visits=None, materials=None)
    return Medians(
        count=len(cases),
        net_days=median(case.net_days for case in cases),
        visits=median(case.visits for case in cases),
        materials=median(case.materials for case in cases),
    )
