"""Ordering a run, and making its result final."""

import hashlib
import json
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.analytics.measuring import file_digest
from mingchuang.assessment.enums import RunMove, RunState
from mingchuang.assessment.facts import RunFrozen, RunOrdered
from mingchuang.assessment.models import Scheme, ScoreLine, ScoreRun, ScoreTotal
from mingchuang.assessment.permissions import AssessmentPermission as P
from mingchuang.assessment.queries.run import records_file
from mingchuang.assessment.rules.run import RUN_STATES, RunRefused, check_period, check_scheme_in_force
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.work.queue import enqueue

LINE_FIELDS = ("node__code", "kind", "key", "numerator", "denominator", "excluded", "value", "low", "high", "points")
TOTAL_FIELDS = ("node__code", "points", "low", "high", "standing", "best", "worst")


@transaction.atomic
def order_run(
    *, actor: Actor, scheme: Scheme, from_on: date, until_on: date, at: datetime, is_queued: bool = True
) -> ScoreRun:
    """Ask for points to be counted; the worker does it, unless the caller does so himself at once."""
    actor.require(P.RUN_COMPUTE, within=covers(scheme))
    check_scheme_in_force(scheme.state)
    check_period(from_on=from_on, until_on=until_on, today=timezone.localdate(at))
    run = ScoreRun.objects.create(
        scheme=scheme,
        path=scheme.path,
        from_on=from_on,
        until_on=until_on,
        state=RunState.QUEUED,
        ordered_by=actor.label,
        ordered_at=at,
    )
    fact = RunOrdered(from_on=from_on.isoformat(), until_on=until_on.isoformat())
    record(fact, actor=actor, subject=run, path=run.path, at=at)
    if is_queued:
        enqueue("mingchuang.assessment.tasks.compute_run", run_id=run.pk)
    return run


@transaction.atomic
def freeze_run(*, actor: Actor, run: ScoreRun, at: datetime) -> ScoreRun:
    """Make the result final: lines, totals and the records behind them stay as they are."""
    run = ScoreRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    actor.require(P.RUN_FREEZE, within=covers(run))
    run.state = RUN_STATES.after(RunState(run.state), RunMove.FREEZE)
    for key, digest in run.kept.items():
        file = records_file(run.pk, key)
        if not file.exists() or file_digest(file) != digest:
            raise RunRefused("留存的明细与算出时不一致，不能定稿，请重新计算。")
    run.frozen_by, run.frozen_at = actor.label, at
    run.save(update_fields=["state", "frozen_by", "frozen_at"])
    fact = RunFrozen(inputs_digest=run.inputs_digest, result_digest=result_digest(run))
    record(fact, actor=actor, subject=run, path=run.path, at=at)
    return run


def result_digest(run: ScoreRun) -> str:
    """SHA-256 of all lines and totals of a run, in a fixed order; two runs that agree have the same."""
    lines = ScoreLine.objects.filter(run=run).order_by("node__code", "kind", "key").values_list(*LINE_FIELDS)
    totals = ScoreTotal.objects.filter(run=run).order_by("node__code").values_list(*TOTAL_FIELDS)
    text = json.dumps([list(lines), list(totals)], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
