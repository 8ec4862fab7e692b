"""A good rating written in bulk is the rating that the act would have taken in."""

from collections.abc import Callable
from datetime import timedelta
from itertools import repeat
from typing import Any

import pytest
from django.db import transaction

from mingchuang.config.sample.bulk import write_ratings
from mingchuang.evaluations.actions import GiveRating, give_ratings
from mingchuang.evaluations.actions.giving import committed_content
from mingchuang.evaluations.enums import Grade, Origin
from mingchuang.evaluations.models import Rating
from mingchuang.evaluations.rules.rating import commitment
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.numbering import new_receipt
from tests.cast import NOON, Cast

PLAIN = GiveRating(receipt=new_receipt(), window_code="mz-1", grade=Grade.FAIRLY_SATISFIED, at=NOON)
FULL = GiveRating(
    receipt=new_receipt(),
    window_code="rs-1",
    grade=Grade.VERY_SATISFIED,
    at=NOON + timedelta(hours=10),
    reasons=("510", "517"),
    words="工作人员很热情，一次就办好了",
    origin=Origin.ACTIVE,
    source="综合受理系统",
    service_number="QT1",
    prompt_shown_at=NOON,
    device_hash="d" * 32,
    network_hash="n" * 32,
    has_staff_session=True,
)


def _row(write: Callable[[], object]) -> dict[str, Any]:
    """The row and its entry; secrets and row numbers left out."""
    with transaction.atomic():
        write()
        rating = Rating.objects.select_related("window").get()
        entry = Entry.objects.order_by("-pk")[0]
        assert entry.subject_id == str(rating.pk)
        assert entry.data == {"commitment": commitment(rating.salt, committed_content(rating, rating.first_grade))}
        told = [entry.kind, entry.at, entry.actor_kind, entry.actor_label, entry.path, entry.subject_label]
        row = {field.attname: getattr(rating, field.attname) for field in Rating._meta.concrete_fields}
        transaction.set_rollback(True)
    return {**row, "id": None, "salt": None, "entry": told}


@pytest.mark.parametrize("command", [PLAIN, FULL], ids=["plain", "full"])
def test_the_row_and_its_entry_are_the_same(cast: Cast, command: GiveRating) -> None:
    windows = {node.code: node for node in (cast.window, cast.other_window)}

    in_bulk = _row(lambda: write_ratings([command], windows=windows, salts=repeat("s" * 32)))

    assert in_bulk == _row(lambda: give_ratings([command]))


def test_a_bad_rating_is_never_written_past_its_follow_up(cast: Cast) -> None:
    bad = GiveRating(receipt=new_receipt(), window_code="mz-1", grade=Grade.DISSATISFIED, at=NOON)

    with pytest.raises(ValueError, match="follow-up"):
        write_ratings([bad], windows={"mz-1": cast.window}, salts=repeat("s" * 32))
