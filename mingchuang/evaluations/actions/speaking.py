"""What the one who rated may add: words, another grade, a grade for the mending. Her receipt is her key."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingchuang.evaluations.actions.giving import committed_content
from mingchuang.evaluations.actions.opening import open_follow_ups, problem_of
from mingchuang.evaluations.enums import FollowUpState, Grade, MendingGrade, Suspicion, Validity
from mingchuang.evaluations.facts import FollowUpWithdrawn, MendingRated, RatingChanged, WordsAdded
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.queries import reason_list, terms_at
from mingchuang.evaluations.rules.codes import check_reasons
from mingchuang.evaluations.rules.follow_up import FOLLOW_UP_STATES, Move, check_regrade
from mingchuang.evaluations.rules.rating import (
    SAME_WORDS_FROM,
    SAME_WORDS_WITHIN,
    RatingRefused,
    check_phone,
    check_still_open,
    check_words,
    commitment,
    words_digest,
)
from mingchuang.following.actions import withdraw_matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.rectification.actions import restate_problem, withdraw_rectification

CHANGED = "群众本人改评"


@transaction.atomic
def add_words(
    *, receipt: str, reasons: Sequence[str], words: str, phone: str, has_consent: bool, at: datetime
) -> Rating:
    """Within the visit she may say why, and leave a number. An empty number leaves the one she gave before."""
    rating = _open_rating(receipt, at)
    words, phone = words.strip(), phone.strip()
    check_words(words)
    check_phone(phone, has_consent=has_consent)
    reasons_now = reason_list(rating.reasons_version)
    check_reasons(reasons, grade=Grade(rating.grade), reasons=reasons_now)
    rating.reasons, rating.words, rating.words_hash = list(reasons), words, words_digest(words) or None
    if phone:
        rating.phone, rating.has_phone = phone, True
    _mark_same_words(rating, at)
    rating.save(update_fields=["reasons", "words", "words_hash", "phone", "has_phone", "is_suspect", "suspicions"])
    if follow_up := _running_follow_up(rating):
        restate_problem(
            actor=Actor.citizen(), rectification_id=follow_up.rectification_id, problem=problem_of(rating), at=at
        )
    content = {"receipt": receipt, "reasons": list(reasons), "words": words}
    fact = WordsAdded(commitment=commitment(rating.salt, content))
    record(fact, actor=Actor.citizen(), subject=rating, path=rating.path, at=at)
    return rating


@transaction.atomic
def change_grade(*, receipt: str, grade: Grade, at: datetime) -> Rating:
    """Within the visit she may change the grade, once, as long as nobody has begun to act on it."""
    rating = _open_rating(receipt, at)
    if rating.grade == grade:
        return rating
    follow_up = _running_follow_up(rating)
    if rating.changed_at is not None or (follow_up and follow_up.state != FollowUpState.OPENED):
        raise RatingRefused("这次评价已经改过一次，或者单位已经开始办理，不能再改。")
    rating.grade, rating.changed_at, rating.reasons = grade, at, []  # reasons belong to a grade
    rating.save(update_fields=["grade", "changed_at", "reasons"])
    _follow_the_change(rating, follow_up, at)
    content = {**committed_content(rating, grade), "changed_at": at.isoformat()}
    fact = RatingChanged(commitment=commitment(rating.salt, content))
    record(fact, actor=Actor.citizen(), subject=rating, path=rating.path, at=at)
    return rating


@transaction.atomic
def rate_mending(*, receipt: str, grade: MendingGrade, at: datetime) -> FollowUp:
    """She says how she finds the mending: three levels, once for each answer."""
    rows = FollowUp.objects.with_matter().select_for_update(of=("self",))
    row = rows.get(rating__receipt=receipt)
    check_regrade(state=FollowUpState(row.state), has_regraded=row.regraded_at is not None)
    row.mending_grade, row.regraded_at = grade, at
    row.save(update_fields=["mending_grade", "regraded_at"])
    record(MendingRated(grade=grade.value), actor=Actor.citizen(), subject=row, path=row.path, at=at)
    return row


def _open_rating(receipt: str, at: datetime) -> Rating:
    """The rating, held, if it can still be added to."""
    rating = Rating.objects.select_related("window").select_for_update(of=("self",)).get(receipt=receipt)
    check_still_open(
        given_at=rating.given_at,
        at=at,
        visit=terms_at(rating.window).visit,
        is_valid=rating.validity == Validity.VALID,
    )
    return rating


def _running_follow_up(rating: Rating) -> FollowUp | None:
    return FollowUp.objects.running().filter(rating=rating).first()


def _mark_same_words(rating: Rating, at: datetime) -> None:
    """The same words again and again are marked, as when they come with the rating."""
    if not rating.words_hash:
        return
    others = Rating.objects.filter(words_hash=rating.words_hash, given_at__gt=at - SAME_WORDS_WITHIN)
    is_marked = Suspicion.SAME_WORDS in rating.suspicions
    if not is_marked and others.exclude(pk=rating.pk).count() >= SAME_WORDS_FROM:
        rating.is_suspect, rating.suspicions = True, [*rating.suspicions, Suspicion.SAME_WORDS.value]


def _follow_the_change(rating: Rating, follow_up: FollowUp | None, at: datetime) -> None:
    """A grade that became bad opens a follow-up, one that became good withdraws it."""
    citizen = Actor.citizen()
    if follow_up and rating.is_bad:
        problem = problem_of(rating)
        restate_problem(actor=citizen, rectification_id=follow_up.rectification_id, problem=problem, at=at)
    elif follow_up:
        follow_up.state = FOLLOW_UP_STATES.after(FollowUpState(follow_up.state), Move.WITHDRAW)
        follow_up.save(update_fields=["state"])
        withdraw_rectification(actor=citizen, rectification_id=follow_up.rectification_id, reason=CHANGED, at=at)
        withdraw_matter(actor=citizen, matter_id=follow_up.pk, reason=CHANGED, at=at)
        record(FollowUpWithdrawn(), actor=citizen, subject=follow_up, path=follow_up.path, at=at)
    elif rating.is_bad:
        terms = {rating.window_id: terms_at(rating.window)}
        open_follow_ups(actor=citizen, ratings=[rating], terms=terms)
