"""The marking scheme of the sample's campaign, what was marked down, and the frozen result of the last quarter."""

from datetime import date, datetime, timedelta
from functools import partial

from mingchuang.assessment.actions.computing import compute_run
from mingchuang.assessment.actions.mark import enter_mark
from mingchuang.assessment.actions.run import freeze_run, order_run
from mingchuang.assessment.actions.scheme import put_in_force, start_scheme
from mingchuang.assessment.models import Scheme
from mingchuang.config.sample.campaigns import issued_on
from mingchuang.config.sample.days import Days, moment, month_on
from mingchuang.config.sample.stage import Stage
from mingchuang.foundation.access import Actor

MARKED, MARK_REASON = "jiaotong", "亮身份公示逾期未报，经县政府办公室通报。"


def plan_scoring(stage: Stage) -> None:
    """A scheme soon after the campaign begins; the last full quarter is counted when the next has begun."""
    days = stage.days
    begun = days.after(issued_on(days), 6)
    stage.agenda.plan(moment(begun, "10:00"), partial(_scheme, stage))
    first, last = last_quarter(days)
    counted = days.after(last, 5)
    stage.agenda.plan(moment(counted, "9:30"), partial(_mark, stage, max(first, begun)))
    stage.agenda.plan(moment(counted, "10:30"), partial(_count, stage, first, last))


def last_quarter(days: Days) -> tuple[date, date]:
    """The first and last day of the last quarter that was over for more than five working days."""
    year, month = month_on(days.today, -((days.today.month - 1) % 3))
    begun = date(year, month, 1)
    if days.after(begun - timedelta(days=1), 5) >= days.today:
        begun = date(*month_on(begun, -3), 1)
    return date(*month_on(begun, -3), 1), begun - timedelta(days=1)


def _scheme(stage: Stage, *, at: datetime) -> None:
    campaign = stage.campaigns["county"]
    scheme = start_scheme(actor=stage.office, campaign=campaign, unit_kind="unit", at=at)
    put_in_force(actor=stage.office, scheme=scheme, at=at)


def _mark(stage: Stage, day: date, *, at: datetime) -> None:
    enter_mark(
        actor=stage.office,
        campaign=stage.campaigns["county"],
        node=stage.places.units[MARKED],
        kind="deduction",
        key="criticised",
        happened_on=day,
        count=1,
        reason=MARK_REASON,
        at=at,
    )


def _count(stage: Stage, first: date, last: date, *, at: datetime) -> None:
    """Ordered by the office, counted as the worker does it, frozen by the office."""
    scheme = Scheme.objects.in_force().get(campaign=stage.campaigns["county"])
    run = order_run(actor=stage.office, scheme=scheme, from_on=first, until_on=last, at=at, is_queued=False)
    run = compute_run(actor=Actor.system(), run_id=run.pk, at=at)
    freeze_run(actor=stage.office, run=run, at=at)
