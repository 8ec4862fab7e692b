"""The limits that the law gives to any case, as data that come with us."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mingchuang.foundation.worktime.limits import Limit

FILE = Path(__file__).parents[1] / "data" / "limits.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLimits:
    """Working days: to say what is missing, to decide jointly and longer, to hand the result over."""

    intake: Limit
    intake_basis: str
    joint: Limit
    joint_extension: int
    joint_basis: str
    delivery: Limit
    applicant_kept_days: int
    effect_floor: int


@cache
def case_limits() -> CaseLimits:
    """The limits in force, read once."""
    found = json.loads(FILE.read_text(encoding="utf-8"))
    return CaseLimits(
        intake=Limit(count=found["intake"]["working_days"]),
        intake_basis=found["intake"]["basis"],
        joint=Limit(count=found["joint"]["working_days"]),
        joint_extension=found["joint"]["extension"],
        joint_basis=found["joint"]["basis"],
        delivery=Limit(count=found["delivery"]["working_days"]),
        applicant_kept_days=found["applicant_kept_days"],
        effect_floor=found["effect_floor"],
    )
