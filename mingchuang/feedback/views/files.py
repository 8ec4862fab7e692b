"""Photos and letters that came with a voice, each opened under its own right."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from mingchuang.feedback import actions as acts
from mingchuang.feedback.forms.staff import PassOnForm
from mingchuang.feedback.models import VoiceFile
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries.files import files_for, passed_on, published_photos
from mingchuang.feedback.queries.lists import orders, published
from mingchuang.feedback.views.acting import Words, reads_whole, step, voice_in_reach
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.keeping import unkept

JPEG = "image/jpeg"


@page(P.VOICE_READ)
def voice_file(request: AskedRequest, voice_id: int, pk: int) -> HttpResponse:
    """For those who read the words whole; a photo that was passed on also for those who read them masked."""
    voice = voice_in_reach(request, voice_id, P.VOICE_READ)
    return _opened(get_object_or_404(files_for(voice, is_whole=reads_whole(request, voice)), pk=pk))


@page(P.ORDER_READ)
def order_photo(request: AskedRequest, matter_id: int, pk: int) -> HttpResponse:
    """For the unit: what the office passed on."""
    order = get_object_or_404(orders(request.actor), pk=matter_id)
    return _opened(get_object_or_404(passed_on(order.voice), pk=pk))


@page(PUBLIC)
def answered_photo(request: AskedRequest, pk: int, photo_pk: int) -> HttpResponse:
    """For everybody: what was chosen at the second look."""
    row = get_object_or_404(published(words="", kind=""), pk=pk)
    return _opened(get_object_or_404(published_photos(row), pk=photo_pk))


@act(P.VOICE_DISPATCH)
def pass_on(request: AskedRequest, voice_id: int) -> HttpResponse:
    """The office looks at each photo and says which of them the unit may see."""
    voice = voice_in_reach(request, voice_id, P.VOICE_DISPATCH)
    photos = [file for file in files_for(voice, is_whole=True) if file.is_photo]
    if not photos:
        return redirect("feedback:voice", voice.pk)
    form = PassOnForm(request.POST if request.method == "POST" else None, photos=photos)

    def run(given: Mapping[str, Any]) -> object:
        chosen = [int(pk) for pk in given["photos"]]
        return acts.pass_photos_on(actor=request.actor, voice_id=voice.pk, chosen=chosen, at=clock())

    note = _("照片里有提出人、身份证件、家门或车牌，看得出是谁的，不要转。信件原件不转。")
    return step(
        request, voice, form, run, Words(title=_("转照片给承办单位"), done=_("已记下。"), note=note), files=photos
    )


def _opened(row: VoiceFile) -> HttpResponse:
    """A picture of our own making in the page, anything else to be saved."""
    file = row.file
    shown = download(read_file(file), name=file.name, media_type=file.media_type, inline=file.media_type == JPEG)
    return unkept(shown)
