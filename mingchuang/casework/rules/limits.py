"""What a region gives for any case: the defaults come with us, a region may be stricter than the law. No database."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mingchuang.foundation.errors import FieldRefusal
from mingchuang.foundation.worktime.limits import Limit

FILE = Path(__file__).parents[1] / "data" / "limits.json"
LONGEST_KEPT = 3650
LARGEST_FLOOR = 100


class TermsRefused(FieldRefusal):
    """Such terms are against the law, or make no sense; `field` names the place at fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTerms:
    """Working days: to say what is missing, to decide jointly and longer, to hand the result over; each with its law.

    `applicant_kept_days` are days after the end of a case, `effect_floor` cases on either side of a simplification.
    """

    intake_days: int
    intake_basis: str
    joint_days: int
    joint_extension: int
    joint_basis: str
    delivery_days: int
    delivery_basis: str
    applicant_kept_days: int
    effect_floor: int

    @property
    def intake(self) -> Limit:
        """To say what is missing."""
        return Limit(count=self.intake_days)

    @property
    def joint(self) -> Limit:
        """To decide together with others."""
        return Limit(count=self.joint_days)

    @property
    def delivery(self) -> Limit:
        """To hand the result over."""
        return Limit(count=self.delivery_days)


@cache
def default_terms() -> CaseTerms:
    """What holds where no region has set anything, read once: the limits of the law."""
    return CaseTerms(**json.loads(FILE.read_text(encoding="utf-8")))


def check_terms(terms: CaseTerms) -> None:
    """No longer than the law allows, and each limit with its law."""
    law = default_terms()
    for name, least in (("intake_days", 1), ("joint_days", 2), ("joint_extension", 0), ("delivery_days", 1)):
        found, most = getattr(terms, name), getattr(law, name)
        if not least <= found <= most:
            text = "应在 {least} 至 {most} 个工作日之间，现为 {found}：可以比法定更短，不能更长。"
            raise TermsRefused(text, field=name, least=least, most=most, found=found)
    for name in ("intake_basis", "joint_basis", "delivery_basis"):
        if not getattr(terms, name).strip():
            raise TermsRefused("请写明依据。", field=name)
    if not 1 <= terms.applicant_kept_days <= LONGEST_KEPT:
        raise TermsRefused("申请人信息保存 1 至 {most} 天。", field="applicant_kept_days", most=LONGEST_KEPT)
    if not 1 <= terms.effect_floor <= LARGEST_FLOOR:
        raise TermsRefused("件数下限应在 1 至 {most} 之间。", field="effect_floor", most=LARGEST_FLOOR)
