"""Ratings and follow-ups for tests, taken as far as a test wants through the product's own acts."""

from datetime import datetime
from typing import Any

from mingchuang.evaluations.actions import (
    Given,
    GiveRating,
    answer_follow_up,
    give_ratings,
    start_mending,
    verify_follow_up,
)
from mingchuang.evaluations.enums import CallBack, Grade
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.foundation.numbering import new_receipt
from mingchuang.organisations.models import Node
from mingchuang.rectification.enums import Way
from tests.cast import NOON, Cast


def a_rating(window: Node, grade: Grade = Grade.SATISFIED, *, at: datetime = NOON, **said: Any) -> GiveRating:
    """A rating as it arrives, from a device of its own."""
    receipt = new_receipt()
    values = {"device_hash": receipt[:12], "prompt_shown_at": at, **said}
    return GiveRating(**{"receipt": receipt, "window_code": window.code, "grade": grade, "at": at, **values})


def make_rating(window: Node, grade: Grade = Grade.SATISFIED, *, at: datetime = NOON, **said: Any) -> Rating:
    """A rating that was taken."""
    (outcome,) = give_ratings([a_rating(window, grade, at=at, **said)])
    assert isinstance(outcome, Given), outcome
    return Rating.objects.select_related("window").get(receipt=outcome.receipt)


def make_follow_up(window: Node, *, at: datetime = NOON, **said: Any) -> FollowUp:
    """A bad rating, just turned over to the unit."""
    rating = make_rating(window, Grade.DISSATISFIED, at=at, **said)
    return FollowUp.objects.with_matter().get(rating=rating)


def make_verified(cast: Cast, *, at: datetime = NOON, **said: Any) -> FollowUp:
    """Somebody has found out what happened."""
    row = make_follow_up(cast.window, at=at, **said)
    return verify_follow_up(
        actor=cast.zhou.actor,
        follow_up_id=row.pk,
        call_back=CallBack.NO_PHONE,
        is_well_founded=True,
        note="查看监控，当时窗口无人",
        at=at,
    )


def make_mending(cast: Cast, *, at: datetime = NOON, **said: Any) -> FollowUp:
    """The unit is mending."""
    row = make_verified(cast, at=at, **said)
    return start_mending(
        actor=cast.zhou.actor,
        follow_up_id=row.pk,
        way=Way.AT_ONCE,
        cause="交接班脱节",
        measure="午间安排 B 岗",
        at=at,
    )


def make_answered(cast: Cast, *, at: datetime = NOON, **said: Any) -> FollowUp:
    """The citizen has her answer; somebody else has to look."""
    row = make_mending(cast, at=at, **said)
    return answer_follow_up(
        actor=cast.zhou.actor,
        follow_up_id=row.pk,
        result="已排班并公示",
        public_answer="对不起让您久等了，午间已安排专人。",
        at=at,
    )
