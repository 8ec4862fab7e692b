"""Cases for staff: the list, the page of one, where a matter leads, what simplifications did."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from mingchuang.casework.forms.cases import CaseFilterForm
from mingchuang.casework.models import Case
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.presenters.cases import HISTORY_TELLS, CaseLine, May, open_acts
from mingchuang.casework.presenters.timeline import timeline_view
from mingchuang.casework.queries import (
    case_of_matter,
    case_windows,
    cases_seen,
    effect_of,
    history,
    joint_view,
    staff_cases,
    staff_parts,
    whole_case,
)
from mingchuang.catalogue.models import Simplification
from mingchuang.following.queries import clock_account, hand_overs_shown
from mingchuang.foundation.access import covers
from mingchuang.foundation.http import AskedRequest, clock, page, paged
from mingchuang.foundation.journal.history import history_lines


@page(P.CASE_READ)
def cases(request: AskedRequest) -> HttpResponse:
    """Cases within reach, newest first, narrowed by the address bar."""
    form, now = CaseFilterForm(request.GET, windows=case_windows(request.actor, P.CASE_READ)), clock()
    shown = paged(staff_cases(request.actor, form.asked(), now=now), after=request.GET.get("after"))
    context = {
        "form": form,
        "lines": [CaseLine(case=case, lamp=case.now_followed.lamp_at(now)) for case in shown.rows],
        "after": shown.after,
        "may_receive": request.actor.has(P.CASE_HANDLE),
    }
    return render(request, "casework/cases.html", context)


@page(P.CASE_READ)
def case(request: AskedRequest, pk: int) -> HttpResponse:
    """One case: where it stands, its clocks, steps, papers, faults, parts and history."""
    row, now = get_object_or_404(whole_case(request.actor), pk=pk), clock()
    followed, may = row.now_followed, _may(request, row)
    context = {
        "case": row,
        "acts": open_acts(row, may),
        "evidence_page": "casework:evidence" if may.handle else "",
        "account": clock_account(followed, now),
        "awaited": row.item.materials.filter(ordinal__in=row.awaits).order_by("ordinal"),
        "timeline": _timeline(row),
        "offers": hand_overs_shown(followed, request.actor),
        "history": history_lines(history(row), telling=HISTORY_TELLS),
    }
    return render(request, "casework/case.html", context)


def _may(request: AskedRequest, row: Case) -> May:
    actor, where = request.actor, covers(row)
    may_close = row.matter is not None and row.matter.may_be_closed_by(actor, P.CASE_APPROVE)
    return May(
        handle=actor.may(P.CASE_HANDLE, within=where),
        approve=actor.may(P.CASE_APPROVE, within=where),
        open_applicant=actor.may(P.APPLICANT_OPEN, within=where),
        close=may_close,
    )


def _timeline(row: Case) -> object:
    if not row.is_joint:
        return None
    return timeline_view(joint_view(row, on=timezone.localdate()))


@page(P.CASE_READ)
def matter(request: AskedRequest, matter_id: int) -> HttpResponse:
    """The page of whatever a matter of this area follows: a case, or one unit's part of it."""
    part = staff_parts(request.actor).filter(matter=matter_id).first()
    if part is not None:
        return redirect("casework:part", part.pk)
    found = case_of_matter(matter_id)
    row = get_object_or_404(cases_seen(request.actor).blind(), pk=found.pk if found else 0)
    return redirect("casework:case", row.pk)


@page(P.CASE_READ)
def effects(request: AskedRequest) -> HttpResponse:
    """Simplifications of the items within reach, and what real cases show of them."""
    rows = Simplification.objects.within(request.actor, P.CASE_READ).select_related("node")
    newest = list(rows.order_by("-in_force_from", "-pk")[:50])
    found = [effect_of(row) for row in newest]
    context = {
        "rows": [{"simplification": row, "effect": effect} for row, effect in zip(newest, found, strict=True)],
        "floor": max((effect.floor for effect in found), default=0),
    }
    return render(request, "casework/effects.html", context)
