"""The board of a hall: one page that asks every few seconds, shows the calls and says them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.cache import cache
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_sameorigin

from mingchuang.foundation.http import PUBLIC, AskedRequest, clock, page
from mingchuang.queueing.models import QueueHall
from mingchuang.queueing.presenters import spoken
from mingchuang.queueing.queries.board import board_of, newest_event
from mingchuang.queueing.views.public import hall_of

STEP_SECONDS = 10
"""So long at most a drawn board is handed out again while nobody is called: minutes and counts change by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A board as markup, what is to be said, and a version that changes with either."""

    markup: str
    calls: tuple[tuple[int, str], ...]
    version: str


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]  # the library types plain requests
@page(PUBLIC)
def board(request: AskedRequest, code: str) -> HttpResponse:
    """The board; without script it loads itself anew."""
    hall, at = hall_of(code), clock()
    context = {"hall": hall, "drawn": _drawn(hall, at), "release": _release(), "now": timezone.localtime(at)}
    return render(request, "queueing/board.html", context)


@page(PUBLIC)
def board_feed(request: AskedRequest, code: str) -> HttpResponse:
    """The board as data, or 304 while nothing has changed."""
    drawn = _drawn(hall_of(code), clock())
    etag = f'"{drawn.version}"'
    if request.headers.get("If-None-Match") == etag:
        answer = HttpResponse(status=304)
    else:
        calls = [{"id": event, "text": text} for event, text in drawn.calls]
        answer = JsonResponse({"release": _release(), "html": drawn.markup, "calls": calls})
    answer["ETag"], answer["Cache-Control"] = etag, "no-cache"
    return answer


def _release() -> str:
    """Names the script of this release: a board that runs an older one loads itself anew."""
    return static("queueing/board.js")


def _drawn(hall: QueueHall, at: datetime) -> Drawn:
    """The board as it is now, drawn once for all who ask while nothing happens."""
    mark = f"{newest_event(hall)}.{int(at.timestamp()) // STEP_SECONDS}"
    key = f"queueing.board.{hall.pk}.{get_language()}"
    kept: tuple[str, Drawn] | None = cache.get(key)
    if kept is None or kept[0] != mark:
        kept = (mark, _draw(hall, at))
        cache.set(key, kept, 60)
    return kept[1]


def _draw(hall: QueueHall, at: datetime) -> Drawn:
    found = board_of(hall, at=at)
    markup = render_to_string("queueing/_board.html", {"board": found})
    calls = tuple((call.event, spoken(call)) for call in reversed(found.calls) if call.is_new)
    version = hashlib.sha256(f"{markup}{calls}".encode()).hexdigest()[:16]
    return Drawn(markup=markup, calls=calls, version=version)
