"""Background work of assessment, and the same for the terminal."""

from datetime import date, datetime

from django.utils import timezone

from mingchuang.assessment.actions import computing
from mingchuang.assessment.actions.run import order_run
from mingchuang.assessment.models import ScoreRun
from mingchuang.assessment.presenters.printing import printed_table
from mingchuang.assessment.queries.run import score_table
from mingchuang.assessment.queries.scheme import scheme_in_force
from mingchuang.assessment.rules.run import RunRefused
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import Actor


def compute_run(*, run_id: int) -> None:
    """Count the points of an ordered run; a second call finds the result and leaves."""
    try:
        computing.compute_run(actor=Actor.system(), run_id=run_id, at=timezone.now())
    except RunRefused:
        return  # its page says why; trying again would not help


def score_campaign(
    *, campaign: Campaign, at: datetime, from_on: date | None = None, until_on: date | None = None
) -> tuple[ScoreRun, list[str]]:
    """Count the points of a campaign at once; the run and its lines for the terminal.

    Without days: from the campaign's first day until today. Raises `RunRefused` when no scheme is in force.
    """
    scheme = scheme_in_force(campaign.pk)
    if scheme is None:
        raise RunRefused("请先让考核方案执行，再计算得分。")
    system, today = Actor.system(), timezone.localdate(at)
    run = order_run(
        actor=system,
        scheme=scheme,
        from_on=from_on or campaign.starts_on or timezone.localdate(campaign.confirmed_at),
        until_on=until_on or today,
        at=at,
        is_queued=False,
    )
    run = computing.compute_run(actor=system, run_id=run.pk, at=at)
    return run, printed_table(score_table(run, actor=system))
