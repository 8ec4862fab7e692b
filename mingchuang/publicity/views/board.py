"""The first page of publicity: screens, prints, and what on the walls is outdated."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.work.jobs import order_job
from mingchuang.publicity.enums import PrintKind
from mingchuang.publicity.forms.prints import PrintForm
from mingchuang.publicity.permissions import PublicityPermission as P
from mingchuang.publicity.presenters.points import hanging_lines
from mingchuang.publicity.queries.playlists import screens
from mingchuang.publicity.queries.points import hung
from mingchuang.publicity.queries.prints import printing_places

TASKS = "mingchuang.publicity.tasks"


@page(P.POINT_READ)
def board(request: AskedRequest) -> HttpResponse:
    """Everything that is shown, in one place."""
    today = timezone.localdate(clock())
    lines = hanging_lines(hung(request.actor), on=today)
    context = {
        "halls": screens(request.actor, on=today),
        "hanging": len(lines),
        "outdated": [line for line in lines if line.is_outdated],
        "may_print": request.actor.has(P.PRINT_ORDER),
        "may_edit": request.actor.has(P.POINT_EDIT),
    }
    return render(request, "publicity/board.html", context)


@act(P.PRINT_ORDER)
def order_print(request: AskedRequest) -> HttpResponse:
    """Order a PDF; the worker makes it."""
    places = printing_places(request.actor, on=timezone.localdate(clock()))
    asked = {name: request.GET[name] for name in ("kind", "place") if name in request.GET}
    form = PrintForm(request.POST or None, initial=asked, places=places)
    if form.is_valid():
        typed = form.cleaned_data
        place, kind = typed["place"], PrintKind(typed["kind"])
        maker, values = _maker(kind, typed)
        title = gettext("{place}：{kind}").format(place=place.name_zh, kind=gettext(str(kind.label)))
        job = order_job(
            f"{TASKS}.{maker}",
            title=title,
            actor=request.actor,
            path=place.path,
            at=clock(),
            unit=place.code,
            **values,
        )
        return redirect("work:job", job.pk)
    return render(request, "publicity/order_print.html", {"form": form}, status=422 if form.errors else 200)


def _maker(kind: PrintKind, typed: dict[str, object]) -> tuple[str, dict[str, object]]:
    """The task that makes this kind, and what it wants to know."""
    if kind in PrintKind.posters():
        return "make_posters", {"kind": kind.value, "paper": typed["paper"], "marks": typed["marks"]}
    if kind == PrintKind.HANDBOOK:
        return "make_handbook", {"order": typed["order"]}
    if kind == PrintKind.SERVICE_CARDS:
        return "make_service_cards", {"paper": typed["paper"]}
    return "make_desk_codes", {}
