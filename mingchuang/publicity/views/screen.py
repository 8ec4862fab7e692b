"""The hall screen: one page that turns by itself, and the feed it asks every few seconds."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.cache import cache
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_sameorigin

from mingchuang.foundation.http import PUBLIC, AskedRequest, clock, page
from mingchuang.foundation.http.keeping import mark_of
from mingchuang.organisations.models import Node
from mingchuang.publicity.models import Playlist
from mingchuang.publicity.presenters.screen import scenes
from mingchuang.publicity.queries.playlists import halls_open, playing
from mingchuang.publicity.queries.screen import hall_material

STEP_SECONDS = 10
"""So long at most a made screen is handed out again when nothing was recorded since; the hour may have changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnScene:
    """A page of the screen as markup; `version` changes with it."""

    key: str
    label: str
    seconds: int
    version: str
    markup: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A whole screen; `version` changes with any of its pages."""

    hall: Node
    version: str
    scenes: list[DrawnScene]


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]  # the library types plain requests
@page(PUBLIC)
def screen(request: AskedRequest, code: str) -> HttpResponse:
    """The screen. With ?scene=n it begins there: so it also turns where no script runs."""
    drawn = _drawn(request, code)
    begins = _number(request, "scene") % max(1, len(drawn.scenes))
    context = {
        "hall": drawn.hall,
        "drawn": drawn,
        "begins": begins,
        "next": (begins + 1) % max(1, len(drawn.scenes)),
        "release": _release(),
        "playlist": _number(request, "playlist"),
        "now": timezone.localtime(clock()),
    }
    return render(request, "publicity/screen.html", context)


@page(PUBLIC)
def feed(request: AskedRequest, code: str) -> HttpResponse:
    """The pages as data, or 304 while nothing has changed: one question to the database."""
    drawn = _drawn(request, code)
    etag = f'"{drawn.version}"'
    answer = HttpResponse(status=304) if request.headers.get("If-None-Match") == etag else _as_json(drawn)
    answer["ETag"] = etag
    answer["Cache-Control"] = "no-cache"
    return answer


def _as_json(drawn: Drawn) -> JsonResponse:
    rows = [{"key": s.key, "seconds": s.seconds, "version": s.version, "html": s.markup} for s in drawn.scenes]
    return JsonResponse({"release": _release(), "scenes": rows})


def _number(request: AskedRequest, name: str) -> int:
    """A number in the address; anything else is 0."""
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0


def _release() -> str:
    """Names the script of this release: a screen that runs an older one loads itself anew."""
    return static("publicity/screen.js")


def _drawn(request: AskedRequest, code: str) -> Drawn:
    """The screen as it is now; made once for all who ask within the same step."""
    at = clock()
    preview = _number(request, "playlist")
    mark = mark_of(at, step_seconds=STEP_SECONDS)
    key = f"publicity.screen.{code}.{get_language()}.{preview}"
    kept: tuple[str, Drawn] | None = cache.get(key)
    if kept is None or kept[0] != mark:
        kept = (mark, _draw(code, preview, timezone.localtime(at)))
        cache.set(key, kept, 60)
    return kept[1]


def _draw(code: str, preview: int, now: datetime) -> Drawn:
    hall = halls_open(now.date()).filter(code=code).first()
    if hall is None:
        raise Http404
    chosen = Playlist.objects.filter(hall=hall, pk=preview).first() if preview else None
    playlist = chosen.content() if chosen else playing(hall, now=now)
    made = []
    for scene in scenes(hall_material(hall, playlist=playlist, now=now)):
        markup = render_to_string(scene.template, {"scene": scene, "hall": hall})
        made.append(
            DrawnScene(key=scene.key, label=scene.label, seconds=scene.seconds, version=_digest(markup), markup=markup)
        )
    whole = _digest("".join(f"{one.key}{one.version}{one.seconds}" for one in made))
    return Drawn(hall=hall, version=whole, scenes=made)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
