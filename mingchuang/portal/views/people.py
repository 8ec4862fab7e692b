"""Public pages of those who serve."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.http import PUBLIC, AskedRequest, clock, page
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.keeping import kept
from mingchuang.organisations.queries import cards_of, public_staff, where_is

A_DAY = 86_400


@page(PUBLIC)
@kept
def person(request: AskedRequest, pk: int) -> HttpResponse:
    """Who somebody is, what she does, in which languages, what she may show, and where she is now."""
    found = get_object_or_404(public_staff(on=timezone.localdate()), pk=pk)
    now = clock()
    context = {"card": cards_of([found])[0], "presence": where_is([found], at=now)[found.pk], "now": now}
    return render(request, "portal/person.html", context)


@page(PUBLIC)
def photo(request: AskedRequest, pk: int) -> HttpResponse:
    """The photograph of somebody who is shown, where the unit shows faces."""
    found = get_object_or_404(public_staff(on=timezone.localdate()), pk=pk)
    picture = cards_of([found])[0].photo
    if picture is None:
        raise Http404
    answer = download(read_file(picture), name=f"{found.pk}.jpg", media_type=picture.media_type, inline=True)
    answer["Cache-Control"] = f"public, max-age={A_DAY}"  # the address carries the picture's hash
    return answer
