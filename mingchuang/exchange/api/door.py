"""Who comes in, how large, how often, and what is done only once. Endpoints stand in the files beside this one."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import URLPattern
from django.utils.translation import gettext
from ninja import NinjaAPI, Schema, Status
from ninja.security.base import AuthBase
from pydantic import ConfigDict

from mingchuang.exchange.actions.keys import Entered, enter
from mingchuang.exchange.actions.repeats import claim_repeat, keep_answer, note_rows_given
from mingchuang.exchange.api.problems import ScopeMissing, TooLarge, problem, tell_problems
from mingchuang.exchange.enums import Scope
from mingchuang.exchange.rules.keys import parts_of
from mingchuang.exchange.rules.repeats import body_digest
from mingchuang.foundation.http import clock
from mingchuang.foundation.http.doors import Door, only_reading

P = ParamSpec("P")
R = TypeVar("R")
View = Callable[Concatenate[HttpRequest, P], R]

KEYED = "keyed"
LARGEST_BODY = 1024 * 1024


class Strict(Schema):
    """What comes in: a field that is not known is a mistake, and none is filled in silently."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class ByKey(AuthBase):
    """Asks for the key before anything is read."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> Entered:
        """The system behind the key. Raises `KeyRefused`, or `TooLarge` before a large body is read."""
        sign, secret = parts_of(request.headers.get("Authorization", ""))
        entered = enter(sign=sign, secret=secret, at=clock())
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            raise TooLarge(LARGEST_BODY)
        return entered


door = NinjaAPI(
    title="明窗接口",
    version="1",
    urls_namespace="exchange",
    docs_url=None,
    openapi_url=None,
    auth=ByKey(),
    openapi_extra={"tags": [{"name": name} for name in ("对接", "热线工单", "办件", "服务人数")]},
    description="供 12345 热线平台、政务服务平台等系统对接。时间一律带时区；编码为 UTF-8。",
)
tell_problems(door)


def entered_of(request: HttpRequest) -> Entered:
    """The system that asks; the door has put it there."""
    entered = getattr(request, "auth", None)
    assert isinstance(entered, Entered)
    return entered


def reads(scope: Scope) -> Callable[[View[P, R]], View[P, R]]:
    """An endpoint that only reads. What it gives out is written down, by number of rows."""

    def decorate(view: View[P, R]) -> View[P, R]:
        @wraps(view)
        def asked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> R:
            entered = _with_scope(request, scope)
            with only_reading():
                answer = view(request, *args, **kwargs)
            rows = len(getattr(answer, "rows", ("one",)))
            if rows:
                note_rows_given(entered=entered, what=scope.value, rows=rows, at=clock())
            return answer

        return asked  # type: ignore[return-value]  # `wraps` names the first parameter, callers do not

    return decorate


def takes(scope: Scope) -> Callable[[View[P, Status[Any]]], View[P, HttpResponse]]:
    """An endpoint that takes something in: once per Idempotency-Key, all of it or nothing.

    1. Claim the key, in the transaction of the act: a second that comes at the same time waits here.
    2. Known with the same body: give the first answer again. With another body: 409.
    3. Do the act, keep the answer, commit together. A refusal keeps nothing, so that a mended sending may come.
    """

    def decorate(view: View[P, Status[Any]]) -> View[P, HttpResponse]:
        @wraps(view)
        def asked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            entered, at = _with_scope(request, scope), clock()
            key = request.headers.get("Idempotency-Key", "").strip()
            digest = body_digest(request.method or "", request.path, request.body)
            with transaction.atomic():
                repeat, is_new = claim_repeat(entered=entered, key=key, digest=digest, at=at)
                if not is_new:
                    return _json(repeat.answer, status=repeat.status, is_repeat=True)
                answer = view(request, *args, **kwargs)
                kept = answer.value.model_dump(mode="json")
                keep_answer(
                    entered=entered, repeat=repeat, what=scope.value, status=answer.status_code, answer=kept, at=at
                )
            return _json(kept, status=answer.status_code, is_repeat=False)

        return asked  # type: ignore[return-value]  # `wraps` names the first parameter, callers do not

    return decorate


def _with_scope(request: HttpRequest, scope: Scope) -> Entered:
    entered = entered_of(request)
    if scope.value not in entered.client.scopes:
        raise ScopeMissing(scope.label)
    return entered


def _json(answer: Any, *, status: int, is_repeat: bool) -> HttpResponse:
    headers = {"Idempotency-Replayed": "true"} if is_repeat else {}
    return JsonResponse(answer, status=status, safe=False, headers=headers, json_dumps_params={"ensure_ascii": False})


def machine_addresses() -> list[URLPattern]:
    """The addresses of all endpoints, marked for the access matrix."""
    patterns, _app, _space = door.urls
    found = [pattern for pattern in patterns if isinstance(pattern, URLPattern) and pattern.name != "api-root"]
    for pattern in found:
        pattern.callback = _marked(pattern.callback)
    return found


def _marked(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # Any: as the resolver calls it
        answer = view(request, *args, **kwargs)
        if answer.status_code == 405:
            allowed = answer.headers.get("Allow", "")
            text = gettext("这个地址只支持 {allowed}。").format(allowed=allowed)
            return problem(405, "method_not_allowed", text, headers={"Allow": allowed})
        return answer

    opened.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie opens this door, only a key
    opened.door = Door(permission=KEYED, writes=True)  # type: ignore[attr-defined]  # as `@page` and `@act` mark theirs
    return opened
