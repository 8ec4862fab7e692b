"""Looking after what ratings hold: numbers to call back, marks, the terms of rating."""

from datetime import datetime

from django.db import transaction

from mingchuang.evaluations.actions.following_up import locked
from mingchuang.evaluations.enums import FollowUpState
from mingchuang.evaluations.facts import PhoneOpened, PhonesForgotten, RatingRuleSet, SuspicionCleared
from mingchuang.evaluations.models import Rating, RatingRule
from mingchuang.evaluations.permissions import EvaluationsPermission as P
from mingchuang.evaluations.rules.follow_up import check_purpose, check_reason
from mingchuang.evaluations.rules.rating import PHONES_KEPT, RatingTerms, check_terms
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import Happening, record, record_many
from mingchuang.organisations.models import Node

BATCH = 500


@transaction.atomic
def open_phone(*, actor: Actor, follow_up_id: int, purpose: str, at: datetime) -> str:
    """The number, to call back; each opening stands in the journal with its purpose."""
    row = locked(follow_up_id)
    actor.require(P.PHONE_OPEN, within=covers(row))
    check_purpose(purpose)
    record(PhoneOpened(purpose=purpose.strip()), actor=actor, subject=row, path=row.path, at=at)
    return Rating.objects.only("phone").get(pk=row.rating_id).phone


@transaction.atomic
def forget_phones(*, actor: Actor, at: datetime) -> int:
    """Delete numbers that are no longer needed: after the follow-up ended, or when there never was one."""
    before = at - PHONES_KEPT
    held = Rating.objects.filter(has_phone=True, given_at__lt=before).exclude(
        follow_up__state__in=FollowUpState.running()
    )
    over = held.exclude(follow_up__matter__closed_at__gte=before).select_related("window").blind()
    ratings = list(over.select_for_update(of=("self",)).order_by("id")[:BATCH])
    Rating.objects.filter(pk__in=[rating.pk for rating in ratings]).update(phone="", has_phone=False)
    record_many(
        [Happening(fact=PhonesForgotten(), actor=actor, subject=rating, path=rating.path, at=at) for rating in ratings]
    )
    return len(ratings)


@transaction.atomic
def clear_suspicion(*, actor: Actor, rating_id: int, reason: str, at: datetime) -> Rating:
    """Somebody looked and found the rating genuine; the marks stay listed, it counts again."""
    rating = Rating.objects.select_related("window").select_for_update(of=("self",)).get(pk=rating_id)
    actor.require(P.SUSPECT_SETTLE, within=covers(rating))
    check_reason(reason)
    rating.is_suspect, rating.suspicion_note = False, reason.strip()[:300]
    rating.save(update_fields=["is_suspect", "suspicion_note"])
    record(SuspicionCleared(reason=rating.suspicion_note), actor=actor, subject=rating, path=rating.path, at=at)
    return rating


@transaction.atomic
def set_rating_rule(*, actor: Actor, node: Node, terms: RatingTerms, at: datetime) -> RatingRule:
    """Set the terms of rating below a node; they hold from now on."""
    actor.require(P.RULE_EDIT, within=covers(node))
    check_terms(terms)
    values = {
        "path": node.path,
        "visit_minutes": terms.visit_minutes,
        "follow_up_days": terms.follow_up_days,
        "burst_limit": terms.burst_limit,
        "burst_minutes": terms.burst_minutes,
        "opens_at": terms.opens_at,
        "closes_at": terms.closes_at,
    }
    rule, _ = RatingRule.objects.update_or_create(node=node, defaults=values)
    fact = RatingRuleSet(visit_minutes=terms.visit_minutes, follow_up_days=terms.follow_up_days)
    record(fact, actor=actor, subject=rule, path=node.path, at=at)
    return rule
