"""Posts: who stands behind them, what they are called, and giving them up."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.actions.clashes import refusing_clash
from mingchuang.organisations.facts import DeputyNamed, PostChanged
from mingchuang.organisations.models import Deputy, Post, Staff, Tenure
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.rules import HandOverRefused, StaffRefused, check_deputy


@transaction.atomic
def name_deputy(
    *, actor: Actor, post: Post, at: datetime, deputy_post: Post | None = None, deputy_staff: Staff | None = None
) -> Deputy:
    """Put another post, or a person, behind this post from today on; the deputy it had before is relieved."""
    actor.require(P.STAFF_EDIT, within=covers(post.node))
    locked = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    today = timezone.localdate(at)
    holders = Tenure.objects.on(today).filter(post=locked).values_list("staff_id", flat=True)
    check_deputy(
        post=locked.pk,
        deputy_post=deputy_post.pk if deputy_post else None,
        holders=list(holders),
        deputy_staff=deputy_staff.pk if deputy_staff else None,
    )
    _relieve(locked, today)
    with refusing_clash(HandOverRefused("刚才已经有人设了 B 岗，请刷新后再看。")):
        deputy = Deputy.objects.create(post=locked, deputy_post=deputy_post, deputy_staff=deputy_staff, from_on=today)
    fact = DeputyNamed(post=locked.title_zh, deputy=str(deputy_post or deputy_staff))
    record(fact, actor=actor, subject=locked, path=post.node.path, at=at)
    return deputy


@transaction.atomic
def remove_deputy(*, actor: Actor, post: Post, at: datetime) -> None:
    """Nobody stands behind this post any more."""
    actor.require(P.STAFF_EDIT, within=covers(post.node))
    if _relieve(post, timezone.localdate(at)):
        record(DeputyNamed(post=post.title_zh, deputy=""), actor=actor, subject=post, path=post.node.path, at=at)


@transaction.atomic
def change_post(
    *, actor: Actor, post: Post, title_zh: str, title_en: str, duties_zh: str, duties_en: str, at: datetime
) -> None:
    """What a post is called and what its holder does, in both languages."""
    actor.require(P.STAFF_EDIT, within=covers(post.node))
    wanted = {"title_zh": title_zh, "title_en": title_en, "duties_zh": duties_zh, "duties_en": duties_en}
    if all(getattr(post, field) == value for field, value in wanted.items()):
        return
    with refusing_clash(StaffRefused("这里已经有岗位“{post}”。", field="title_zh", post=title_zh)):
        Post.objects.filter(pk=post.pk).update(**wanted)
    record(PostChanged(post=title_zh), actor=actor, subject=post, path=post.node.path, at=at)


@transaction.atomic
def change_post_and_deputy(
    *,
    actor: Actor,
    post: Post,
    title_zh: str,
    title_en: str,
    duties_zh: str,
    duties_en: str,
    deputy_post: Post | None,
    deputy_staff: Staff | None,
    at: datetime,
) -> None:
    """What is written of a post and who stands behind it, both or neither; the same deputy again changes nothing."""
    change_post(
        actor=actor,
        post=post,
        title_zh=title_zh,
        title_en=title_en,
        duties_zh=duties_zh,
        duties_en=duties_en,
        at=at,
    )
    present = Deputy.objects.filter(post=post, until_on=None).first()
    same = present is not None and (present.deputy_post, present.deputy_staff) == (deputy_post, deputy_staff)
    if deputy_post is None and deputy_staff is None:
        remove_deputy(actor=actor, post=post, at=at)
    elif not same:
        name_deputy(actor=actor, post=post, deputy_post=deputy_post, deputy_staff=deputy_staff, at=at)


@transaction.atomic
def close_post(*, actor: Actor, post: Post, on: date, at: datetime) -> None:
    """Give a post up from a day on; its holders leave it on that day. What was done there stays."""
    actor.require(P.STAFF_EDIT, within=covers(post.node))
    for tenure in Tenure.objects.on(on).filter(post=post):
        if tenure.from_on >= on:
            tenure.delete()
        else:
            Tenure.objects.filter(pk=tenure.pk).update(until_on=on)
    _relieve(post, on)
    Post.objects.filter(pk=post.pk).update(closed_on=on)
    fact = PostChanged(post=post.title_zh, closed_on=on.isoformat())
    record(fact, actor=actor, subject=post, path=post.node.path, at=at)


def _relieve(post: Post, on: date) -> int:
    """End the deputy in force; one named on the same day never stood there and is taken out."""
    in_force = Deputy.objects.filter(post=post, until_on=None)
    return in_force.filter(from_on=on).delete()[0] + in_force.update(until_on=on)
