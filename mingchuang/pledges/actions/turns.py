"""Running pledges looked at in turn by others."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Account, Node
from mingchuang.pledges.enums import CycleEvery
from mingchuang.pledges.facts import CycleSet, CycleStopped, TurnsGiven, TurnTaken
from mingchuang.pledges.models import CycleExaminer, ReviewCycle, Turn
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.queries import able_examiners, homes_of, pledges_in_turn
from mingchuang.pledges.rules import PledgeRefused
from mingchuang.pledges.rules.turns import (
    ExaminerInTurn,
    PledgeInTurn,
    check_cycle,
    check_finding,
    period_of,
    shared_out,
)


@transaction.atomic
def set_cycle(
    *,
    actor: Actor,
    node: Node,
    every: str,
    days: int,
    starts_on: date,
    examiners: Sequence[Account],
    at: datetime,
) -> ReviewCycle:
    """Have running pledges below a node looked at in turn; a place has one cycle, which is set anew."""
    actor.require(P.CYCLE_EDIT, within=covers(node))
    check_cycle(examiners=len(examiners), days=days, period_days=28 * CycleEvery(every).months)
    able = set(able_examiners(node.path).values_list("pk", flat=True))
    if any(one.pk not in able for one in examiners):
        raise PledgeRefused("评诺人须是这里有职责的人员。", field="examiners")
    cycle, _ = ReviewCycle.objects.update_or_create(
        node=node,
        defaults={"path": node.path, "every": every, "days": days, "starts_on": starts_on, "stopped_at": None},
    )
    cycle.examiners.all().delete()
    CycleExaminer.objects.bulk_create([CycleExaminer(cycle=cycle, account=one) for one in examiners])
    fact = CycleSet(every=every, days=days, examiners=tuple(one.pk for one in examiners))
    record(fact, actor=actor, subject=cycle, path=cycle.path, at=at)
    return cycle


@transaction.atomic
def stop_cycle(*, actor: Actor, cycle_id: int, at: datetime) -> ReviewCycle:
    """Give no further turns; those given stay."""
    cycle = ReviewCycle.objects.select_for_update(of=("self",)).get(pk=cycle_id)
    actor.require(P.CYCLE_EDIT, within=covers(cycle))
    cycle.stopped_at = at
    cycle.save(update_fields=["stopped_at"])
    record(CycleStopped(), actor=actor, subject=cycle, path=cycle.path, at=at)
    return cycle


@transaction.atomic
def give_turns(*, actor: Actor, cycle_id: int, at: datetime) -> int:
    """Share the running pledges out among the examiners for the present period; what has a turn keeps it."""
    cycle = ReviewCycle.objects.select_for_update(of=("self",)).get(pk=cycle_id)
    actor.require(P.CYCLE_EDIT, within=covers(cycle))
    today = timezone.localdate(at)
    if cycle.stopped_at or today < cycle.starts_on:
        return 0
    months = CycleEvery(cycle.every).months
    from_on = period_of(today, starts_on=cycle.starts_on, months=months)
    pledges = {one.pk: one for one in pledges_in_turn(cycle, from_on=from_on)}
    links = cycle.examiners.select_related("account__staff__node").order_by("id")
    accounts = [link.account for link in links if link.account.is_active]
    homes = homes_of(accounts)
    period = ((from_on.year - cycle.starts_on.year) * 12 + from_on.month - cycle.starts_on.month) // months
    given = shared_out(
        [
            PledgeInTurn(id=one.pk, paths=tuple(filter(None, (one.path, one.site_path))), drafter_id=one.drafted_by_id)
            for one in pledges.values()
        ],
        [ExaminerInTurn(id=one.pk, home=homes[one.pk]) for one in accounts],
        period=period,
    )
    Turn.objects.bulk_create(
        [
            Turn(
                cycle=cycle,
                pledge=pledges[pk],
                examiner_id=examiner,
                path=pledges[pk].path,
                site_path=pledges[pk].site_path,
                from_on=from_on,
                due_on=max(from_on, today) + timedelta(days=cycle.days),
            )
            for pk, examiner in given.items()
        ]
    )
    if given:
        fact = TurnsGiven(from_on=from_on.isoformat(), turns=len(given))
        record(fact, actor=actor, subject=cycle, path=cycle.path, at=at)
    return len(given)


@transaction.atomic
def take_turn(*, actor: Actor, turn_id: int, finding: str, at: datetime) -> Turn:
    """Say what was seen of a pledge that runs on; judging it is another act, which takes the turn as well."""
    turn = Turn.objects.select_for_update(of=("self",)).select_related("pledge").get(pk=turn_id)
    may_all = actor.may(P.CYCLE_EDIT, within=covers(turn))
    check_finding(finding=finding, examiner_id=actor.account_id, turn_of=turn.examiner_id, may_all=may_all)
    if turn.done_at is not None:
        raise PledgeRefused("这一条已经评过。")
    turn.finding, turn.done_at, turn.done_by = finding.strip()[:500], at, actor.label[:100]
    turn.save(update_fields=["finding", "done_at", "done_by"])
    fact = TurnTaken(number=turn.pledge.number, finding=turn.finding)
    record(fact, actor=actor, subject=turn, path=turn.path, at=at)
    return turn
