"""What people speak about, and the voices behind each subject."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mingchuang.feedback.forms.hotspots import HotspotForm
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.presenters.hotspots import hotspot_chart, hotspot_title, other_lines, subject_lines
from mingchuang.feedback.presenters.staff import voice_lines
from mingchuang.feedback.queries.hotspots import VOICES, hotspots, keys_saying, places_of_voices, voices_behind
from mingchuang.feedback.queries.sources import sources_for
from mingchuang.foundation.http import AskedRequest, clock, page, paged

MOST_LISTED = 100


@page(P.VOICE_READ)
def hotspots_page(request: AskedRequest) -> HttpResponse:
    """New and growing subjects, and those said by most; each opens its voices."""
    places = places_of_voices(request.actor)
    sources = sources_for(request.actor)
    form = HotspotForm(request.GET, places=places, sources=sources)
    wanted = form.asked(timezone.localdate())
    found = hotspots(request.actor, wanted)
    chart = hotspot_chart(found)
    names = {node.pk: node.name_zh for node in places}
    context = {
        "form": form,
        "sources": sources,
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
    """The records that name one subject, of each source the reader may read; masked as everywhere."""
    actor, sources = request.actor, sources_for(request.actor)
    form = HotspotForm(request.GET, places=places_of_voices(actor), sources=sources)
    wanted = form.asked(timezone.localdate())
    words = tuple(request.GET.get("words", "").split()[:2])
    keys = keys_saying(actor, wanted, words)
    shown = paged(voices_behind(actor, keys.get(VOICES, ())), after=request.GET.get("after"))
    context = {
        "words": " · ".join(words),
        "wanted": wanted,
        "lines": voice_lines(shown.rows, clock()),
        "page": shown,
        "others": [
            other_lines(source, source.lines(actor, sorted(keys[source.key])[-MOST_LISTED:]), len(keys[source.key]))
            for source in sources
            if source.key != VOICES and keys.get(source.key)
        ],
        "most": MOST_LISTED,
    }
    return render(request, "feedback/hotspot_voices.html", context)
