"""What a public request tells of the device behind it: digests only, nothing that could be turned back.

A mark of the browser's own tells one telling from many. Each area stores another digest of it, so that what two
areas keep cannot be joined.
"""

from datetime import timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.utils.crypto import salted_hmac

from mingchuang.foundation.http.requests import AskedRequest

COOKIE = "mc-device"
KEPT = timedelta(days=400)
SIGNER = signing.Signer(salt="mingchuang.device")


class Device:
    """The device that asks one area. A first-time device gets a random mark, in its own browser only."""

    def __init__(self, request: AskedRequest, *, area: str) -> None:
        known = _known(request.COOKIES.get(COOKIE, ""))
        self._mark = known or token_urlsafe(16)
        self._is_known = bool(known)
        self._area = area

    @property
    def digest(self) -> str:
        """What the area stores of it: 32 hexadecimal digits."""
        return _digest(f"{self._area}.device", self._mark)

    def remember(self, response: HttpResponse) -> HttpResponse:
        """Let the browser keep its mark."""
        if not self._is_known:
            response.set_cookie(
                COOKIE,
                SIGNER.sign(self._mark),
                max_age=KEPT,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response


def network_digest(request: AskedRequest, *, area: str) -> str:
    """Address and browser together, digested for this area; a whole hall may share it."""
    return _digest(f"{area}.network", f"{asker_address(request)}|{request.headers.get('User-Agent', '')}")


def asker_address(request: AskedRequest) -> str:
    """The asker's address; behind so many proxies of ours, the one that the outermost of them saw."""
    proxies: int = settings.AXES_IPWARE_PROXY_COUNT
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(told) >= proxies:
        return told[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def has_staff_session(request: AskedRequest) -> bool:
    """Whether somebody is signed in on this device: only staff have sessions. Asks no database."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _known(cookie: str) -> str:
    try:
        return SIGNER.unsign(cookie)
    except signing.BadSignature:
        return ""


def _digest(salt: str, told: str) -> str:
    return salted_hmac(salt, told, algorithm="sha256").hexdigest()[:32]
