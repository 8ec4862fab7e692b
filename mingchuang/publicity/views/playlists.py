"""Setting what hall screens play, with the screen itself beside the form."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.organisations.models import Node
from mingchuang.publicity import actions
from mingchuang.publicity.forms.playlist import PlaylistForm, starting_values
from mingchuang.publicity.models import Playlist
from mingchuang.publicity.permissions import PublicityPermission as P
from mingchuang.publicity.queries.playlists import playing, playlists_of, screens, shipped_playlist
from mingchuang.publicity.rules import PlaylistRefused


@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # the library types plain requests
@page(P.SCREEN_EDIT)
def hall_screen(request: AskedRequest, code: str) -> HttpResponse:
    """The playlists of a hall, and the screen as it is now."""
    hall = _hall(request, code)
    context = {
        "hall": hall,
        "playlists": playlists_of(hall),
        "now": playing(hall, now=timezone.localtime(clock())),
        "shipped": shipped_playlist(),
    }
    return render(request, "publicity/hall_screen.html", context)


@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # the library types plain requests
@act(P.SCREEN_EDIT)
def add_playlist(request: AskedRequest, code: str) -> HttpResponse:
    """A new playlist; it begins as a copy of the shipped one."""
    return _edit(request, _hall(request, code), None)


@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # the library types plain requests
@act(P.SCREEN_EDIT)
def edit_playlist(request: AskedRequest, pk: int) -> HttpResponse:
    """Rewrite a playlist; the preview shows it as it was last saved."""
    row = get_object_or_404(Playlist.objects.within(request.actor, P.SCREEN_EDIT).select_related("hall"), pk=pk)
    return _edit(request, row.hall, row)


@act(P.SCREEN_EDIT)
def drop_playlist(request: AskedRequest, pk: int) -> HttpResponse:
    """Take a playlist off."""
    row = get_object_or_404(Playlist.objects.within(request.actor, P.SCREEN_EDIT).select_related("hall"), pk=pk)
    if request.method == "POST":
        actions.drop_playlist(actor=request.actor, playlist_id=row.pk, at=clock())
        messages.success(request, gettext("播放单已撤下。"))
        return redirect("publicity:hall-screen", row.hall.code)
    return render(request, "publicity/drop_playlist.html", {"playlist": row, "hall": row.hall})


def _edit(request: AskedRequest, hall: Node, row: Playlist | None) -> HttpResponse:
    content = row.content() if row else shipped_playlist()
    initial = starting_values(content)
    if row is None:
        initial |= {"name_zh": "", "name_en": ""}
    form = PlaylistForm(request.POST or None, content=content, initial=initial)
    if form.is_valid():
        try:
            kept = actions.keep_playlist(
                actor=request.actor,
                hall=hall,
                content=form.content(),
                playlist_id=row.pk if row else None,
                at=clock(),
            )
        except PlaylistRefused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("播放单已保存，大屏几秒钟内换过来。"))
            return redirect("publicity:edit-playlist", kept.pk)
    context = {"form": form, "hall": hall, "playlist": row}
    return render(request, "publicity/playlist.html", context, status=422 if form.errors else 200)


def _hall(request: AskedRequest, code: str) -> Node:
    return get_object_or_404(screens(request.actor, on=timezone.localdate(clock())), code=code)
