"""What a request tells of the device behind it: digests only, nothing that could be turned back."""

from datetime import timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.utils.crypto import salted_hmac

from mingchuang.foundation.http import AskedRequest

COOKIE = "mc-device"
KEPT = timedelta(days=400)
SIGNER = signing.Signer(salt="evaluations.device")


class Device:
    """The device that asks. A first-time device gets a random mark of its own, in its own browser only."""

    def __init__(self, request: AskedRequest) -> None:
        self._mark = _known(request.COOKIES.get(COOKIE, ""))
        self.is_known = bool(self._mark)
        self._mark = self._mark or token_urlsafe(16)
        self._is_secure = request.is_secure()

    @property
    def digest(self) -> str:
        """What is stored of it."""
        return salted_hmac("evaluations.device", self._mark, algorithm="sha256").hexdigest()[:32]

    def remember(self, response: HttpResponse) -> HttpResponse:
        """Let the browser keep its mark."""
        if not self.is_known:
            response.set_cookie(
                COOKIE,
                SIGNER.sign(self._mark),
                max_age=KEPT,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response


def network_digest(request: AskedRequest) -> str:
    """Address and browser together, digested; a whole hall may share it."""
    told = f"{_address(request)}|{request.headers.get('User-Agent', '')}"
    return salted_hmac("evaluations.network", told, algorithm="sha256").hexdigest()[:32]


def has_staff_session(request: AskedRequest) -> bool:
    """Whether somebody is signed in on this device: only staff have sessions. Asks no database."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _known(cookie: str) -> str:
    try:
        return SIGNER.unsign(cookie)
    except signing.BadSignature:
        return ""


def _address(request: AskedRequest) -> str:
    """The asker's address; behind so many proxies of ours, the one that the outermost of them saw."""
    proxies: int = settings.AXES_IPWARE_PROXY_COUNT
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(told) >= proxies:
        return told[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))
