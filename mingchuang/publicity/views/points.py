"""The register of display points."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.journal.models import Entry
from mingchuang.publicity import actions
from mingchuang.publicity.forms.points import PointForm, PutUpForm
from mingchuang.publicity.models import DisplayPoint, Hanging
from mingchuang.publicity.permissions import PublicityPermission as P
from mingchuang.publicity.presenters.points import point_lines
from mingchuang.publicity.presenters.prints import title_of
from mingchuang.publicity.queries.points import pointed_places, points
from mingchuang.publicity.rules import PointRefused


@page(P.POINT_READ)
def point_list(request: AskedRequest) -> HttpResponse:
    """Where something hangs, and which of it is outdated."""
    shown = paged(points(request.actor), after=request.GET.get("after"))
    lines = point_lines(shown.rows, on=timezone.localdate(clock()))
    context = {"page": shown, "lines": lines, "may_edit": request.actor.has(P.POINT_EDIT)}
    return render(request, "publicity/points.html", context)


@act(P.POINT_EDIT)
def register_point(request: AskedRequest) -> HttpResponse:
    """Enter a display point."""
    form = PointForm(request.POST or None, nodes=pointed_places(request.actor))
    if form.is_valid():
        try:
            made = actions.register_point(actor=request.actor, at=clock(), **form.cleaned_data)
        except PointRefused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("展示点已登记。"))
            return redirect("publicity:point", made.pk)
    context = {"form": form, "title": gettext("登记展示点"), "button": gettext("登记")}
    return render(request, "publicity/form.html", context, status=422 if form.errors else 200)


@page(P.POINT_READ)
def point(request: AskedRequest, pk: int) -> HttpResponse:
    """One point: what hangs there, with photographs, and what hung there before."""
    found = get_object_or_404(points(request.actor), pk=pk)
    context = {
        "line": point_lines([found], on=timezone.localdate(clock()))[0],
        "before": found.hangings.exclude(taken_down_at=None).order_by("-taken_down_at", "-id")[:20],
        "entries": Entry.objects.about(found),
        "may_edit": _may_edit(request, found),
    }
    return render(request, "publicity/point.html", context)


@act(P.POINT_EDIT)
def put_up(request: AskedRequest, pk: int) -> HttpResponse:
    """Something is hung at a point."""
    found = get_object_or_404(_editable(request), pk=pk)
    asked = {"print_kind": request.GET.get("kind", ""), "subject": request.GET.get("subject", "")}
    form = PutUpForm(request.POST or None, request.FILES or None, initial=asked)
    if form.is_valid():
        try:
            _hang(request, found, form)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("已登记张贴。"))
            return redirect("publicity:point", found.pk)
    context = {"form": form, "title": gettext("登记张贴"), "button": gettext("登记"), "point": found}
    return render(request, "publicity/form.html", context, status=422 if form.errors else 200)


def _hang(request: AskedRequest, found: DisplayPoint, form: PutUpForm) -> None:
    typed, at = form.cleaned_data, clock()
    subject = title_of(typed["print_kind"], typed["subject"], on=timezone.localdate(at))
    if subject is None:
        raise PointRefused("没有编码为“{code}”的这种内容。", field="subject", code=typed["subject"])
    title, version = subject
    photo = typed["photo"]
    actions.put_up(
        actor=request.actor,
        point_id=found.pk,
        print_kind=typed["print_kind"],
        subject_code=typed["subject"],
        subject_zh=title,
        version=typed["version"] or version,
        photo=photo.read() if photo else None,
        at=at,
    )


@act(P.POINT_EDIT)
def take_down(request: AskedRequest, pk: int) -> HttpResponse:
    """A print is taken down."""
    row = get_object_or_404(
        Hanging.objects.up().within(request.actor, P.POINT_EDIT).select_related("point__node"), pk=pk
    )
    if request.method == "POST":
        actions.take_down(actor=request.actor, hanging_id=row.pk, at=clock())
        messages.success(request, gettext("已登记取下。"))
        return redirect("publicity:point", row.point_id)
    context = {
        "title": gettext("取下“{subject}”").format(subject=row.subject_zh),
        "point": row.point,
        "button": gettext("已取下"),
    }
    return render(request, "publicity/form.html", context)


@act(P.POINT_EDIT)
def close_point(request: AskedRequest, pk: int) -> HttpResponse:
    """A point is no longer used."""
    found = get_object_or_404(_editable(request), pk=pk)
    if request.method == "POST":
        at = clock()
        actions.close_point(actor=request.actor, point_id=found.pk, on=timezone.localdate(at), at=at)
        messages.success(request, gettext("展示点已停用。"))
        return redirect("publicity:points")
    context = {
        "title": gettext("停用“{place}”").format(place=found.place_zh),
        "point": found,
        "button": gettext("停用"),
    }
    return render(request, "publicity/form.html", context)


@page(P.POINT_READ)
def hanging_photo(request: AskedRequest, pk: int) -> HttpResponse:
    """The photograph taken when something was hung."""
    rows = Hanging.objects.within(request.actor, P.POINT_READ).exclude(photo=None)
    file: Attachment | None = get_object_or_404(rows.select_related("photo"), pk=pk).photo
    assert file is not None
    return download(read_file(file), name=file.name, media_type=file.media_type, inline=True)


def _editable(request: AskedRequest) -> QuerySet[DisplayPoint]:
    found = DisplayPoint.objects.within(request.actor, P.POINT_EDIT).filter(closed_on=None)
    return found.select_related("node")


def _may_edit(request: AskedRequest, found: DisplayPoint) -> bool:
    return _editable(request).filter(pk=found.pk).exists()
