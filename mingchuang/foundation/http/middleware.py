"""Who asks, and whether the session still runs."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from mingchuang.foundation.access import Actor


class ActorMiddleware:
    """Puts `request.actor` on every request, worked out at first use, so that public pages cost no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the actor, pass on."""
        request.actor = SimpleLazyObject(lambda: _actor_of(request))  # type: ignore[attr-defined]  # see AskedRequest
        return self.get_response(request)


def _actor_of(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return Actor.nobody()
    return request.user.as_actor()


RENEW_AFTER_SECONDS = 300
RENEWED = "renewed"


class SessionRenewal:
    """Keeps the session of somebody at work alive. Written at most every five minutes, not with every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then move the end of the session onwards; visitors without a session get none."""
        answer = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get(RENEWED, 0) > RENEW_AFTER_SECONDS:
                request.session[RENEWED] = now
        return answer
