"""Drafting, reviewing, publishing and withdrawing."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions import MatterOrder, agree_date, open_matter, withdraw_matter
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.numbering.counters import take
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Node, Staff
from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.facts import PledgeDrafted, PledgePublished, PledgeReviewed, PledgeReworded, PledgeWithdrawn
from mingchuang.pledges.models import Pledge, PledgeRound
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.queries import indicator_named, known_texts, wording_words
from mingchuang.pledges.rules import (
    PLEDGE_STATES,
    Move,
    PledgeRefused,
    PledgeWording,
    check_due_on,
    check_measured,
    check_pledger,
    check_publish,
    check_review,
    check_withdrawal,
    check_wording,
)
from mingchuang.pledges.rules.wording import Texts, wording_flags

MATTER_KIND = "pledge"


@transaction.atomic
def draft_pledge(
    *,
    actor: Actor,
    node: Node,
    wording: PledgeWording,
    at: datetime,
    staff: Staff | None = None,
    replaces: Pledge | None = None,
    round: PledgeRound | None = None,  # noqa: A002 - the word for it
) -> Pledge:
    """Word a pledge of this place or person. One that replaces another withdraws that when it is published."""
    actor.require(P.PLEDGE_DRAFT, within=covers(node))
    serves_here = staff is not None and staff.path.startswith(node.path)
    check_pledger(kind=node.kind, is_person=staff is not None, person_serves_here=serves_here)
    today = timezone.localdate(at)
    check_draft(wording, is_person=staff is not None, today=today)
    if round is not None and not node.path.startswith(round.path):
        raise PledgeRefused("这个单位不在这一轮承诺的范围内。", field="round")
    if replaces and (replaces.state not in PledgeState.running() or replaces.node_id != node.pk):
        raise PledgeRefused("只能代替同一单位正在践行的承诺。")
    year = today.year
    flags = flags_of(wording, texts=known_texts(), writer=(node.pk, staff.pk if staff else None))
    pledge = Pledge.objects.create(
        number=f"{year}-{take('pledges.pledge', scope='', year=year):04d}",
        node=node,
        staff=staff,
        path=node.path,
        site_path=node.site_path,
        drafted_at=at,
        drafted_by_id=actor.account_id,
        drafted_by=actor.label[:100],
        replaces=replaces,
        round=round,
        flags=flags,
        **asdict(wording),
    )
    fact = PledgeDrafted(number=pledge.number, text=pledge.text_zh, due_on=_day(pledge))
    record(fact, actor=actor, subject=pledge, path=pledge.path, at=at)
    return pledge


@transaction.atomic
def reword_pledge(*, actor: Actor, pledge_id: int, wording: PledgeWording, at: datetime) -> Pledge:
    """Word a draft anew, which is then reviewed anew; a published pledge can only be replaced by another one."""
    pledge = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge_id)
    actor.require(P.PLEDGE_DRAFT, within=covers(pledge))
    if pledge.state not in PledgeState.unseen():
        raise PledgeRefused("公布了的承诺不能改字，只能另拟一条代替它。")
    pledge.state = PLEDGE_STATES.after(PledgeState(pledge.state), Move.REWORD)
    check_draft(wording, is_person=pledge.staff_id is not None, today=timezone.localdate(at))
    for name, value in asdict(wording).items():
        setattr(pledge, name, value)
    texts = known_texts(besides=pledge.pk)
    pledge.flags = flags_of(wording, texts=texts, writer=(pledge.node_id, pledge.staff_id))
    pledge.reviewed_at, pledge.reviewed_by, pledge.review_remark = None, "", ""
    # whoever words it last answers for the wording, and so cannot review it
    pledge.drafted_by_id, pledge.drafted_by = actor.account_id, actor.label[:100]
    pledge.save()
    fact = PledgeReworded(number=pledge.number, text=pledge.text_zh, due_on=_day(pledge))
    record(fact, actor=actor, subject=pledge, path=pledge.path, at=at)
    return pledge


@transaction.atomic
def review_pledge(*, actor: Actor, pledge_id: int, is_approved: bool, at: datetime, remark: str = "") -> Pledge:
    """Another than the drafter reads it: it may be published, or goes back with the reason."""
    pledge = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge_id)
    actor.require(P.PLEDGE_REVIEW, within=covers(pledge))
    check_review(
        drafter_id=pledge.drafted_by_id,
        reviewer_id=actor.account_id,
        is_approved=is_approved,
        flagged=bool(pledge.flags),
        remark=remark,
    )
    move = Move.APPROVE if is_approved else Move.SEND_BACK
    pledge.state = PLEDGE_STATES.after(PledgeState(pledge.state), move)
    pledge.reviewed_at, pledge.reviewed_by = at, actor.label[:100]
    pledge.review_remark = remark.strip()[:300]
    pledge.save(update_fields=["state", "reviewed_at", "reviewed_by", "review_remark"])
    fact = PledgeReviewed(number=pledge.number, is_approved=is_approved, remark=pledge.review_remark)
    record(fact, actor=actor, subject=pledge, path=pledge.path, at=at)
    return pledge


@transaction.atomic
def publish_pledge(*, actor: Actor, pledge_id: int, at: datetime) -> Pledge:
    """Make it public; from now on its wording stands, and a day that was named is followed."""
    pledge = Pledge.objects.select_related("node", "staff").select_for_update(of=("self",)).get(pk=pledge_id)
    actor.require(P.PLEDGE_PUBLISH, within=covers(pledge))
    today = timezone.localdate(at)
    if pledge.state == PledgeState.DRAFT:
        raise PledgeRefused("承诺要由另一人审核后才能公布。")
    check_publish(due_on=pledge.due_on, today=today)
    pledge.state = PLEDGE_STATES.after(PledgeState(pledge.state), Move.PUBLISH)
    pledge.published_at, pledge.published_by = at, actor.label[:100]
    pledge.matter = _followed(actor, pledge, at) if pledge.due_on else None
    pledge.save(update_fields=["state", "published_at", "published_by", "matter"])
    replaced = _withdraw_replaced(actor, pledge, at)
    fact = PledgePublished(number=pledge.number, text=pledge.text_zh, due_on=_day(pledge), replaces=replaced)
    record(fact, actor=actor, subject=pledge, path=pledge.path, at=at)
    return pledge


@transaction.atomic
def withdraw_pledge(*, actor: Actor, pledge_id: int, reason_zh: str, at: datetime, reason_en: str = "") -> Pledge:
    """Take a published pledge back; it stays on the table, with the reason."""
    pledge = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge_id)
    actor.require(P.PLEDGE_WITHDRAW, within=covers(pledge))
    check_withdrawal(reason_zh)
    _withdraw(actor, pledge, reason_zh=reason_zh, reason_en=reason_en, at=at)
    return pledge


def check_draft(wording: PledgeWording, *, is_person: bool, today: date, last: date | None = None) -> None:
    """What every wording owes, however it is handed in; part of the acts that take one.

    `last` is the last day that can be reckoned with, for those who check thousands.
    """
    check_wording(wording)
    check_measured(is_measured=bool(wording.indicator), is_person=is_person)
    if wording.indicator and indicator_named(wording.indicator) is None:
        raise PledgeRefused("没有这个指标，请重新选择。", field="indicator")
    check_due_on(wording.due_on, today=today, last=last or calendar_in_force().last)


def flags_of(wording: PledgeWording, *, texts: Texts, writer: tuple[int, int | None]) -> list[dict[str, object]]:
    """What a reviewer should look at, as it is kept with the pledge."""
    found = wording_flags(
        wording.text_zh,
        has_number=wording.target_number is not None,
        due_on=wording.due_on,
        words=wording_words(),
        like=texts.like(wording.text_zh, writer=writer),
    )
    return [asdict(flag) for flag in found]


def _withdraw_replaced(actor: Actor, pledge: Pledge, at: datetime) -> str:
    """The number of the pledge that this one replaces; "" when it replaces none."""
    if pledge.replaces_id is None:
        return ""
    old = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge.replaces_id)
    reason_zh, reason_en = f"由第 {pledge.number} 号承诺代替。", f"Replaced by pledge no. {pledge.number}."
    _withdraw(actor, old, reason_zh=reason_zh, reason_en=reason_en, at=at)
    return old.number


def _withdraw(actor: Actor, pledge: Pledge, *, reason_zh: str, reason_en: str, at: datetime) -> None:
    pledge.state = PLEDGE_STATES.after(PledgeState(pledge.state), Move.WITHDRAW)
    pledge.withdrawn_reason_zh, pledge.withdrawn_reason_en = reason_zh.strip(), reason_en.strip()
    pledge.settled_at, pledge.settled_by = at, actor.label[:100]
    pledge.save(update_fields=["state", "withdrawn_reason_zh", "withdrawn_reason_en", "settled_at", "settled_by"])
    if pledge.matter_id:
        withdraw_matter(actor=actor, matter_id=pledge.matter_id, reason=pledge.withdrawn_reason_zh, at=at)
    fact = PledgeWithdrawn(number=pledge.number, reason=pledge.withdrawn_reason_zh)
    record(fact, actor=actor, subject=pledge, path=pledge.path, at=at)


def _followed(actor: Actor, pledge: Pledge, at: datetime) -> Matter:
    """Its matter, due at the end of the very day that was named, working day or not."""
    assert pledge.due_on is not None
    days = (pledge.due_on - timezone.localdate(at)).days
    order = MatterOrder(
        kind=MATTER_KIND,
        title_zh=f"承诺 {pledge.number}：{pledge.text_zh}",
        title_en=f"Pledge {pledge.number}: {pledge.text_en}" if pledge.text_en else "",
        owner_node=pledge.node,
        owner=pledge.staff,
        promise=Limit(count=days, unit=LimitUnit.NATURAL_DAY),
        basis="公布的承诺",
    )
    matter = open_matter(actor=actor, order=order, at=at)
    if timezone.localdate(matter.clock.due_at) == pledge.due_on and not matter.clock.is_provisional:
        return matter
    return agree_date(actor=actor, matter_id=matter.pk, ends_on=pledge.due_on, reason="承诺的日期", at=at)


def _day(pledge: Pledge) -> str:
    return pledge.due_on.isoformat() if pledge.due_on else ""
