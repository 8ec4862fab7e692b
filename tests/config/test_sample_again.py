"""The sample on other days, and twice on the same."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from mingchuang.config.sample import load_sample
from mingchuang.config.sample.campaigns import brought_up_to
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.models import Staff
from mingchuang.plans import parse_bytes
from mingchuang.pledges.models import Pledge

UNPUBLISHED = datetime(2027, 7, 15, 2, 0, tzinfo=UTC)  # its year has no calendar yet
Told = list[tuple[Any, ...]]


def _loaded() -> list[Told]:
    """What the sample says when it is loaded; secrets and row numbers left out."""
    with transaction.atomic():
        load_sample(say=lambda _line: None, now=UNPUBLISHED, ratings=120)
        ratings = Rating.objects.order_by("given_at", "window__code", "words", "device_hash")
        found: list[Told] = [
            list(ratings.values_list("window__code", "grade", "given_at", "words", "origin", "device_hash")),
            list(FollowUp.objects.order_by("pk").values_list("state", "public_answer", "answered_at")),
            list(Pledge.objects.order_by("number").values_list("text_zh", "state", "due_on")),
            list(Staff.objects.order_by("badge_number").values_list("name_zh", "node__code")),
            list(Entry.objects.order_by("pk").values_list("kind", "at", "actor_label", "subject_kind")),
        ]
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
def test_the_same_moment_gives_the_same_county_also_in_a_year_without_a_calendar() -> None:
    first, second = _loaded(), _loaded()

    assert first == second
    ratings, follow_ups, *_ = first
    assert len(ratings) > 100
    assert len(follow_ups) >= 11


@pytest.mark.parametrize("month", range(1, 13))
def test_the_countys_plan_is_read_alike_whatever_month_it_is_moved_to(month: int) -> None:
    issued = date(2026, month, 18)

    (plan,) = parse_bytes(brought_up_to(issued), "county.txt").to_json()["plans"]

    assert plan["issue_date"] == issued.isoformat()
    assert [phase["name"] for phase in plan["phases"]] == ["动员公示阶段", "集中提升阶段", "总结巩固阶段"]
    days = [date.fromisoformat(day) for phase in plan["phases"] for day in (phase["start"], phase["end"])]
    assert days == sorted(days)
    assert (days[0], len(set(days))) == (date(2026, month, 21), 6)
