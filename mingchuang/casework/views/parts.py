"""Parallel approval: laying it out, and each unit's own page."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.casework import actions as acts
from mingchuang.casework.enums import PartOpinion
from mingchuang.casework.forms.parts import OpinionForm, PartsForm
from mingchuang.casework.models import CasePart
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.presenters.cases import open_part_acts
from mingchuang.casework.presenters.timeline import timeline_view
from mingchuang.casework.queries import joint_view, staff_parts, terms_at
from mingchuang.casework.queries.parts import joint_units
from mingchuang.casework.views.steps import found, sent
from mingchuang.following.queries import clock_account, hand_overs_shown
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.fields import show_refusal


@act(P.CASE_HANDLE)
def lay_out(request: AskedRequest, pk: int) -> HttpResponse:
    """Who has to say what, within how many days, after whom."""
    case = found(request, pk, P.CASE_HANDLE)
    form = PartsForm(sent(request), units=joint_units(case))
    if form.is_valid():
        parts = [
            acts.PartOrder(title_zh=row.title_zh, unit=row.unit, working_days=row.working_days, after=row.after)
            for row in form.parts()
        ]
        try:
            acts.lay_out_parts(actor=request.actor, case_id=pk, parts=parts, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("并联审批已安排。"))
            return redirect("casework:case", pk)
    context = {"form": form, "case": case, "limits": terms_at(case.path)}
    return render(request, "casework/lay_out.html", context, status=422 if form.errors else 200)


@page(P.CASE_READ)
def part(request: AskedRequest, pk: int) -> HttpResponse:
    """One unit's part: its own clock, and where it stands among the others."""
    row = get_object_or_404(staff_parts(request.actor), pk=pk)
    may_handle = request.actor.may(P.CASE_HANDLE, within=row.path)
    offers = hand_overs_shown(row.matter, request.actor) if row.matter else []
    found_view = joint_view(row.case, on=timezone.localdate())
    context = {
        "part": row,
        "case": row.case,
        "account": clock_account(row.matter, clock()) if row.matter else None,
        "timeline": timeline_view(found_view),
        "evidence_page": "casework:evidence" if may_handle else "",
        "acts": open_part_acts(
            row,
            may_handle=may_handle,
            may_approve=request.actor.may(P.CASE_APPROVE, within=row.path),
            is_offered=any(offer.row.is_waiting for offer in offers),
        ),
        "offers": offers,
        "may_read_case": request.actor.may(P.CASE_READ, within=(row.case.path, row.case.site_path)),
    }
    return render(request, "casework/part.html", context)


@act(P.CASE_HANDLE)
def finish(request: AskedRequest, pk: int) -> HttpResponse:
    """The unit has its say."""
    rows = staff_parts(request.actor).within(request.actor, P.CASE_HANDLE)
    row = get_object_or_404(rows, pk=pk)
    form = OpinionForm(sent(request), initial={"opinion": PartOpinion.AGREED})
    if form.is_valid():
        try:
            _finish(request, row, form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("本单位部分已办结。"))
            return redirect("casework:part", pk)
    return render(request, "casework/finish_part.html", {"form": form, "part": row}, status=422 if form.errors else 200)


def _finish(request: AskedRequest, row: CasePart, given: Mapping[str, Any]) -> None:
    acts.finish_part(
        actor=request.actor,
        part_id=row.pk,
        opinion=PartOpinion(given["opinion"]),
        words=given["words"],
        at=clock(),
    )
