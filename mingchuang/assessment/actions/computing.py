"""Counting points: records to figures, figures to points, points to ranks."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingchuang.analytics.engine import opened_engine
from mingchuang.analytics.loading import LoadedDataset, load
from mingchuang.analytics.measuring import Measurement, Period, keep_records, measure
from mingchuang.assessment.actions.result import Found, write_result
from mingchuang.assessment.enums import RunMove, RunState
from mingchuang.assessment.facts import RunComputed
from mingchuang.assessment.models import ScoreRun
from mingchuang.assessment.permissions import AssessmentPermission as P
from mingchuang.assessment.queries.run import marks_of, records_file
from mingchuang.assessment.queries.scheme import figures_of, scheme_content, scored_units
from mingchuang.assessment.rules import RULE_VERSION
from mingchuang.assessment.rules.run import RUN_STATES, RunRefused
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record


def compute_run(*, actor: Actor, run_id: int, at: datetime) -> ScoreRun:
    """Count the points of an ordered run. May be called again: a run that has its result is left alone.

    1. The run is marked as running, in a transaction of its own, so that its page shows it.
    2. Each dataset is loaded and each figure measured; the page shows which.
    3. Points, ranks and their origin are written in one transaction.
    4. A fault is kept in words on the run, and raised.
    """
    run = _begin(actor, run_id)
    if run.has_result:
        return run
    try:
        return _complete(actor, run, _find(run, at), at)
    except Exception as fault:
        _fail(run_id, fault)
        raise


@transaction.atomic
def _begin(actor: Actor, run_id: int) -> ScoreRun:
    run = ScoreRun.objects.select_for_update(of=("self",)).select_related("scheme__campaign").get(pk=run_id)
    actor.require(P.RUN_COMPUTE, within=covers(run))
    if not run.has_result:
        run.state = RUN_STATES.after(RunState(run.state), RunMove.BEGIN)
        run.fault = ""
        run.save(update_fields=["state", "fault"])
    return run


def _find(run: ScoreRun, at: datetime) -> Found:
    """Load what the figures read, measure them, keep the records behind them."""
    today = timezone.localdate(at)
    campaign = {"campaign_id": run.scheme.campaign_id}
    period = Period(from_on=run.from_on, until_on=run.until_on, cut_off_on=today, also=campaign)
    units = scored_units(run.scheme, on=min(run.until_on, today))
    if not units:
        raise RunRefused("没有可以考核的单位，请核对考核方案的考核对象。")
    paths = {unit.code: unit.path for unit in units}
    figures = figures_of(run.scheme)
    names = sorted({name for figure in figures.values() for name in figure.reads})
    steps = len(names) + len(figures) + 1
    loaded: list[LoadedDataset] = []
    for name in names:
        _tell(run, "读取记录", len(loaded), steps)
        loaded.append(load(name))
    measured: dict[str, Mapping[str, Measurement]] = {}
    kept: dict[str, str] = {}
    with opened_engine(loaded) as engine:
        for key, figure in figures.items():
            _tell(run, "计算指标", len(loaded) + len(measured), steps)
            measured[key] = measure(engine, figure, units=paths, period=period)
            file = records_file(run.pk, key)
            kept[key] = keep_records(engine, figure, units=paths, period=period, path=file)
    _tell(run, "评分排名", steps - 1, steps)
    marks = marks_of(run)
    inputs = {
        "datasets": {source.dataset.name: source.digest for source in loaded},
        "figures": {figure.name: _digest(figure.sql) for figure in figures.values()},
        "marks": _digest([[m.path, m.kind, m.key, m.happened_on.isoformat(), m.count] for m in marks]),
        "period": [day.isoformat() for day in (run.from_on, run.until_on, today)],
        "scheme": _digest(scheme_content(run.scheme)),
        "units": _digest(paths),
    }
    return Found(units=units, measured=measured, marks=marks, inputs=inputs, kept=kept)


def _tell(run: ScoreRun, step: str, done: int, total: int) -> None:
    """Let the page show how far the work is; outside any transaction, so that it is seen at once."""
    ScoreRun.objects.filter(pk=run.pk).update(step=step, steps_done=done, steps_total=total)


@transaction.atomic
def _complete(actor: Actor, run: ScoreRun, found: Found, at: datetime) -> ScoreRun:
    run = ScoreRun.objects.select_for_update(of=("self",)).select_related("scheme__campaign").get(pk=run.pk)
    run.state = RUN_STATES.after(RunState(run.state), RunMove.COMPLETE)
    run.inputs, run.kept, run.inputs_digest = dict(found.inputs), dict(found.kept), _digest(found.inputs)
    run.mark_ids = [mark.pk for mark in found.marks]
    run.rule_version, run.cut_off_at, run.computed_at = RULE_VERSION, at, at
    run.step, run.steps_done = "", run.steps_total
    run.save()
    write_result(run, found)
    fact = RunComputed(inputs_digest=run.inputs_digest, units=len(found.units))
    record(fact, actor=actor, subject=run, path=run.path, at=at)
    return run


@transaction.atomic
def _fail(run_id: int, fault: Exception) -> None:
    run = ScoreRun.objects.select_for_update(of=("self",)).get(pk=run_id)
    run.state = RUN_STATES.after(RunState(run.state), RunMove.FAIL)
    run.fault = str(fault) if isinstance(fault, RunRefused) else f"{type(fault).__name__}: {fault}"[:1000]
    run.save(update_fields=["state", "fault"])


def _digest(content: Any) -> str:
    """SHA-256 of plain values written as JSON with sorted keys. Any: whatever JSON can write."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
