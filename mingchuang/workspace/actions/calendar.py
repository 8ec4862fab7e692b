"""Taking in a year of the work calendar."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mingchuang.following.actions.timing import recompute_provisional
from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.worktime.published import enter_year
from mingchuang.workspace.permissions import WorkspacePermission as P


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTaken:
    """The year, and how many provisional limits became certain by it."""

    year: int
    recomputed: int


@transaction.atomic
def take_in_year(*, actor: Actor, text: bytes, at: datetime) -> YearTaken:
    """Enter a year's notice and recompute the limits that waited for it, in one transaction."""
    if not actor.has(P.CALENDAR_EDIT):
        raise NotAllowed("您没有录入工作日历的权限。")
    year = enter_year(actor=actor, text=text, at=at)
    return YearTaken(year=year.year, recomputed=recompute_provisional(actor=Actor.system(), at=at))
