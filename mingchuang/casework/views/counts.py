"""People served: by day for readers, one big field per window for those who enter them, and by workbook."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.casework import actions, sheets
from mingchuang.casework.forms import CountsForm, CountsWorkbookForm, DayForm, day_or
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries import counting_windows, counts_on
from mingchuang.casework.rules import CountRefused
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(P.COUNT_READ)
def counts(request: AskedRequest) -> HttpResponse:
    """What was entered for a day, window by window."""
    form = DayForm(request.GET)
    day = day_or(form, timezone.localdate())
    shown = paged(counting_windows(request.actor, P.COUNT_READ, on=day), after=request.GET.get("after"))
    present = counts_on(shown.rows, day)
    windows = sorted(shown.rows, key=lambda window: window.sort_path)
    rows = [{"window": window, "count": present.get(window.pk)} for window in windows]
    context = {"rows": rows, "page": shown, "day": day, "form": form, "may_edit": request.actor.has(P.COUNT_EDIT)}
    return render(request, "casework/counts.html", context)


@act(P.COUNT_EDIT)
def enter_counts(request: AskedRequest) -> HttpResponse:
    """One number for each window within reach."""
    day_form = DayForm(request.GET)
    day = day_or(day_form, timezone.localdate())
    shown = paged(counting_windows(request.actor, P.COUNT_EDIT, on=day), after=request.GET.get("after"))
    present = {pk: row.count for pk, row in counts_on(shown.rows, day).items()}
    windows = sorted(shown.rows, key=lambda window: window.sort_path)
    form = CountsForm(request.POST or None, windows=windows, present=present)
    if form.is_valid():
        entries = [actions.CountEntry(window=window, day=day, count=count) for window, count in form.counts()]
        try:
            outcome = actions.set_counts(actor=request.actor, entries=entries, at=clock())
        except CountRefused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _told(outcome))
            return redirect(f"{reverse('casework:counts')}?day={day.isoformat()}")
    context = {"form": form, "day": day, "day_form": day_form, "page": shown}
    return render(request, "casework/enter.html", context, status=422 if form.errors else 200)


@act(P.COUNT_EDIT)
def import_counts(request: AskedRequest) -> HttpResponse:
    """Enter a filled-in workbook: all of it, or none and every fault with its cell."""
    form = CountsWorkbookForm(request.POST or None, request.FILES or None)
    loaded = None
    if form.is_valid():
        loaded = sheets.load_workbook(form.cleaned_data["workbook"].read(), actor=request.actor, at=clock())
        if loaded.outcome:
            messages.success(request, _told(loaded.outcome))
            return redirect("casework:counts")
    status = 422 if form.errors or loaded else 200
    return render(request, "casework/import.html", {"form": form, "loaded": loaded}, status=status)


@page(P.COUNT_EDIT)
def count_template(request: AskedRequest) -> HttpResponse:
    """An empty workbook to fill in."""
    name = {"Content-Disposition": 'attachment; filename="served-template.xlsx"'}
    return HttpResponse(sheets.count_template(), content_type=XLSX, headers=name)


def _told(outcome: actions.CountOutcome) -> str:
    text = gettext("已登记：新填 {entered} 条，更正 {corrected} 条，未变 {unchanged} 条。")
    return text.format(entered=outcome.entered, corrected=outcome.corrected, unchanged=outcome.unchanged)
