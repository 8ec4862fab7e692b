"""Who looked at an applicant's data, and when they were deleted."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantOpened(Fact):
    """Somebody read name, number and papers of the applicant, for a purpose."""

    kind: ClassVar[str] = "casework.applicant_opened"
    label: ClassVar[str] = "查看申请人信息"
    number: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantForgotten(Fact):
    """The applicant's data were deleted when they were no longer needed."""

    kind: ClassVar[str] = "casework.applicant_forgotten"
    label: ClassVar[str] = "清除申请人信息"
    number: str
