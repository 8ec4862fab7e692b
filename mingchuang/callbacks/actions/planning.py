"""Deciding who is called back: by an area's wish, by a draw, by a card that goes along."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from secrets import token_hex

from django.db import transaction
from django.utils import timezone

from mingchuang.callbacks.enums import PickedBy
from mingchuang.callbacks.facts import CallPlanned, CallsDrawn, CardIssued
from mingchuang.callbacks.models import CallBack, CallRule, Draw
from mingchuang.callbacks.permissions import CallbacksPermission as P
from mingchuang.callbacks.queries import rule_at, script_at
from mingchuang.callbacks.rules.picking import Callee, PickRefused, pick, sources
from mingchuang.following.enums import MatterState
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import Happening, record, record_many
from mingchuang.foundation.numbering import new_receipt
from mingchuang.foundation.worktime.limits import Limit, due_on
from mingchuang.foundation.worktime.published import calendar_in_force

WEEK = timedelta(days=7)


@transaction.atomic
def plan_call(*, actor: Actor, matter: Matter, phone: str, name: str = "", at: datetime) -> CallBack:
    """Call back about this matter. Whether the actor may is asked by the area whose matter it is.

    A matter that waits for its call already keeps that one; a card that is out gets the number added.
    """
    return _plan(actor, {matter.pk: (matter, Callee(phone=phone, name=name))}, picked_by=PickedBy.PLANNED, at=at)[0]


@transaction.atomic
def issue_card(*, actor: Actor, matter: Matter, at: datetime) -> CallBack:
    """A tracking card (服务质量跟踪卡) goes along with the matter; asked for again it is the same card."""
    actor.require(P.CARD_ISSUE, within=covers(matter))
    call = CallBack.objects.waiting().select_for_update(of=("self",)).filter(matter=matter).first()
    if call is None:
        call = _plan(actor, {matter.pk: (matter, Callee(phone=""))}, picked_by=PickedBy.CARD, at=at)[0]
    if call.code is None:
        call.code = new_receipt()
        call.save(update_fields=["code"])
        fact = CardIssued(matter_id=matter.pk, matter_kind=matter.kind)
        record(fact, actor=actor, subject=call, path=call.path, at=at)
    return call


@transaction.atomic
def draw_week(*, actor: Actor, rule: CallRule, week: date, at: datetime, seed: str = "") -> Draw:
    """Draw the sample of a week (its Monday) of finished matters. Seed and frame are kept, so it can be repeated.

    Without a seed a random one is made; one week is drawn once, so nobody can draw until the result pleases.
    """
    if Draw.objects.filter(region=rule.region, kind=rule.kind, week=week).exists():
        raise PickRefused("{week} 这一周已经抽过，不能重抽。", week=week)
    finished = list(_finished(rule, week))
    callees = sources()[rule.kind].find([matter.pk for matter in finished]) if rule.kind in sources() else {}
    frame = sorted(matter.pk for matter in finished if matter.pk in callees)
    unhappy = [pk for pk in frame if callees[pk].is_dissatisfied] if rule.takes_dissatisfied else []
    seed = seed or token_hex(16)
    picked = pick(frame, seed=seed, share=rule.share, weekly_least=rule.weekly_least, dissatisfied=unhappy)
    draw = Draw.objects.create(
        region=rule.region,
        path=rule.path,
        kind=rule.kind,
        week=week,
        seed=seed[:64],
        share=rule.share,
        weekly_least=rule.weekly_least,
        finished=len(finished),
        frame=frame,
        by_chance=list(picked.by_chance),
        dissatisfied=list(picked.dissatisfied),
        drawn_at=at,
    )
    by_id = {matter.pk: matter for matter in finished}
    for why, chosen in ((PickedBy.DISSATISFIED, picked.dissatisfied), (PickedBy.DRAW, picked.by_chance)):
        _plan(actor, {pk: (by_id[pk], callees[pk]) for pk in chosen}, picked_by=why, at=at, draw=draw)
    fact = CallsDrawn(
        matter_kind=rule.kind,
        week=week.isoformat(),
        seed=draw.seed,
        frame=len(frame),
        picked=len(picked.by_chance) + len(picked.dissatisfied),
    )
    record(fact, actor=actor, subject=draw, path=draw.path, at=at)
    return draw


@transaction.atomic
def draw_last_week(*, actor: Actor, at: datetime) -> int:
    """Draw what no rule has drawn yet of the last whole week; the number of draws."""
    today = timezone.localdate(at)
    week = today - timedelta(days=today.weekday()) - WEEK
    drawn = 0
    for rule in CallRule.objects.filter(is_on=True).select_related("region").order_by("id"):
        if not Draw.objects.filter(region=rule.region, kind=rule.kind, week=week).exists():
            draw_week(actor=actor, rule=rule, week=week, at=at)
            drawn += 1
    return drawn


def _finished(rule: CallRule, week: date) -> list[Matter]:
    """Matters closed in the week that have not been called back since."""
    zone = timezone.get_default_timezone()
    since = datetime.combine(week, datetime.min.time(), tzinfo=zone)
    closed = Matter.objects.under(rule.path).filter(
        kind=rule.kind, state=MatterState.CLOSED, closed_at__gte=since, closed_at__lt=since + WEEK
    )
    known = CallBack.objects.filter(matter__in=closed.values("pk")).exclude(picked_by=PickedBy.CARD)
    return list(closed.exclude(pk__in=known.values("matter")).order_by("id"))


def _plan(
    actor: Actor,
    chosen: Mapping[int, tuple[Matter, Callee]],
    *,
    picked_by: PickedBy,
    at: datetime,
    draw: Draw | None = None,
) -> list[CallBack]:
    """Rows for these matters; those that wait already are kept and get the number they lack."""
    waiting = CallBack.objects.waiting().select_for_update(of=("self",)).filter(matter__in=list(chosen))
    found = {row.matter_id: row for row in waiting}
    for row in found.values():
        _add_number(row, chosen[row.matter_id][1])
    new = [_row(matter, callee, picked_by, draw, at) for pk, (matter, callee) in chosen.items() if pk not in found]
    made = CallBack.objects.bulk_create(new)
    record_many(
        [
            Happening(
                fact=CallPlanned(matter_id=row.matter_id, matter_kind=row.kind, picked_by=picked_by.value),
                actor=actor,
                subject=row,
                path=row.path,
                at=at,
            )
            for row in made
        ]
    )
    return [*found.values(), *made]


def _add_number(row: CallBack, callee: Callee) -> None:
    if callee.phone and not row.has_phone:
        row.person_name, row.phone, row.has_phone = callee.name, callee.phone, True
        row.save(update_fields=["person_name", "phone", "has_phone"])


def _row(matter: Matter, callee: Callee, picked_by: PickedBy, draw: Draw | None, at: datetime) -> CallBack:
    rule, script = rule_at(matter.path, matter.kind), script_at(matter.path, matter.kind)
    day = due_on(calendar_in_force(), start=timezone.localdate(at), limit=Limit(count=rule.due_days))
    return CallBack(
        matter=matter,
        kind=matter.kind,
        path=matter.path,
        site_path=matter.site_path,
        picked_by=picked_by,
        draw=draw,
        person_name=callee.name,
        phone=callee.phone,
        has_phone=bool(callee.phone),
        questions=script.questions,
        planned_at=at,
        due_at=datetime.combine(day, datetime.max.time(), tzinfo=timezone.get_default_timezone()),
        most_tries=rule.tries,
    )
