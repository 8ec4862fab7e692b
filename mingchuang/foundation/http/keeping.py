"""What is kept of a page, and what is not: public pages drawn once for all who ask, until something happens anywhere.

Every change is an act and every act writes the journal, so a page that shows nothing of the reader's own can only
differ once the journal has grown; or once the clock has moved on, for some pages say what is open now.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils.translation import get_language

from mingchuang.foundation.http.doors import clock
from mingchuang.foundation.http.requests import AskedRequest
from mingchuang.foundation.journal.reading import newest_entry

P = ParamSpec("P")
View = Callable[Concatenate[AskedRequest, P], HttpResponse]

STEP_SECONDS = 60
PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")


def mark_of(at: datetime, *, step_seconds: int = STEP_SECONDS) -> str:
    """What stays the same while nothing happens, for so many seconds at most. One question to the database."""
    return f"{newest_entry()}.{int(at.timestamp()) // step_seconds}"


def kept(view: View[P]) -> View[P]:
    """Stands between `@page(PUBLIC)` and a view that shows nothing of the reader's own.

    Not for addresses with parameters, of which there are endlessly many, nor for those who are signed in or have
    just been told something.
    """

    @wraps(view)
    def shown(request: AskedRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.GET or any(cookie in request.COOKIES for cookie in PERSONAL_COOKIES):
            return view(request, *args, **kwargs)
        key, mark = _key(request), mark_of(clock())
        known: tuple[str, str, bytes] | None = cache.get(key)
        if known is None or known[0] != mark:
            answer = view(request, *args, **kwargs)
            if answer.status_code != 200 or answer.cookies:
                return answer
            known = (mark, hashlib.sha256(answer.content).hexdigest()[:24], answer.content)
            cache.set(key, known, 2 * STEP_SECONDS)
        return _answered(request, etag=f'"{known[1]}"', content=known[2])

    return shown


def unkept(answer: HttpResponse) -> HttpResponse:
    """What is one person's own: no copy stays, neither in the browser of a shared phone nor on the way."""
    answer["Cache-Control"] = "no-store"
    return answer


def _answered(request: AskedRequest, *, etag: str, content: bytes) -> HttpResponse:
    """The page, or 304 to one who has it already."""
    has_it = request.headers.get("If-None-Match") == etag
    answer = HttpResponse(status=304) if has_it else HttpResponse(content)
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"  # language and type size are the reader's
    return answer


def _key(request: AskedRequest) -> str:
    large = request.COOKIES.get("large-type") == "1"
    told = f"{request.get_host()}|{request.path}|{get_language()}|{large}"
    return f"page.{hashlib.sha256(told.encode()).hexdigest()[:32]}"
