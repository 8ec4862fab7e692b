"""Runs: asking for one, its score table, a unit's sheet, a number opened down to its records."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.analytics.figures import figure_named
from mingchuang.analytics.measuring import Part, by_unit_sql
from mingchuang.assessment.actions import run as acts
from mingchuang.assessment.enums import LineKind
from mingchuang.assessment.forms import RunForm
from mingchuang.assessment.models import ScoreLine, ScoreRun
from mingchuang.assessment.permissions import AssessmentPermission as P
from mingchuang.assessment.presenters.line import shown_line, shown_record, shown_taken
from mingchuang.assessment.presenters.table import finding, score_chart, shown_row
from mingchuang.assessment.presenters.values import progress_words
from mingchuang.assessment.queries.records import record_page
from mingchuang.assessment.queries.run import marks_counted, score_table, visible_runs
from mingchuang.assessment.queries.scheme import mark_rules, scheme_in_force
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal


@page(P.SCORE_READ)
def runs(request: AskedRequest) -> HttpResponse:
    """Runs within reach, newest first; and the campaigns for which one may be made."""
    shown = paged(visible_runs(request.actor), after=request.GET.get("after"))
    campaigns = Campaign.objects.reaching(request.actor, P.SCORE_READ).order_by("-pk")[:20]
    context = {"page": shown, "campaigns": campaigns, "may_compute": request.actor.has(P.RUN_COMPUTE)}
    return render(request, "assessment/runs.html", context)


@act(P.RUN_COMPUTE)
def order_run(request: AskedRequest, code: str) -> HttpResponse:
    """Over which days, then into the queue."""
    campaign = get_object_or_404(Campaign.objects.within(request.actor, P.RUN_COMPUTE), code=code)
    scheme = scheme_in_force(campaign.pk)
    if scheme is None:
        return redirect("assessment:scheme", code=code)
    now = clock()
    period = {"from_on": campaign.starts_on or timezone.localdate(now), "until_on": timezone.localdate(now)}
    form = RunForm(request.POST if request.method == "POST" else None, initial=period)
    if form.is_valid():
        try:
            run = acts.order_run(actor=request.actor, scheme=scheme, at=now, **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("assessment:run", pk=run.pk)
    context = {"form": form, "campaign": campaign, "scheme": scheme}
    return render(request, "assessment/order_run.html", context, status=422 if form.errors else 200)


@page(P.SCORE_READ)
def run(request: AskedRequest, pk: int) -> HttpResponse:
    """The score table of a run, or how far it is."""
    found = _run(request, pk)
    if not found.has_result:
        context = {"run": found, "words": progress_words(found.state)}
        return render(request, "assessment/run_progress.html", context)
    table = score_table(found, actor=request.actor)
    context = {
        "run": found,
        "table": table,
        "rows": [shown_row(row, table) for row in table.rows],
        "finding": finding(table),
        "chart": score_chart(table).svg() if len(table.rows) > 1 else "",
        "may_freeze": found.state == "done" and request.actor.may(P.RUN_FREEZE, within=covers(found)),
    }
    return render(request, "assessment/run.html", context)


@act(P.RUN_FREEZE)
def freeze_run(request: AskedRequest, pk: int) -> HttpResponse:
    """Make a result final, after asking."""
    runs_here = ScoreRun.objects.within(request.actor, P.RUN_FREEZE).with_result().select_related("scheme__campaign")
    found = get_object_or_404(runs_here, pk=pk)
    if request.method == "POST":
        acts.freeze_run(actor=request.actor, run=found, at=clock())
        messages.success(request, gettext("得分已定稿。"))
        return redirect("assessment:run", pk=pk)
    return render(request, "assessment/freeze_run.html", {"run": found})


@page(P.SCORE_READ)
def unit_score(request: AskedRequest, pk: int, code: str) -> HttpResponse:
    """All lines of one unit in a run."""
    found = _run(request, pk)
    total = get_object_or_404(found.totals.within(request.actor, P.SCORE_READ).select_related("node"), node__code=code)
    table = score_table(found, actor=request.actor)
    row = next(row for row in table.rows if row.total.pk == total.pk)
    context = {
        "run": found,
        "row": shown_row(row, table),
        "lines": [shown_line(row, indicator, table) for indicator in table.indicators],
        "taken": shown_taken(row, mark_rules(found.scheme)),
    }
    return render(request, "assessment/unit_score.html", context)


@page(P.SCORE_READ)
def number(request: AskedRequest, pk: int, code: str, key: str) -> HttpResponse:
    """A number with its definition, and the records behind it."""
    found = _run(request, pk)
    lines = ScoreLine.objects.within(request.actor, P.SCORE_READ).filter(run=found, node__code=code, key=key)
    line = get_object_or_404(lines.select_related("node"))
    if line.kind != LineKind.INDICATOR:
        marks = marks_counted(found, path=line.path, key=key)
        return render(request, "assessment/marks_counted.html", {"run": found, "line": line, "marks": marks})
    indicator = found.scheme.indicators.get(key=key)
    figure = figure_named(indicator.figure)
    asked = request.GET.get("part", "")
    part = Part(asked) if asked in set(Part) else Part.DENOMINATOR
    records = record_page(line, found, part=part, after=request.GET.get("after"), actor=request.actor)
    table = score_table(found, actor=request.actor)
    row = next(row for row in table.rows if row.total.node_id == line.node_id)
    context = {
        "run": found,
        "line": shown_line(row, indicator, table),
        "node": line.node,
        "figure": figure,
        "sql": by_unit_sql(figure),
        "part": part.value,
        "records": [shown_record(record) for record in records.rows],
        "page": records,
    }
    return render(request, "assessment/number.html", context)


def _run(request: AskedRequest, pk: int) -> ScoreRun:
    return get_object_or_404(visible_runs(request.actor), pk=pk)
