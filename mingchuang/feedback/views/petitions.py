"""Old petitions: the list with age and leader, the closing rate, Excel in and out."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import PetitionState
from mingchuang.feedback.forms.petitions import CloseForm, FilterForm, ImportForm, PetitionForm
from mingchuang.feedback.models import Petition
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries import petitions as reads
from mingchuang.feedback.sheets.petitions import backlog_workbook, load_petitions, petition_template
from mingchuang.feedback.views.acting import Words, plain_form
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, worded
from mingchuang.foundation.http.downloads import EXCEL, download
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node, Staff

MOST_SHOWN = 200


@page(P.PETITION_READ)
def backlog(request: AskedRequest) -> HttpResponse:
    """The oldest first, under whose hand, and how much was closed."""
    form = FilterForm(request.GET)
    form.is_valid()
    today = timezone.localdate(clock())
    rows = list(reads.backlog(request.actor, state=form.cleaned_data.get("state") or "")[: MOST_SHOWN + 1])
    context = {
        "form": form,
        "lines": [(row, row.age_on(today)) for row in rows[:MOST_SHOWN]],
        "is_cut": len(rows) > MOST_SHOWN,
        "most": MOST_SHOWN,
        "rate": reads.closing_rate(request.actor, today=today),
        "may_edit": request.actor.has(P.PETITION_EDIT),
    }
    return render(request, "feedback/petitions.html", context)


@page(P.PETITION_READ)
def export(request: AskedRequest) -> HttpResponse:
    """The backlog in Excel."""
    form = FilterForm(request.GET)
    form.is_valid()
    rows = reads.backlog(request.actor, state=form.cleaned_data.get("state") or "")
    book = backlog_workbook(rows, today=timezone.localdate(clock()))
    return download(book, name=_("信访积案") + ".xlsx", media_type=EXCEL)


@page(P.PETITION_EDIT)
def template(request: AskedRequest) -> HttpResponse:
    """The workbook to fill in."""
    return download(petition_template(), name=_("信访积案") + ".xlsx", media_type=EXCEL)


@act(P.PETITION_EDIT)
def enter(request: AskedRequest) -> HttpResponse:
    """One by hand."""
    regions = _regions(request)
    reach = Node.objects.within(request.actor, P.PETITION_EDIT)
    leaders = Staff.objects.within(request.actor, P.PETITION_EDIT).serving_on(timezone.localdate(clock()))
    form = PetitionForm(
        request.POST or None,
        initial={"region": regions.first()},
        regions=regions,
        units=reach.units().filter(closed_on=None).in_tree_order(),
        leaders=leaders.order_by("badge_number"),
    )
    if form.is_valid():
        given = dict(form.cleaned_data)
        region = given.pop("region")
        try:
            one = acts.PetitionGiven(**given)
            acts.enter_petitions(actor=request.actor, region=region, given=[one], at=clock())
        except Refusal as refusal:
            form.add_error(None, worded(refusal))
        else:
            messages.success(request, _("已列入积案。"))
            return redirect("feedback:petitions")
    return plain_form(request, form, Words(title=_("登记信访积案"), done=""), back="feedback:petitions")


@act(P.PETITION_EDIT)
def import_(request: AskedRequest) -> HttpResponse:
    """A workbook of them: all or none."""
    regions = _regions(request)
    form = ImportForm(request.POST or None, request.FILES or None, initial={"region": regions.first()}, regions=regions)
    loaded = None
    if form.is_valid():
        data, region = form.cleaned_data["file"].read(), form.cleaned_data["region"]
        loaded = load_petitions(data, actor=request.actor, region=region, at=clock())
        if not loaded.faults:
            messages.success(request, _("已导入 {count} 件。").format(count=loaded.entered))
            return redirect("feedback:petitions")
    context = {"form": form, "loaded": loaded}
    return render(request, "feedback/import.html", context, status=422 if form.errors or loaded else 200)


@act(P.PETITION_EDIT)
def close(request: AskedRequest, pk: int) -> HttpResponse:
    """Settled."""
    row = get_object_or_404(Petition.objects.within(request.actor, P.PETITION_EDIT), pk=pk)
    form = CloseForm(request.POST or None, initial={"measure": row.measure})
    if form.is_valid():
        given = {**form.cleaned_data, "state": PetitionState(form.cleaned_data["state"])}
        try:
            acts.close_petition(actor=request.actor, petition_id=row.pk, at=clock(), **given)
        except Refusal as refusal:
            form.add_error(None, worded(refusal))
        else:
            messages.success(request, _("已登记化解。"))
            return redirect("feedback:petitions")
    words = Words(title=_("登记化解"), done="", note=f"{row.number} {row.title}")
    return plain_form(request, form, words, back="feedback:petitions")


def _regions(request: AskedRequest) -> "QuerySet[Node, Node]":
    return Node.objects.within(request.actor, P.PETITION_EDIT).filter(kind=NodeKind.REGION).in_tree_order()
