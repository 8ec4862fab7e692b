"""What people speak about, and the voices behind each subject."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mingchuang.feedback.forms.hotspots import HotspotForm
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.presenters.hotspots import hotspot_chart, hotspot_title, subject_lines
from mingchuang.feedback.presenters.staff import voice_lines
from mingchuang.feedback.queries.hotspots import hotspots, places_of_voices, voices_saying
from mingchuang.foundation.http import AskedRequest, clock, page, paged


@page(P.VOICE_READ)
def hotspots_page(request: AskedRequest) -> HttpResponse:
    """New and growing subjects, and those said by most; each opens its voices."""
    places = places_of_voices(request.actor)
    form = HotspotForm(request.GET, places=places)
    wanted = form.asked(timezone.localdate())
    found = hotspots(request.actor, wanted)
    chart = hotspot_chart(found)
    names = {node.pk: node.name_zh for node in places}
    context = {
        "form": form,
        "wanted": wanted,
        "before": wanted.before(),
        "found": found,
        "title": hotspot_title(found),
        "chart": chart.svg() if chart else "",
        "new": subject_lines(found.new, found, names),
        "growing": subject_lines(found.growing, found, names),
        "most": subject_lines(found.most, found, names),
    }
    return render(request, "feedback/hotspots.html", context)


@page(P.VOICE_READ)
def hotspot_voices(request: AskedRequest) -> HttpResponse:
    """The voices that name one subject, masked as everywhere."""
    form = HotspotForm(request.GET, places=places_of_voices(request.actor))
    wanted = form.asked(timezone.localdate())
    words = tuple(request.GET.get("words", "").split()[:2])
    shown = paged(voices_saying(request.actor, wanted, words), after=request.GET.get("after"))
    context = {
        "words": " · ".join(words),
        "wanted": wanted,
        "lines": voice_lines(shown.rows, clock()),
        "page": shown,
    }
    return render(request, "feedback/hotspot_voices.html", context)
