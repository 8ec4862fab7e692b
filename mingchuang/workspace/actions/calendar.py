"""Taking in a year of the work calendar."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mingchuang.following.actions import recount_clocks
from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.worktime.published import enter_year
from mingchuang.workspace.permissions import WorkspacePermission as P


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTaken:
    """The year, how many open clocks were reckoned anew, and how many changed by it."""

    year: int
    recount: int
    looked_at: int
    recomputed: int


@transaction.atomic
def take_in_year(*, actor: Actor, text: bytes, at: datetime) -> YearTaken:
    """Enter or correct a year's notice and reckon every open clock anew, in one transaction."""
    if not actor.has(P.CALENDAR_EDIT):
        raise NotAllowed("您没有录入工作日历的权限。")
    year = enter_year(actor=actor, text=text, at=at)
    reason = f"{year.year}年放假安排已录入或更正"
    row = recount_clocks(actor=actor, reason=reason, at=at)
    return YearTaken(year=year.year, recount=row.pk, looked_at=row.looked_at, recomputed=row.changed)
