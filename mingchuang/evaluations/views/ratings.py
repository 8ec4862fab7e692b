"""Ratings and follow-ups as staff see them: window, grade, reasons, words, day. Never who, never the hour."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.evaluations import actions as acts
from mingchuang.evaluations.forms.workspace import FollowUpFilterForm, RatingFilterForm, ReasonForm
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.permissions import EvaluationsPermission as P
from mingchuang.evaluations.presenters import (
    FollowUpLine,
    open_steps,
    rating_line,
    reason_labels,
)
from mingchuang.evaluations.queries import RatingFilter, follow_ups, rating_windows, ratings
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.journal.history import history_lines
from mingchuang.foundation.journal.models import Entry


@page(P.RATING_READ)
def rating_list(request: AskedRequest) -> HttpResponse:
    """Ratings within reach, newest first, narrowed by the address bar."""
    actor = request.actor
    windows = list(rating_windows(actor))
    form = RatingFilterForm(request.GET, windows=windows, with_suspect=actor.has(P.SUSPECT_READ))
    shown = paged(ratings(actor, form.asked()), after=request.GET.get("after"))
    lines = [rating_line(row, may_see_marks=_may_see_marks(actor, row)) for row in shown.rows]
    context = {
        "form": form,
        "lines": lines,
        "after": shown.after,
        "with_marks": actor.has(P.SUSPECT_READ),
        "may_follow": actor.has(P.FOLLOW_UP_READ),
    }
    return render(request, "evaluations/ratings.html", context)


@page(P.RATING_READ)
def rating(request: AskedRequest, rating_id: int) -> HttpResponse:
    """One rating, where a figure leads down to."""
    row = get_object_or_404(ratings(request.actor, RatingFilter()), pk=rating_id)
    context = {
        "line": rating_line(row, may_see_marks=_may_see_marks(request.actor, row)),
        "follow_up": FollowUp.objects.within(request.actor, P.FOLLOW_UP_READ).filter(rating=row).first(),
        "may_clear": row.is_suspect and request.actor.may(P.SUSPECT_SETTLE, within=covers(row)),
    }
    return render(request, "evaluations/rating.html", context)


@act(P.SUSPECT_SETTLE)
def clear_suspicion(request: AskedRequest, rating_id: int) -> HttpResponse:
    """Somebody looked: it is genuine."""
    rows = Rating.objects.within(request.actor, P.SUSPECT_SETTLE).blind().select_related("window")
    row = get_object_or_404(rows, pk=rating_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            acts.clear_suspicion(actor=request.actor, rating_id=row.pk, reason=form.cleaned_data["reason"], at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已解除可疑，这次评价计入统计。"))
            return redirect("evaluations:rating", row.pk)
    context = {"form": form, "title": gettext("解除可疑"), "back": "evaluations:ratings"}
    return render(request, "evaluations/form.html", context, status=422 if form.errors else 200)


@page(P.FOLLOW_UP_READ)
def follow_up_list(request: AskedRequest) -> HttpResponse:
    """Follow-ups within reach, newest first."""
    form = FollowUpFilterForm(request.GET)
    shown = paged(follow_ups(request.actor, state=request.GET.get("state", "")), after=request.GET.get("after"))
    now = clock()
    lines = [FollowUpLine(row=row, lamp=row.matter.lamp_at(now)) for row in shown.rows]
    return render(request, "evaluations/follow_ups.html", {"form": form, "lines": lines, "after": shown.after})


@page(P.FOLLOW_UP_READ)
def follow_up(request: AskedRequest, matter_id: int) -> HttpResponse:
    """One bad rating with what was said, what was done, and what may be done next."""
    actor = request.actor
    row = get_object_or_404(follow_ups(actor, state=""), pk=matter_id)
    may_call = actor.may(P.PHONE_OPEN, within=covers(row))
    steps = open_steps(
        row,
        may_verify=actor.may(P.FOLLOW_UP_VERIFY, within=covers(row)) and (may_call or not row.rating.has_phone),
        may_answer=actor.may(P.FOLLOW_UP_ANSWER, within=covers(row)),
        may_decide=row.matter.may_be_closed_by(actor, P.APPEAL_DECIDE) and row.appealed_account != actor.account_id,
        may_check=row.matter.may_be_closed_by(actor, P.FOLLOW_UP_CLOSE),
    )
    context = {
        "row": row,
        "lamp": row.matter.lamp_at(clock()),
        "steps": steps,
        "reasons": reason_labels(row.rating),
        "history": history_lines(Entry.objects.about(row), telling=("reason", "finding", "purpose")),
        "may_call": may_call and row.rating.has_phone,
        "waits_for_call": row.verified_at is None and row.rating.has_phone and not may_call,
    }
    return render(request, "evaluations/follow_up.html", context)


def _may_see_marks(actor: Actor, row: Rating) -> bool:
    return actor.may(P.SUSPECT_READ, within=covers(row))
