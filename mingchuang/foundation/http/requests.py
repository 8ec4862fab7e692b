"""The request as views see it."""

from django.http import HttpRequest

from mingchuang.foundation.access import Actor


class AskedRequest(HttpRequest):
    """A request whose actor is known; the middleware sets it."""

    actor: Actor
