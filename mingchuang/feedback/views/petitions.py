"""Old petitions: the list with age and leader, the closing rate, Excel in and out."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.feedback import actions as acts
from mingchuang.feedback.forms.petitions import FilterForm, ImportForm, PetitionForm
from mingchuang.feedback.models import Petition
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.presenters.petitions import PETITION_TELLS, petition_line, petition_steps
from mingchuang.feedback.queries import petitions as reads
from mingchuang.feedback.sheets.petitions import backlog_workbook, load_petitions, petition_template
from mingchuang.feedback.views.acting import Words, plain_form
from mingchuang.following.queries import clock_account
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.downloads import EXCEL, download
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.journal.history import history_lines
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node, Staff

MOST_SHOWN = 200


@page(P.PETITION_READ)
def backlog(request: AskedRequest) -> HttpResponse:
    """The oldest first, under whose hand, and how much was closed."""
    form = FilterForm(request.GET)
    form.is_valid()
    now = clock()
    rows = list(reads.backlog(request.actor, state=form.cleaned_data.get("state") or "")[: MOST_SHOWN + 1])
    context = {
        "form": form,
        "lines": [petition_line(row, now) for row in rows[:MOST_SHOWN]],
        "is_cut": len(rows) > MOST_SHOWN,
        "most": MOST_SHOWN,
        "rate": reads.closing_rate(request.actor, today=timezone.localdate(now)),
        "may_edit": request.actor.has(P.PETITION_EDIT),
        "may_see_voices": request.actor.has(P.VOICE_READ),
    }
    return render(request, "feedback/petitions.html", context)


@page(P.PETITION_READ)
def of_matter(request: AskedRequest, matter_id: int) -> HttpResponse:
    """The petition that a followed matter is about."""
    rows = Petition.objects.seen_by(request.actor, P.PETITION_READ)
    row = get_object_or_404(rows, Q(matter=matter_id) | Q(intake=matter_id))
    return redirect("feedback:petition", row.pk)


@page(P.PETITION_READ)
def petition(request: AskedRequest, pk: int) -> HttpResponse:
    """One petition: its clock, what was done, the next act."""
    actor, now = request.actor, clock()
    row = get_object_or_404(Petition.objects.seen_by(actor, P.PETITION_READ).with_clocks(), pk=pk)
    context = {
        "line": petition_line(row, now),
        "row": row,
        "account": clock_account(row.followed, now) if row.followed else None,
        "steps": petition_steps(
            row,
            may_edit=actor.may(P.PETITION_EDIT, within=row.path),
            may_report=actor.may(P.PETITION_REPORT, within=row.unit.path),
            may_close=row.matter is None or row.matter.may_be_closed_by(actor, P.PETITION_EDIT),
        ),
        "history": history_lines(Entry.objects.about(row), telling=PETITION_TELLS),
    }
    return render(request, "feedback/petition.html", context)


@page(P.PETITION_READ)
def export(request: AskedRequest) -> HttpResponse:
    """The backlog in Excel."""
    form = FilterForm(request.GET)
    form.is_valid()
    rows = reads.backlog(request.actor, state=form.cleaned_data.get("state") or "")
    book = backlog_workbook(rows, now=clock())
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
            show_refusal(form, refusal)
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


def _regions(request: AskedRequest) -> "QuerySet[Node, Node]":
    return Node.objects.within(request.actor, P.PETITION_EDIT).filter(kind=NodeKind.REGION).in_tree_order()
