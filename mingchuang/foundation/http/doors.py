"""The two decorators every view carries. `door_of(view)` tells the tests which."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.db import connection, transaction
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import timezone

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http.requests import AskedRequest
from mingchuang.foundation.http.wording import worded

P = ParamSpec("P")
View = Callable[Concatenate[AskedRequest, P], HttpResponseBase]

PUBLIC = "public"
SIGNED_IN = "signed in"

READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK TO", "EXPLAIN", "WITH")


class WriteInPage(RuntimeError):
    """A page that only reads tried to write: a bug."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What the access matrix needs to know of a view."""

    permission: str
    writes: bool
    intake: bool = False


def clock() -> datetime:
    """The time at which the door was entered. Views pass it inwards; nothing below reads the clock."""
    return timezone.now()


def page(permission: str) -> Callable[[View[P]], View[P]]:
    """A view that only reads. `permission` is PUBLIC, SIGNED_IN or a permission that must be held somewhere."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def entered(request: AskedRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method not in {"GET", "HEAD"}:
                return HttpResponseNotAllowed(["GET", "HEAD"])
            if turned_away := _turned_away(request, permission):
                return turned_away
            with only_reading():
                return _finished(view(request, *args, **kwargs))

        marked: View[P] = _with_door(entered, Door(permission=permission, writes=False))
        return marked

    return decorate


def act(permission: str, *, intake: bool = False) -> Callable[[View[P]], View[P]]:
    """A view that shows a form on GET and does one act on POST, in one transaction.

    With `intake` the POST opens no transaction: the act is handed to the intake writer, which commits in batches.
    A refusal that the view does not place on its form becomes a page of its own (409).
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def entered(request: AskedRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method not in {"GET", "HEAD", "POST"}:
                return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
            if turned_away := _turned_away(request, permission):
                return turned_away
            if request.method != "POST":
                with only_reading():
                    return _finished(view(request, *args, **kwargs))
            try:
                if intake:
                    return view(request, *args, **kwargs)
                with transaction.atomic():
                    return view(request, *args, **kwargs)
            except Refusal as refusal:
                return render(request, "ui/refused.html", {"message": worded(refusal)}, status=409)

        marked: View[P] = _with_door(entered, Door(permission=permission, writes=True, intake=intake))
        return marked

    return decorate


def _with_door(entered: Any, door: Door) -> Any:
    """Mark the wrapped view, for the access matrix. Any: functools.wraps hides the parameters it keeps."""
    entered.door = door
    return entered


def door_of(view: Any) -> Door | None:
    """The door of a view, or None when it carries neither decorator."""
    door = getattr(view, "door", None)
    return door if isinstance(door, Door) else None


@contextmanager
def only_reading() -> Iterator[None]:
    """Refuse every statement but reads while this lasts."""

    def guard(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's signature
        if not sql.lstrip(" (").upper().startswith(READS):
            raise WriteInPage(f"a page that only reads tried: {sql[:120]}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(guard):
        yield


def _turned_away(request: AskedRequest, permission: str) -> HttpResponse | None:
    """The answer to one who may not enter: strangers sign in, others learn nothing (404)."""
    if permission == PUBLIC:
        return None
    if not request.actor.is_signed_in:
        return redirect_to_login(request.get_full_path())
    if permission != SIGNED_IN and not request.actor.has(permission):
        raise Http404
    return None


def _finished(response: HttpResponseBase) -> HttpResponseBase:
    """Render lazy templates while the guard is still up."""
    render_now = getattr(response, "render", None)
    return render_now() if callable(render_now) else response
