"""Norms: shown to everybody, printable, and edited as living data."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.campaigns import actions
from mingchuang.campaigns.forms.norms import MoveForm, NewNormSetForm, NormLineForm, NormLinesForm, NormSetForm
from mingchuang.campaigns.models import Campaign, NormLine, NormSet
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.queries import norm_lines, public_campaigns
from mingchuang.campaigns.queries.norms import norm_history, norm_sets
from mingchuang.campaigns.rules.norms import NormRefused
from mingchuang.campaigns.sheets import norms_workbook
from mingchuang.foundation.access import covers
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page
from mingchuang.foundation.http.downloads import EXCEL, download
from mingchuang.foundation.http.fields import show_refusal

HISTORY = 100


@page(PUBLIC)
def norms_public(request: AskedRequest, code: str) -> HttpResponse:
    """All norms of a public campaign, fit to print and hang up."""
    found = get_object_or_404(public_campaigns(), code=code)
    return render(request, "campaigns/norms_public.html", {"campaign": found, "sets": norm_sets(found)})


@page(P.CAMPAIGN_READ)
def norms(request: AskedRequest, code: str) -> HttpResponse:
    """The sets of a campaign with their marks."""
    found = get_object_or_404(Campaign.objects.reaching(request.actor, P.CAMPAIGN_READ), code=code)
    may_edit = request.actor.may(P.CAMPAIGN_EDIT, within=covers(found))
    context = {"campaign": found, "sets": norm_sets(found), "may_edit": may_edit}
    return render(request, "campaigns/norms.html", context)


@page(P.CAMPAIGN_READ)
def norms_sheet(request: AskedRequest, code: str) -> HttpResponse:
    """The norms with their marks as an Excel sheet."""
    found = get_object_or_404(Campaign.objects.reaching(request.actor, P.CAMPAIGN_READ), code=code)
    name = f"{found.name_zh}{gettext('规范')}.xlsx"
    return download(norms_workbook(norm_lines(campaign=found)), name=name, media_type=EXCEL)


@page(P.CAMPAIGN_READ)
def norm_set(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """One set: its norms, and how they came to read so."""
    found = get_object_or_404(Campaign.objects.reaching(request.actor, P.CAMPAIGN_READ), code=code)
    one = get_object_or_404(norm_sets(found), pk=pk)
    may_edit = request.actor.may(P.CAMPAIGN_EDIT, within=covers(found))
    context = {"campaign": found, "set": one, "may_edit": may_edit, "history": norm_history(one)[:HISTORY]}
    return render(request, "campaigns/norm_set.html", context)


@act(P.CAMPAIGN_EDIT)
def add_norm_set(request: AskedRequest, code: str) -> HttpResponse:
    """Add a set of one's own."""
    found = get_object_or_404(Campaign.objects.within(request.actor, P.CAMPAIGN_EDIT), code=code)
    form = NewNormSetForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            made = actions.add_norm_set(
                actor=request.actor,
                campaign_id=found.pk,
                name_zh=typed["name_zh"],
                name_en=typed["name_en"],
                kind=typed["kind"],
                lines=form.texts(),
                at=clock(),
            )
        except NormRefused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已加入规范。"))
            return redirect("campaigns:norm-set", code=code, pk=made.pk)
    context = {"campaign": found, "form": form, "title": gettext("加入一套规范")}
    return render(request, "campaigns/norms_form.html", context, status=422 if form.errors else 200)


@act(P.CAMPAIGN_EDIT)
def change_norm_set(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """Call a set otherwise."""
    found = get_object_or_404(_own(request, code), pk=pk)
    initial = {"name_zh": found.name_zh, "name_en": found.name_en, "kind": found.kind}
    form = NormSetForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.change_norm_set(actor=request.actor, norm_set_id=pk, at=clock(), **form.cleaned_data)
        except NormRefused as refusal:
            show_refusal(form, refusal, field="name_zh")
        else:
            return redirect("campaigns:norm-set", code=code, pk=pk)
    return _form(request, found, form, title=gettext("修改规范名称"))


@act(P.CAMPAIGN_EDIT)
def add_norm_lines(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """Add norms at the end of a set."""
    found = get_object_or_404(_own(request, code), pk=pk)
    form = NormLinesForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_norm_lines(actor=request.actor, norm_set_id=pk, lines=form.texts(), at=clock())
        except NormRefused as refusal:
            show_refusal(form, refusal, field="lines")
        else:
            messages.success(request, gettext("已加入条目。"))
            return redirect("campaigns:norm-set", code=code, pk=pk)
    return _form(request, found, form, title=gettext("加入条目"))


@act(P.CAMPAIGN_EDIT)
def change_norm_line(request: AskedRequest, code: str, pk: int, line: int) -> HttpResponse:
    """Word a norm anew, or mark it as a question."""
    found, row = _line(request, code, pk, line)
    names = ("text_zh", "text_en", "is_checkable", "is_self_check")
    form = NormLineForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if form.is_valid():
        wording = actions.NormWording(**form.cleaned_data)
        try:
            actions.change_norm_line(actor=request.actor, line_id=row.pk, wording=wording, at=clock())
        except NormRefused as refusal:
            show_refusal(form, refusal, field="text_zh")
        else:
            messages.success(request, gettext("已修改。"))
            return redirect("campaigns:norm-set", code=code, pk=pk)
    return _form(request, found, form, title=gettext("修改条目"))


@act(P.CAMPAIGN_EDIT)
def move_norm_set(request: AskedRequest, code: str, pk: int) -> HttpResponse:
    """Change places with the set before or behind."""
    found = get_object_or_404(_own(request, code), pk=pk)
    form = MoveForm(request.POST or None)
    if form.is_valid():
        is_up = form.cleaned_data["way"] == "up"
        actions.move_norm_set(actor=request.actor, norm_set_id=pk, is_up=is_up, at=clock())
        return redirect("campaigns:norms", code=code)
    return _form(request, found, form, title=gettext("调整规范顺序"))


@act(P.CAMPAIGN_EDIT)
def move_norm_line(request: AskedRequest, code: str, pk: int, line: int) -> HttpResponse:
    """Change places with the norm before or behind."""
    found, row = _line(request, code, pk, line)
    form = MoveForm(request.POST or None)
    if form.is_valid():
        is_up = form.cleaned_data["way"] == "up"
        actions.move_norm_line(actor=request.actor, line_id=row.pk, is_up=is_up, at=clock())
        return redirect("campaigns:norm-set", code=code, pk=pk)
    return _form(request, found, form, title=gettext("调整条目顺序"))


@act(P.CAMPAIGN_EDIT)
def retire_norm_line(request: AskedRequest, code: str, pk: int, line: int) -> HttpResponse:
    """Take a norm out, after asking."""
    found, row = _line(request, code, pk, line)
    if request.method == "POST":
        actions.retire_norm_line(actor=request.actor, line_id=row.pk, at=clock())
        messages.success(request, gettext("已撤下。"))
        return redirect("campaigns:norm-set", code=code, pk=pk)
    context = {"campaign": found.campaign, "set": found, "line": row}
    return render(request, "campaigns/norms_retire.html", context)


def _form(
    request: AskedRequest,
    found: NormSet,
    form: NormSetForm | NormLinesForm | NormLineForm | MoveForm,
    *,
    title: str,
) -> HttpResponse:
    context = {"campaign": found.campaign, "set": found, "form": form, "title": title}
    return render(request, "campaigns/norms_form.html", context, status=422 if form.errors else 200)


def _own(request: AskedRequest, code: str) -> QuerySet[NormSet]:
    campaigns = Campaign.objects.within(request.actor, P.CAMPAIGN_EDIT).filter(code=code)
    return NormSet.objects.filter(campaign__in=campaigns).select_related("campaign")


def _line(request: AskedRequest, code: str, pk: int, line: int) -> tuple[NormSet, NormLine]:
    found = get_object_or_404(_own(request, code), pk=pk)
    return found, get_object_or_404(NormLine.objects.standing().filter(norm_set=found), pk=line)
