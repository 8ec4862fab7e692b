"""One shape for everything that goes wrong: what, where, and how to mend it (RFC 9457)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from mingchuang.exchange.rules.keys import KeyRefused
from mingchuang.exchange.rules.repeats import RepeatRefused
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import worded

MEDIA_TYPE = "application/problem+json; charset=utf-8"
TITLES = {
    400: gettext_noop("请求读不懂"),
    401: gettext_noop("没有可用的密钥"),
    403: gettext_noop("密钥没有这项权限"),
    404: gettext_noop("没有找到"),
    405: gettext_noop("这个地址不支持这种请求"),
    409: gettext_noop("与已有的内容冲突"),
    413: gettext_noop("内容过大"),
    422: gettext_noop("内容不合要求"),
    429: gettext_noop("请求过于频繁"),
}
# What the reader of JSON says of a value, in plain words; the rest is "does not fit".
FAULTS = {
    "missing": gettext_noop("没有填写，请补上。"),
    "json_invalid": gettext_noop("不是完整的 JSON，请检查括号、引号和编码（UTF-8）。"),
    "string_type": gettext_noop("应为文字。"),
    "string_too_long": gettext_noop("最多 {max_length} 个字，请缩短。"),
    "string_too_short": gettext_noop("至少 {min_length} 个字。"),
    "string_pattern_mismatch": gettext_noop("写法不对，请对照说明中的样例。"),
    "int_type": gettext_noop("应为整数。"),
    "int_parsing": gettext_noop("应为整数。"),
    "greater_than_equal": gettext_noop("不能小于 {ge}。"),
    "less_than_equal": gettext_noop("不能大于 {le}。"),
    "date_from_datetime_parsing": gettext_noop("应为日期，如 2026-03-01。"),
    "date_parsing": gettext_noop("应为日期，如 2026-03-01。"),
    "datetime_from_date_parsing": gettext_noop("应为时间，如 2026-03-01T09:05:00+08:00。"),
    "datetime_parsing": gettext_noop("应为时间，如 2026-03-01T09:05:00+08:00。"),
    "timezone_aware": gettext_noop("时间要写明时区，如 2026-03-01T09:05:00+08:00。"),
    "extra_forbidden": gettext_noop("没有这个字段，请删去或对照说明改名。"),
    "too_long": gettext_noop("最多 {max_length} 项，请分批送。"),
    "too_short": gettext_noop("至少 {min_length} 项。"),
    "enum": gettext_noop("只能是 {expected}。"),
    "literal_error": gettext_noop("只能是 {expected}。"),
}
OTHER_FAULT = gettext_noop("不合要求，请对照说明。")


class NothingHere(Exception):
    """There is no such address, or the row is out of this key's reach: a stranger learns no difference."""


class PlacesWrong(Exception):
    """Some places of the body name what is not there; `errors` say which."""

    def __init__(self, errors: Sequence[Mapping[str, str]]) -> None:
        super().__init__(errors)
        self.errors = errors


class TooLarge(Exception):
    """The body is longer than the door takes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class ScopeMissing(Exception):
    """The key is sound and may not do this."""

    def __init__(self, scope: str) -> None:
        super().__init__(scope)
        self.scope = scope


def problem(
    status: int, code: str, detail: str, *, errors: Sequence[Mapping[str, str]] = (), headers: Mapping[str, str] = {}
) -> HttpResponse:
    """The answer to a request that failed. `errors` name each place."""
    body: dict[str, Any] = {
        "type": f"/api/#{code}",
        "title": gettext(TITLES.get(status, TITLES[400])),
        "status": status,
        "code": code,
        "detail": detail,
    }
    if errors:
        body["errors"] = list(errors)
    content = json.dumps(body, ensure_ascii=False)
    return HttpResponse(content, status=status, content_type=MEDIA_TYPE, headers=dict(headers))


def tell_problems(door: NinjaAPI) -> None:
    """Have the door answer each kind of failure in this shape."""
    for kind, told in TOLD.items():
        door.add_exception_handler(kind, told)


def _refused(_request: HttpRequest, refusal: Refusal) -> HttpResponse:
    status, code = getattr(refusal, "status", 409), getattr(refusal, "code", "refused")
    field = getattr(refusal, "field", "")
    errors = [{"where": field, "what": worded(refusal)}] if field else []
    return problem(status, code, worded(refusal), errors=errors)


def _no_key(_request: HttpRequest, refusal: KeyRefused) -> HttpResponse:
    headers = {"Retry-After": "60"} if refusal.status == 429 else {"WWW-Authenticate": "Bearer"}
    return problem(refusal.status, refusal.code, worded(refusal), headers=headers)


def _not_allowed(_request: HttpRequest, _fault: NotAllowed) -> HttpResponse:
    return problem(404, "not_found", gettext("这个密钥管辖的范围里没有这一项，请核对编号或密钥所属的机构。"))


def _nothing(_request: HttpRequest, _fault: Exception) -> HttpResponse:
    return problem(404, "not_found", gettext("这个密钥管辖的范围里没有这一项，请核对编号或密钥所属的机构。"))


def _too_large(_request: HttpRequest, fault: TooLarge) -> HttpResponse:
    return problem(413, "too_large", gettext("内容最多 {limit} KB，请分批送。").format(limit=fault.limit // 1024))


def _no_scope(_request: HttpRequest, fault: ScopeMissing) -> HttpResponse:
    text = gettext("这个密钥没有“{scope}”的权限，请管理员在“对接系统”里添上。")
    return problem(403, "scope_missing", text.format(scope=gettext(fault.scope)))


def _no_authentication(_request: HttpRequest, _fault: AuthenticationError) -> HttpResponse:
    return problem(401, "no_key", gettext("请求没有带密钥，请在请求头写 Authorization: Bearer 密钥。"))


def _unreadable(_request: HttpRequest, fault: HttpError) -> HttpResponse:
    if fault.status_code == 400:
        return problem(400, "json_invalid", gettext(FAULTS["json_invalid"]))
    return problem(fault.status_code, "refused", str(fault))


def _invalid(_request: HttpRequest, fault: ValidationError) -> HttpResponse:
    return _at_places([{"where": _place(error["loc"]), "what": _said(error)} for error in fault.errors])


def _places_wrong(_request: HttpRequest, fault: PlacesWrong) -> HttpResponse:
    return _at_places(fault.errors)


def _at_places(errors: Sequence[Mapping[str, str]]) -> HttpResponse:
    detail = gettext("有 {count} 处内容不合要求，见 errors。").format(count=len(errors))
    return problem(422, "invalid", detail, errors=errors)


def _place(loc: Sequence[Any]) -> str:
    """Body → the argument's name → the field: the first two are of no use to the sender."""
    inner = [str(part) for part in (loc[2:] if loc and loc[0] == "body" else loc[1:])]
    return ".".join(inner) or str(loc[-1])


def _said(error: Mapping[str, Any]) -> str:
    values = {name: value for name, value in (error.get("ctx") or {}).items() if isinstance(value, str | int | float)}
    try:
        return gettext(FAULTS.get(str(error["type"]), OTHER_FAULT)).format(**values)
    except KeyError:
        return gettext(OTHER_FAULT)


# The door looks for the nearest class, so that the kinds of refusals may stand beside their parent.
TOLD: dict[type[Exception], Any] = {
    Refusal: _refused,
    RepeatRefused: _refused,
    KeyRefused: _no_key,
    NotAllowed: _not_allowed,
    NothingHere: _nothing,
    Http404: _nothing,
    PlacesWrong: _places_wrong,
    TooLarge: _too_large,
    ScopeMissing: _no_scope,
    AuthenticationError: _no_authentication,
    HttpError: _unreadable,
    ValidationError: _invalid,
}
