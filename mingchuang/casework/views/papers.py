"""Papers as PDF: set when asked for, each printing on record since it shows the applicant."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from mingchuang.casework import actions as acts
from mingchuang.casework.models import Case, CasePaper
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.presenters.papers import clock_values, paper_values, slip_values
from mingchuang.casework.queries.asked import evidence_seen
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.keeping import unkept
from mingchuang.foundation.printing.setting import MEDIA_TYPE, print_pdf
from mingchuang.organisations.models import Node
from mingchuang.organisations.queries import units_of

TEMPLATE = "casework/paper.typ"


@act(P.APPLICANT_OPEN)
def paper(request: AskedRequest, pk: int, paper_id: int) -> HttpResponse:
    """One numbered paper."""
    # with the case: whoever has taken it over prints what was made before, and whoever gave it away does not
    cases = Case.objects.within(request.actor, P.APPLICANT_OPEN).filter(pk=pk)
    row = get_object_or_404(CasePaper.objects.filter(case__in=cases.values("pk")).select_related(*_WITH), pk=paper_id)
    if request.method != "POST":
        return redirect("casework:case", pk)
    values = paper_values(
        row, unit=_unit(row.case), account=clock_values(row.case), address=_address(request, row.case)
    )
    return _printed(request, row.case, values, name=f"{row.number}.pdf", made_at=row.made_at)


@act(P.APPLICANT_OPEN)
def slip(request: AskedRequest, pk: int) -> HttpResponse:
    """The receipt with the code and its QR."""
    cases = Case.objects.within(request.actor, P.APPLICANT_OPEN).select_related("item", "window")
    case = get_object_or_404(cases, pk=pk)
    if request.method != "POST":
        return redirect("casework:case", pk)
    values = slip_values(case, unit=_unit(case), address=_address(request, case))
    return _printed(request, case, values, name=f"{case.number}收件凭证.pdf", made_at=case.received_at)


@page(P.CASE_HANDLE)
def evidence(request: AskedRequest, pk: int) -> HttpResponse:
    """The proof of a pause, for whoever handles or approves it."""
    file = get_object_or_404(evidence_seen(request.actor), pk=pk)
    return unkept(download(read_file(file), name=file.name, media_type=file.media_type))


_WITH = ("case__item", "case__window", "case__matter__clock")


def _printed(
    request: AskedRequest, case: Case, values: Mapping[str, Any], *, name: str, made_at: datetime
) -> HttpResponse:
    """The journal keeps who had the applicant's name before them; nobody keeps the file."""
    acts.note_printed(actor=request.actor, case_id=case.pk, paper=name.removesuffix(".pdf"), at=clock())
    answer = download(print_pdf(TEMPLATE, values, at=made_at), name=name, media_type=MEDIA_TYPE)
    return unkept(answer)


def _unit(case: Case) -> Node:
    return units_of([case.window]).get(case.window_id) or case.window


def _address(request: AskedRequest, case: Case) -> str:
    return request.build_absolute_uri(reverse("casework:track", args=[case.receipt]))
