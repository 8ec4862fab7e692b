"""Handing a post over for a time: written by who goes, answered by the deputy, given back."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.actions.clashes import refusing_clash
from mingchuang.organisations.enums import HandOverState
from mingchuang.organisations.facts import HandOverAnswered, PostGivenBack, PostHandedOver
from mingchuang.organisations.models import HandOver, HandOverLine, Post, Staff, Tenure
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.rules import HandOverRefused, check_answer, check_hand_over

OPEN = (HandOverState.WAITING, HandOverState.ACCEPTED)


@transaction.atomic
def hand_over_post(
    *,
    actor: Actor,
    post: Post,
    giver: Staff,
    taker: Staff,
    reason: str,
    from_on: date,
    until_on: date,
    lines: Sequence[tuple[str, date | None]],
    at: datetime,
) -> HandOver:
    """Hand a post over with its list; the holder does it herself, or who keeps the staff does it for her."""
    if actor.staff_id != giver.pk:
        actor.require(P.STAFF_EDIT, within=covers(post.node))
    today = timezone.localdate(at)
    if not Tenure.objects.on(today).filter(post=post, staff=giver).exists():
        raise HandOverRefused("只有在这个岗位上的人可以交出它。")
    check_hand_over(
        giver=giver.pk,
        taker=taker.pk,
        from_on=from_on,
        until_on=until_on,
        today=today,
        lines=[text for text, _due in lines],
    )
    with refusing_clash(HandOverRefused("这个岗位已有一份没有交回的交接单。")):
        row = HandOver.objects.create(
            post=post,
            giver=giver,
            taker=taker,
            path=post.node.path,
            site_path=post.node.site_path,
            reason=reason,
            from_on=from_on,
            until_on=until_on,
            written_at=at,
        )
    HandOverLine.objects.bulk_create(
        HandOverLine(hand_over=row, ordinal=ordinal, text=text, due_on=due)
        for ordinal, (text, due) in enumerate(lines, start=1)
    )
    fact = PostHandedOver(post=post.title_zh, taker=taker.name_zh, lines=len(lines))
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def answer_hand_over(
    *, actor: Actor, hand_over: HandOver, accepts: bool, taken: Collection[int], answer: str, at: datetime
) -> None:
    """The deputy herself takes all of the list on, or says why not."""
    row = _locked(hand_over)
    if actor.staff_id is None or actor.staff_id != row.taker_id:
        raise HandOverRefused("只有接手人本人可以答复。")
    if row.state != HandOverState.WAITING:
        raise HandOverRefused("这份交接单已经答复过。")
    lines = HandOverLine.objects.filter(hand_over=row)
    ticked = lines.filter(pk__in=taken)
    check_answer(accepts=accepts, answer=answer, taken=ticked.count(), lines=lines.count())
    if accepts:
        ticked.update(taken_on=True)
    row.state = HandOverState.ACCEPTED if accepts else HandOverState.DECLINED
    row.answered_at, row.answer = at, answer
    row.save(update_fields=["state", "answered_at", "answer"])
    record(HandOverAnswered(accepted=accepts, answer=answer), actor=actor, subject=row, path=row.path, at=at)


@transaction.atomic
def give_back_post(*, actor: Actor, hand_over: HandOver, at: datetime) -> None:
    """The holder is back: either of the two says so, or who keeps the staff."""
    row = _locked(hand_over)
    if actor.staff_id is None or actor.staff_id not in {row.giver_id, row.taker_id}:
        actor.require(P.STAFF_EDIT, within=covers(row))
    if row.state not in OPEN:
        raise HandOverRefused("这份交接单已经交回，或者没有被接手。")
    row.state, row.ended_at = HandOverState.ENDED, at
    row.save(update_fields=["state", "ended_at"])
    record(PostGivenBack(post=row.post.title_zh), actor=actor, subject=row, path=row.path, at=at)


def _locked(hand_over: HandOver) -> HandOver:
    return HandOver.objects.select_for_update(of=("self",)).select_related("post").get(pk=hand_over.pk)
