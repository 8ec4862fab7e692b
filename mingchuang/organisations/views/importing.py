"""Importing tree and staff from Excel."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.downloads import EXCEL, download
from mingchuang.foundation.sheets.spec import Fault
from mingchuang.organisations.forms import WorkbookForm
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.sheets import load_tree, template


@page(P.NODE_EDIT)
def tree_template(request: AskedRequest) -> HttpResponse:
    """The workbook to fill in."""
    return download(template(), name=gettext("机构和人员.xlsx"), media_type=EXCEL)


@act(P.NODE_EDIT)
def import_tree(request: AskedRequest) -> HttpResponse:
    """A filled-in workbook: all of it, or every fault with its cell."""
    form = WorkbookForm(request.POST or None, request.FILES or None)
    faults: list[dict[str, str]] = []
    if form.is_valid():
        data = form.cleaned_data["workbook"].read()
        result = load_tree(data, actor=request.actor, at=clock(), today=timezone.localdate())
        if result.imported:
            done = result.imported
            text = gettext("已导入 {nodes} 个机构、{staff} 名人员、{marks} 项标识；{already} 行原已登记，没有改动。")
            messages.success(
                request, text.format(nodes=done.nodes, staff=done.staff, marks=done.marks, already=done.already_there)
            )
            return redirect("organisations:tree")
        faults = [_shown(fault) for fault in result.faults]
    status = 422 if form.errors or faults else 200
    return render(request, "organisations/import.html", {"form": form, "faults": faults}, status=status)


def _shown(fault: Fault) -> dict[str, str]:
    return {"sheet": fault.sheet, "cell": fault.cell, "message": gettext(fault.text).format(**fault.values)}
