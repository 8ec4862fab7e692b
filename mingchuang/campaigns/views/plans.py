"""Uploading a plan, reading its draft beside the text, correcting it."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.campaigns import actions
from mingchuang.campaigns.enums import DraftPart, DraftState
from mingchuang.campaigns.forms import ROW_FORMS, DetailsForm, DraftForm, HeaderForm, PlanFileForm
from mingchuang.campaigns.models import PlanDraft, PlanFile
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.presenters import details
from mingchuang.campaigns.presenters import draft as words
from mingchuang.campaigns.presenters.source import source_text
from mingchuang.campaigns.presenters.walk import walk
from mingchuang.campaigns.queries.drafts import drafts_of, later_version
from mingchuang.campaigns.rules.spots import spots_of
from mingchuang.foundation.access import covers
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node

RUNS_CAMPAIGNS = (NodeKind.REGION, *NodeKind.answering())


@act(P.PLAN_EDIT)
def upload_plan(request: AskedRequest) -> HttpResponse:
    """Hand a document in; it is read at once and nothing is kept of one that cannot be read."""
    nodes = Node.objects.within(request.actor, P.PLAN_EDIT).filter(kind__in=RUNS_CAMPAIGNS).in_tree_order()
    form = PlanFileForm(request.POST or None, request.FILES or None, nodes=nodes, initial={"node": nodes.first()})
    if form.is_valid():
        data, name = form.document()
        try:
            plan_file = actions.upload_plan(
                actor=request.actor, node=form.cleaned_data["node"], data=data, name=name, at=clock()
            )
        except Refusal as refusal:
            show_refusal(form, refusal, field=form.source())
        else:
            messages.success(request, gettext("文件已读入，请对照原文核对。"))
            first = plan_file.drafts.order_by("-is_plan", "ordinal").first()
            return redirect("campaigns:draft", pk=plan_file.pk, ordinal=first.ordinal if first else 1)
    return render(request, "campaigns/upload_plan.html", {"form": form}, status=422 if form.errors else 200)


@page(P.PLAN_READ)
def plan_file(request: AskedRequest, pk: int) -> HttpResponse:
    """The document as it was handed in."""
    files = PlanFile.objects.within(request.actor, P.PLAN_READ).select_related("attachment")
    file = get_object_or_404(files, pk=pk).attachment
    return download(read_file(file), name=file.name, media_type=file.media_type)


@page(P.PLAN_READ)
def draft(request: AskedRequest, pk: int, ordinal: int) -> HttpResponse:
    """A draft beside the text it was read from."""
    found = _draft(request, P.PLAN_READ, pk, ordinal)
    may_edit = request.actor.may(P.PLAN_EDIT, within=covers(found))
    header, groups = words.header_lines(found.draft, found.data), words.groups(found.draft, found.data)
    scores, later = details.score_rows(found.draft, found.data), later_version(found)
    lines = details.detail_lines(found.draft, found.data)
    context = _beside_text(found, words.shown_values([*header, *lines], groups, scores)) | {
        "header": header,
        "details": lines,
        "groups": groups,
        "scores": scores,
        "walk": walk(found.data, carried=found.carried, seen=found.looked_at),
        "may_look": may_edit and found.state == DraftState.DRAFT,
        "reason": "" if found.is_plan else words.no_plan_reason(found.data),
        "later": later,
        "kept": sum(note["kept"] for note in found.carried),
        "not_kept": sum(not note["kept"] for note in found.carried),
        "may_renew": may_edit and found.is_plan and later is None and found.state != DraftState.DROPPED,
        "may_edit": may_edit and found.is_plan and found.state == DraftState.DRAFT,
        "may_take_up": may_edit and found.state == DraftState.DROPPED,
    }
    return render(request, "campaigns/draft.html", context)


@act(P.PLAN_EDIT)
def edit_header(request: AskedRequest, pk: int, ordinal: int) -> HttpResponse:
    """Correct what stands above the lists."""
    found = _draft(request, P.PLAN_EDIT, pk, ordinal)
    return _correct(request, found, HeaderForm, heading=gettext("修改基本情况"), card="card-header")


@act(P.PLAN_EDIT)
def edit_details(request: AskedRequest, pk: int, ordinal: int) -> HttpResponse:
    """Correct the score table, the printer's block and stated figures."""
    found = _draft(request, P.PLAN_EDIT, pk, ordinal)
    return _correct(request, found, DetailsForm, heading=gettext("修改评分表、版记和数字"), card="group-details")


def _correct(
    request: AskedRequest,
    found: PlanDraft,
    kind: type[HeaderForm] | type[DetailsForm],
    *,
    heading: str,
    card: str,
) -> HttpResponse:
    form = kind(request.POST or None, initial=_initial(kind, found, found.draft))
    if form.is_valid():
        try:
            actions.correct_header(
                actor=request.actor,
                draft_id=found.pk,
                revision=form.cleaned_data["revision"],
                values=form.values(),
                at=clock(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            return _back(found, card)
    return _form_page(request, found, form, heading)


@act(P.PLAN_EDIT)
def add_row(request: AskedRequest, pk: int, ordinal: int, part: str) -> HttpResponse:
    """Add what the importer missed."""
    found, wanted = _draft(request, P.PLAN_EDIT, pk, ordinal), _part(part)
    form = _row_form(found, wanted, request.POST or None, {})
    if form.is_valid():
        try:
            actions.add_row(
                actor=request.actor,
                draft_id=found.pk,
                revision=form.cleaned_data["revision"],
                part=wanted,
                values=form.values(),
                at=clock(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            return _back(found, f"group-{part}")
    return _form_page(request, found, form, gettext("添加：{part}").format(part=gettext(str(wanted.label))))


@act(P.PLAN_EDIT)
def edit_row(request: AskedRequest, pk: int, ordinal: int, part: str, index: int) -> HttpResponse:
    """Correct one row."""
    found, wanted = _draft(request, P.PLAN_EDIT, pk, ordinal), _part(part)
    row = _row(found, wanted, index)
    form = _row_form(found, wanted, request.POST or None, row)
    if form.is_valid():
        try:
            actions.correct_row(
                actor=request.actor,
                draft_id=found.pk,
                revision=form.cleaned_data["revision"],
                part=wanted,
                index=index,
                values=form.values(),
                at=clock(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            return _back(found, f"group-{part}")
    heading = gettext("修改：{part}").format(part=gettext(str(wanted.label)))
    return _form_page(request, found, form, heading, place=words.place_of_row(found.data, wanted, row))


@act(P.PLAN_EDIT)
def drop_row(request: AskedRequest, pk: int, ordinal: int, part: str, index: int) -> HttpResponse:
    """Drop one row, after asking where the button was not on the page itself."""
    found, wanted = _draft(request, P.PLAN_EDIT, pk, ordinal), _part(part)
    row = _row(found, wanted, index)
    form = DraftForm(request.POST or None, initial={"revision": found.revision})
    if form.is_valid():
        actions.drop_row(
            actor=request.actor,
            draft_id=found.pk,
            revision=form.cleaned_data["revision"],
            part=wanted,
            index=index,
            at=clock(),
        )
        return _back(found, f"group-{part}")
    name = row.get(words.TITLES[wanted]) or gettext("（无标题）")
    context = {"draft": found, "form": form, "question": gettext("要删去“{name}”吗？").format(name=name)}
    return render(request, "campaigns/drop.html", context)


@act(P.PLAN_EDIT)
def look_at_spot(request: AskedRequest, pk: int, ordinal: int, key: str) -> HttpResponse:
    """Tick a flag, doubt or repair as looked at; `seen=0` takes the tick back."""
    found = _draft(request, P.PLAN_EDIT, pk, ordinal)
    if key not in {spot.key for spot in spots_of(found.data, found.carried)}:
        raise Http404
    if request.method == "POST":
        seen = request.POST.get("seen") != "0"
        actions.look_at_spot(actor=request.actor, draft_id=found.pk, key=key, seen=seen, at=clock())
        return _back(found, "walk")
    return render(request, "campaigns/drop.html", {"draft": found, "question": gettext("这一处看过了吗？")})


@act(P.PLAN_EDIT)
def drop_draft(request: AskedRequest, pk: int, ordinal: int) -> HttpResponse:
    """Make no campaign of a draft, after asking."""
    found = _draft(request, P.PLAN_EDIT, pk, ordinal)
    if request.method == "POST":
        actions.drop_draft(actor=request.actor, draft_id=found.pk, at=clock())
        messages.success(request, gettext("这份草稿已舍弃，文件仍保存。"))
        return redirect("campaigns:campaigns")
    context = {"draft": found, "question": gettext("要舍弃这份草稿、不建立活动吗？")}
    return render(request, "campaigns/drop.html", context)


@act(P.PLAN_EDIT)
def take_up_draft(request: AskedRequest, pk: int, ordinal: int) -> HttpResponse:
    """Work on a dropped draft again."""
    found = _draft(request, P.PLAN_EDIT, pk, ordinal)
    if request.method == "POST":
        actions.take_up_draft(actor=request.actor, draft_id=found.pk, at=clock())
        return _back(found, "main")
    context = {"draft": found, "question": gettext("要恢复这份草稿吗？")}
    return render(request, "campaigns/drop.html", context)


def _draft(request: AskedRequest, permission: str, pk: int, ordinal: int) -> PlanDraft:
    drafts = PlanDraft.objects.within(request.actor, permission)
    drafts = drafts.select_related("plan_file__attachment", "campaign", "updates", "previous__plan_file__attachment")
    return get_object_or_404(drafts, plan_file=pk, ordinal=ordinal)


def _part(part: str) -> DraftPart:
    if part not in DraftPart.values:
        raise Http404
    return DraftPart(part)


def _row(found: PlanDraft, part: DraftPart, index: int) -> dict[str, Any]:
    rows: list[dict[str, Any]] = found.draft[part.value]
    if index >= len(rows):
        raise Http404
    return rows[index]


def _initial(form: type[DraftForm], found: PlanDraft, row: dict[str, Any]) -> dict[str, Any]:
    return {**form.initial_of(row), "revision": found.revision}


def _row_form(found: PlanDraft, part: DraftPart, data: Any, row: dict[str, Any]) -> DraftForm:
    kind = ROW_FORMS[part]
    more: dict[str, Any] = {}
    if part is DraftPart.ACTIVITIES:
        more["phases"] = [str(phase.get("name") or "") for phase in found.draft["phases"]]
    return kind(data, initial=_initial(kind, found, row), **more)


def _beside_text(found: PlanDraft, shown: Collection[str] | None = None) -> dict[str, Any]:
    return {"draft": found, "stretches": source_text(found.data, shown), "tabs": drafts_of(found.plan_file_id)}


def _form_page(
    request: AskedRequest, found: PlanDraft, form: DraftForm, heading: str, *, place: str = ""
) -> HttpResponse:
    context = _beside_text(found) | {"form": form, "heading": heading, "place": place}
    return render(request, "campaigns/draft_form.html", context, status=422 if form.errors else 200)


def _back(found: PlanDraft, anchor: str) -> HttpResponse:
    answer = redirect("campaigns:draft", pk=found.plan_file_id, ordinal=found.ordinal)
    answer["Location"] += f"#{anchor}"
    return answer
