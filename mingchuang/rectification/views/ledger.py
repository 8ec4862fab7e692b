"""The ledger, its rows and files. These pages only read."""

from io import BytesIO

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from mingchuang.foundation.access import covers
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.http import AskedRequest, clock, page, paged, worded
from mingchuang.foundation.journal.history import history_lines
from mingchuang.rectification.forms import LedgerFilterForm
from mingchuang.rectification.models import Rectification
from mingchuang.rectification.permissions import RectificationPermission as P
from mingchuang.rectification.presenters import LedgerLine, open_steps
from mingchuang.rectification.queries import history, ledger, ledger_units
from mingchuang.rectification.sheets import ExportRefused, ledger_workbook

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(P.RECORD_READ)
def ledger_page(request: AskedRequest) -> HttpResponse:
    """The ledger, newest first, narrowed by the address bar."""
    form = LedgerFilterForm(request.GET, units=ledger_units(request.actor))
    now = clock()
    shown = paged(ledger(request.actor, form.asked(), now=now), after=request.GET.get("after"))
    lines = [LedgerLine(row=row, lamp=row.matter.lamp_at(now)) for row in shown.rows]
    context = {
        "form": form,
        "lines": lines,
        "after": shown.after,
        "may_open": request.actor.has(P.RECORD_OPEN),
        "may_rule": request.actor.has(P.RULE_EDIT),
    }
    return render(request, "rectification/ledger.html", context)


@page(P.RECORD_READ)
def record(request: AskedRequest, matter_id: int) -> HttpResponse:
    """One rectification with its steps, evidence and history."""
    rows = Rectification.objects.within(request.actor, P.RECORD_READ).with_matter()
    row = get_object_or_404(rows, pk=matter_id)
    steps = open_steps(
        row,
        may_mend=request.actor.may(P.RECORD_MEND, within=covers(row)),
        may_check=row.matter.may_be_closed_by(request.actor, P.RECORD_CLOSE),
    )
    context = {
        "row": row,
        "lamp": row.matter.lamp_at(clock()),
        "steps": steps,
        "files": row.evidence.order_by("id"),
        "history": history_lines(history(row), telling=("reason", "finding")),
    }
    return render(request, "rectification/record.html", context)


@page(P.RECORD_READ)
def evidence_file(request: AskedRequest, matter_id: int, file_id: int) -> HttpResponseBase:
    """One piece of evidence, as it was handed in."""
    row = get_object_or_404(Rectification.objects.within(request.actor, P.RECORD_READ), pk=matter_id)
    file = get_object_or_404(row.evidence.all(), pk=file_id)
    content = BytesIO(read_file(file))
    return FileResponse(content, as_attachment=True, filename=file.name, content_type=file.media_type)


@page(P.RECORD_READ)
def export(request: AskedRequest) -> HttpResponseBase:
    """The ledger as the address bar narrows it, in Excel."""
    form = LedgerFilterForm(request.GET, units=ledger_units(request.actor))
    now = clock()
    try:
        book = ledger_workbook(ledger(request.actor, form.asked(), now=now), now=now)
    except ExportRefused as refusal:
        return render(request, "ui/refused.html", {"message": worded(refusal)}, status=409)
    return FileResponse(BytesIO(book), as_attachment=True, filename=gettext("整改台账") + ".xlsx", content_type=EXCEL)
