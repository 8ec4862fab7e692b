"""Giving ratings: one, many, twice, at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from mingchuang.evaluations.actions import Given, GiveRating, give_ratings, set_rating_rule
from mingchuang.evaluations.actions.giving import committed_content
from mingchuang.evaluations.enums import Grade, Origin, Suspicion
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.rules.rating import RatedBefore, RatingRefused, RatingTerms, TokenConflict, commitment
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http.intake import submit
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.models import Node
from mingchuang.rectification.models import Rectification
from tests.cast import NOON, Cast, make_cast
from tests.factories.evaluations import a_rating, make_rating


def outcome_of(command: GiveRating) -> Given | Refusal:
    (outcome,) = give_ratings([command])
    return outcome


@pytest.mark.django_db
def test_a_good_rating_is_kept_with_its_local_day_and_opens_nothing(cast: Cast) -> None:
    late = datetime.fromisoformat("2026-03-11T17:30:00+00:00")

    rating = make_rating(cast.window, Grade.VERY_SATISFIED, at=late)

    assert str(rating.local_on) == "2026-03-12"
    assert (rating.path, rating.site_path) == (cast.window.path, cast.window.site_path)
    assert not FollowUp.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("grade", Grade.bad())
def test_a_bad_rating_opens_its_follow_up_and_rectification_with_it(cast: Cast, grade: Grade) -> None:
    rating = make_rating(cast.window, grade)

    row = FollowUp.objects.with_matter().get(rating=rating)
    assert row.matter.owner_node == cast.bureau
    assert str(row.matter.clock.due_at.date()) == "2026-03-18"
    assert row.rectification.problem == f"群众评价“{grade.label}”"
    assert row.rectification.path == cast.window.path


@pytest.mark.django_db
def test_sent_twice_is_the_same_rating(cast: Cast) -> None:
    command = a_rating(cast.window, Grade.DISSATISFIED)

    first, second = outcome_of(command), outcome_of(command)

    assert isinstance(first, Given)
    assert isinstance(second, Given)
    assert (first.receipt, first.is_repeat, second.is_repeat) == (second.receipt, False, True)
    assert Rating.objects.count() == FollowUp.objects.count() == 1


@pytest.mark.django_db
def test_a_double_click_within_one_batch_is_one_rating(cast: Cast) -> None:
    command = a_rating(cast.window)

    outcomes = give_ratings([command, command])

    assert [isinstance(outcome, Given) and outcome.is_repeat for outcome in outcomes] == [False, True]
    assert Rating.objects.count() == 1


@pytest.mark.django_db
def test_the_same_page_with_other_content_is_a_conflict(cast: Cast) -> None:
    good = a_rating(cast.window, Grade.SATISFIED)
    bad = a_rating(cast.window, Grade.DISSATISFIED, receipt=good.receipt, device_hash=good.device_hash)

    outcome_of(good)

    assert isinstance(outcome_of(bad), TokenConflict)


@pytest.mark.django_db
def test_a_device_rates_a_window_once_in_a_visit_and_other_windows_as_well(cast: Cast) -> None:
    mine: dict[str, Any] = {"device_hash": "the-same-phone"}

    outcomes = [
        outcome_of(a_rating(cast.window, **mine)),
        outcome_of(a_rating(cast.window, at=NOON + timedelta(minutes=119), **mine)),
        outcome_of(a_rating(cast.other_window, **mine)),
        outcome_of(a_rating(cast.window, at=NOON + timedelta(minutes=121), **mine)),
    ]

    assert [type(outcome) for outcome in outcomes] == [Given, RatedBefore, Given, Given]


@pytest.mark.django_db
def test_two_pages_of_one_device_in_one_batch_are_one_rating(cast: Cast) -> None:
    outcomes = give_ratings([a_rating(cast.window, device_hash="same") for _ in range(2)])

    assert [type(outcome) for outcome in outcomes] == [Given, RatedBefore]


@pytest.mark.django_db
def test_the_visit_period_is_data(cast: Cast) -> None:
    terms = RatingTerms(visit_minutes=10, follow_up_days=3)
    set_rating_rule(actor=cast.chen.actor, node=cast.hall, terms=terms, at=NOON)
    mine: dict[str, Any] = {"device_hash": "the-same-phone"}

    outcome_of(a_rating(cast.window, **mine))
    again = outcome_of(a_rating(cast.window, Grade.DISSATISFIED, at=NOON + timedelta(minutes=11), **mine))

    assert isinstance(again, Given)
    assert str(FollowUp.objects.with_matter().get().matter.clock.due_at.date()) == "2026-03-16"


@pytest.mark.django_db
def test_a_whole_hall_behind_one_address_is_not_locked_out(cast: Cast) -> None:
    hall = [a_rating(cast.window, network_hash="hall", at=NOON + timedelta(seconds=n)) for n in range(80)]

    outcomes = give_ratings(hall[:50]) + give_ratings(hall[50:])

    assert all(isinstance(outcome, Given) for outcome in outcomes)
    marked = Rating.objects.filter(is_suspect=True)
    assert marked.count() == 20
    assert marked[0].suspicions == [Suspicion.BURST]


@pytest.mark.django_db
def test_suspect_ratings_are_kept_and_marked(cast: Cast) -> None:
    night = NOON + timedelta(hours=11)

    rating = make_rating(cast.window, at=night, has_staff_session=True)

    assert rating.is_suspect
    assert set(rating.suspicions) == {Suspicion.OUT_OF_HOURS, Suspicion.STAFF_SESSION}


@pytest.mark.django_db
def test_the_same_words_again_and_again_are_marked(cast: Cast) -> None:
    said = [make_rating(cast.window, words="服务热情，办事很快！") for _ in range(4)]

    assert [rating.is_suspect for rating in said] == [False, False, False, True]


@pytest.mark.django_db
def test_ratings_of_a_case_are_told_apart_and_taken_once(cast: Cast) -> None:
    case: dict[str, Any] = {"source": "zwfw", "service_number": "3305-1", "origin": Origin.INVITED}

    first = make_rating(cast.window, **case)
    again = outcome_of(a_rating(cast.window, **case))

    assert (first.origin, first.service_number) == (Origin.INVITED, "3305-1")
    assert isinstance(again, RatedBefore)


@pytest.mark.django_db
def test_a_window_that_is_closed_or_unknown_takes_no_rating(cast: Cast) -> None:
    Node.objects.filter(pk=cast.other_window.pk).update(closed_on=NOON.date())

    outcomes = give_ratings([a_rating(cast.other_window), a_rating(cast.bureau), a_rating(cast.window)])

    assert [type(outcome) for outcome in outcomes] == [RatingRefused, RatingRefused, Given]


@pytest.mark.django_db
def test_the_journal_holds_a_commitment_and_nothing_of_the_rater(cast: Cast) -> None:
    rating = make_rating(cast.window, words="我等了很久", phone="13800001234", has_consent=True)

    (entry,) = Entry.objects.about(rating)
    assert entry.data == {"commitment": commitment(rating.salt, committed_content(rating, rating.first_grade))}
    assert (entry.subject_label, entry.actor_label) == ("婚姻登记窗口", "群众")
    told = f"{entry.subject_label}{entry.data}"
    assert rating.receipt not in told


@pytest.mark.django_db
def test_a_larger_batch_costs_no_more_statements(cast: Cast) -> None:
    costs = []
    for size in (3, 30):
        batch = [a_rating(cast.window, network_hash="hall") for _ in range(size)]
        with CaptureQueriesContext(connection) as queries:
            give_ratings(batch)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 10  # savepoints among them


@pytest.mark.django_db
def test_numbers_are_sealed_at_rest(cast: Cast) -> None:
    rating = make_rating(cast.window, phone="13800001234", has_consent=True)

    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM evaluations_rating")
        (stored,) = cursor.fetchone()

    assert "13800001234" not in stored
    assert rating.phone == "13800001234"


def in_threads(commands: list[GiveRating], count: int = 8) -> list[Given | Refusal]:
    """Hand commands to the intake writer from so many threads, as requests do."""

    def one(command: GiveRating) -> Given | Refusal:
        try:
            return submit(give_ratings, command)
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, commands))


@pytest.mark.django_db(transaction=True)
def test_eight_threads_lose_no_acknowledged_rating_and_make_no_twins() -> None:
    cast = make_cast()
    commands = [a_rating(cast.window, Grade.DISSATISFIED if n % 10 == 0 else Grade.SATISFIED) for n in range(80)]

    outcomes = in_threads([*commands, *commands])

    acknowledged = [outcome for outcome in outcomes if isinstance(outcome, Given)]
    assert len(acknowledged) == 160
    assert sum(outcome.is_repeat for outcome in acknowledged) == 80
    assert set(Rating.objects.values_list("receipt", flat=True)) == {outcome.receipt for outcome in acknowledged}
    assert Rating.objects.count() == 80
    assert sorted(Rectification.objects.values_list("sequence", flat=True)) == list(range(1, 9))
    assert Entry.objects.filter(kind="evaluations.rating_given").count() == 80


@pytest.mark.django_db(transaction=True)
def test_eight_pages_of_one_device_at_the_same_moment_leave_one_rating() -> None:
    cast = make_cast()

    outcomes = in_threads([a_rating(cast.window, device_hash="one-phone") for _ in range(8)])

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Given"] + ["RatedBefore"] * 7
    assert Rating.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", ["receipt", "device_hash"])
def test_what_another_process_took_in_meanwhile_is_found(same: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = make_cast()
    first = a_rating(cast.window)
    second = a_rating(cast.window, **{same: getattr(first, same)})
    outcome_of(first)

    nothing: Callable[..., list[Rating]] = lambda *_: []  # noqa: E731 - the other process commits after this look
    monkeypatch.setattr("mingchuang.evaluations.actions.giving._earlier", nothing)
    late = outcome_of(second)

    assert isinstance(late, Given if same == "receipt" else RatedBefore)
    assert Rating.objects.count() == 1
