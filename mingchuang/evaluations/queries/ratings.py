"""Lists of ratings, follow-ups and windows for staff pages."""

from dataclasses import dataclass
from datetime import date

from mingchuang.evaluations.enums import FollowUpState
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.models.follow_up import FollowUpQuerySet
from mingchuang.evaluations.models.rating import RatingQuerySet
from mingchuang.evaluations.permissions import EvaluationsPermission as P
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from mingchuang.organisations.models.node import NodeQuerySet

LIVE = "live"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingFilter:
    """What the address bar asks; empty = everything. `suspect`: "1" marked, "0" not."""

    window: str = ""
    grade: str = ""
    suspect: str = ""
    first: date | None = None
    last: date | None = None


def ratings(actor: Actor, asked: RatingFilter) -> RatingQuerySet:
    """Ratings within reach, without anything that leads to the rater."""
    rows = Rating.objects.within(actor, P.RATING_READ).blind().select_related("window", "follow_up")
    rows = rows.between(asked.first, asked.last)
    if asked.window:
        rows = rows.filter(window__code=asked.window)
    if asked.grade == "bad":
        rows = rows.bad()
    elif asked.grade:
        rows = rows.filter(grade=asked.grade)
    if asked.suspect and actor.has(P.SUSPECT_READ):
        rows = rows.filter(is_suspect=asked.suspect == "1")
    return rows


def follow_ups(actor: Actor, *, state: str) -> FollowUpQuerySet:
    """Follow-ups within reach; `state` may be LIVE or empty."""
    rows = FollowUp.objects.within(actor, P.FOLLOW_UP_READ).with_matter()
    if state == LIVE:
        return rows.running()
    return rows.filter(state=state) if state in FollowUpState.values else rows


def rating_windows(actor: Actor) -> NodeQuerySet:
    """Windows within reach that can be rated."""
    found = Node.objects.within(actor, P.WINDOW_READ).windows().filter(closed_on=None)
    return found.select_related("parent", "site").in_tree_order()
