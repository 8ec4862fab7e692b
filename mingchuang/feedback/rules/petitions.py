"""What the law asks of a petition: told within some days whether it is taken up, done within some more. Pure.

The counts are terms of the place; without any, those of the Regulations on Petition Work (信访工作条例) in force since
2022-05-01: fifteen days to tell (article 23), sixty to handle, one extension of at most thirty (article 34).
"""

from dataclasses import dataclass
from datetime import date

from mingchuang.feedback.rules.limits import Terms
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.foundation.worktime.limits import Limit, LimitUnit

ACCEPT_BASIS = "《信访工作条例》第二十三条：自收到之日起书面告知是否受理"
HANDLE_BASIS = "《信访工作条例》第三十四条：自受理之日起办结，经批准可延长一次"


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionLimits:
    """The limits of one petition, in natural days."""

    accept: Limit
    handle: Limit
    extension: int


def petition_limits(terms: Terms) -> PetitionLimits:
    """As the terms of the place say."""
    return PetitionLimits(
        accept=Limit(count=terms.petition_accept_days, unit=LimitUnit.NATURAL_DAY),
        handle=Limit(count=terms.petition_handle_days, unit=LimitUnit.NATURAL_DAY),
        extension=terms.petition_extension_days,
    )


def check_days(*, number: str, since: date, received_on: date, accepted_on: date | None, today: date) -> None:
    """First petition, handed to the unit, taken up: one after the other, none of them ahead."""
    if since > today:
        raise ActRefused("“{number}”的初次信访日期晚于今天。", number=number)
    if not since <= received_on <= today:
        raise ActRefused("“{number}”的交办日期应在初次信访之后、今天之前。", number=number)
    if accepted_on is not None and not received_on <= accepted_on <= today:
        raise ActRefused("“{number}”的受理日期应在交办之后、今天之前。", number=number)


def check_report(report: str) -> str:
    """A report says what was done."""
    if len(report.strip()) < 10:
        raise ActRefused("报告太短，请写明做了什么、信访人怎么说。")
    return report.strip()
