"""What the one who rated may add, change and say of the mending."""

from datetime import timedelta

import pytest

from mingchuang.evaluations.actions import add_words, change_grade, rate_mending
from mingchuang.evaluations.enums import FollowUpState, Grade, MendingGrade, Suspicion
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.rules.codes import ReasonRefused
from mingchuang.evaluations.rules.follow_up import FollowUpRefused
from mingchuang.evaluations.rules.rating import RatingRefused
from mingchuang.following.models import Matter
from mingchuang.foundation.journal.models import Entry
from mingchuang.rectification.enums import RectificationState
from mingchuang.rectification.models import Rectification
from tests.cast import NOON, Cast
from tests.factories.evaluations import make_answered, make_mending, make_rating, make_verified

pytestmark = pytest.mark.django_db
SOON = NOON + timedelta(minutes=3)


def say(rating: Rating, **more: object) -> Rating:
    said = {"reasons": ["213", "214"], "words": "问了三遍才答", "phone": "", "has_consent": False, "at": SOON}
    return add_words(receipt=rating.receipt, **{**said, **more})  # type: ignore[arg-type]  # mixed values


def test_reasons_and_words_reach_the_ledger_without_the_citizens_own_words(cast: Cast) -> None:
    rating = make_rating(cast.window, Grade.DISSATISFIED)

    say(rating, phone="13800001234", has_consent=True)

    rating.refresh_from_db()
    problem = Rectification.objects.get().problem
    assert (rating.words, rating.has_phone, rating.phone) == ("问了三遍才答", True, "13800001234")
    assert problem == "群众评价“不满意”：窗口人员业务不熟练；服务态度生硬"
    assert Entry.objects.about(rating).last().kind == "evaluations.words_added"  # type: ignore[union-attr]  # there is one


def test_an_empty_number_leaves_the_one_given_before(cast: Cast) -> None:
    rating = make_rating(cast.window, Grade.DISSATISFIED)
    say(rating, phone="13800001234", has_consent=True)

    say(rating)

    rating.refresh_from_db()
    assert rating.phone == "13800001234"


def test_a_reason_of_another_grade_is_refused(cast: Cast) -> None:
    rating = make_rating(cast.window, Grade.VERY_DISSATISFIED)

    with pytest.raises(ReasonRefused):
        say(rating)


def test_after_the_visit_nothing_is_added(cast: Cast) -> None:
    rating = make_rating(cast.window, Grade.DISSATISFIED)

    with pytest.raises(RatingRefused, match="已过"):
        say(rating, at=NOON + timedelta(hours=2))


def test_words_that_come_again_mark_the_rating_also_when_added_later(cast: Cast) -> None:
    for _ in range(3):
        make_rating(cast.window, words="问了三遍才答我")
    rating = make_rating(cast.window, Grade.DISSATISFIED)

    say(rating, words="问了三遍，才答我！")

    rating.refresh_from_db()
    assert rating.suspicions == [Suspicion.SAME_WORDS]


def test_a_grade_that_became_bad_opens_a_follow_up(cast: Cast) -> None:
    rating = make_rating(cast.window, Grade.SATISFIED)

    change_grade(receipt=rating.receipt, grade=Grade.VERY_DISSATISFIED, at=SOON)

    rating.refresh_from_db()
    assert (rating.first_grade, rating.grade) == (Grade.SATISFIED, Grade.VERY_DISSATISFIED)
    assert FollowUp.objects.get().state == FollowUpState.OPENED


def test_a_grade_that_became_good_withdraws_it_and_the_ledger_row(cast: Cast) -> None:
    rating = make_rating(cast.window, Grade.DISSATISFIED)

    change_grade(receipt=rating.receipt, grade=Grade.SATISFIED, at=SOON)

    assert FollowUp.objects.get().state == FollowUpState.WITHDRAWN
    assert Rectification.objects.get().state == RectificationState.WITHDRAWN
    assert not Matter.objects.running().exists()


def test_a_grade_that_stays_bad_is_told_to_the_ledger(cast: Cast) -> None:
    rating = make_rating(cast.window, Grade.DISSATISFIED)
    say(rating)

    change_grade(receipt=rating.receipt, grade=Grade.VERY_DISSATISFIED, at=SOON)

    rating.refresh_from_db()
    assert rating.reasons == []
    assert Rectification.objects.get().problem == "群众评价“非常不满意”"


def test_the_grade_is_changed_once_and_not_to_itself(cast: Cast) -> None:
    rating = make_rating(cast.window, Grade.SATISFIED)
    change_grade(receipt=rating.receipt, grade=Grade.SATISFIED, at=SOON)
    change_grade(receipt=rating.receipt, grade=Grade.FAIRLY_SATISFIED, at=SOON)

    with pytest.raises(RatingRefused, match="改过一次"):
        change_grade(receipt=rating.receipt, grade=Grade.SATISFIED, at=SOON)


def test_what_a_unit_has_begun_to_handle_is_not_changed(cast: Cast) -> None:
    row = make_verified(cast)

    with pytest.raises(RatingRefused, match="开始办理"):
        change_grade(receipt=Rating.objects.get(pk=row.rating_id).receipt, grade=Grade.SATISFIED, at=SOON)


def test_she_rates_the_mending_once_it_was_answered(cast: Cast) -> None:
    row = make_answered(cast)
    receipt = Rating.objects.get(pk=row.rating_id).receipt

    rate_mending(receipt=receipt, grade=MendingGrade.FAIRLY_SATISFIED, at=SOON)
    with pytest.raises(FollowUpRefused):
        rate_mending(receipt=receipt, grade=MendingGrade.DISSATISFIED, at=SOON)

    row.refresh_from_db()
    assert row.mending_grade == MendingGrade.FAIRLY_SATISFIED


def test_what_is_still_being_mended_is_not_rated(cast: Cast) -> None:
    row = make_mending(cast)

    with pytest.raises(FollowUpRefused):
        rate_mending(receipt=Rating.objects.get(pk=row.rating_id).receipt, grade=MendingGrade.SATISFIED, at=SOON)
