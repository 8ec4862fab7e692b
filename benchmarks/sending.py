"""Requests as they travel, made beforehand so that making them costs nothing while the clock runs.

Every rating is of another device with a page of its own: tokens, marks and receipts come from the
product's own signing.
"""

import random
import secrets
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from django.conf import settings
from django.middleware.csrf import get_token
from django.utils import timezone

from mingchuang.evaluations.enums import Grade
from mingchuang.evaluations.forms.token import PageToken, seal_page
from mingchuang.evaluations.queries import Service
from mingchuang.foundation.http import AskedRequest
from mingchuang.foundation.http.devices import COOKIE, SIGNER, Device
from mingchuang.foundation.numbering import new_receipt

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
GOOD = (Grade.VERY_SATISFIED, Grade.VERY_SATISFIED, Grade.SATISFIED, Grade.FAIRLY_SATISFIED)


def bare_requests(windows: Sequence[str], *, count: int, bad: float, networks: int) -> Iterator[bytes]:
    """What the bare view takes."""
    for _ in range(count):
        body = {"window": random.choice(windows), "grade": _grade(bad).value}
        yield post("/bare/", body, cookies={}, network=random.randrange(networks))


def rating_requests(windows: Sequence[str], *, count: int, bad: float, networks: int) -> Iterator[bytes]:
    """What a phone sends after the two taps."""
    now = timezone.now()
    for _ in range(count):
        window, mark = random.choice(windows), SIGNER.sign(secrets.token_urlsafe(16))
        request = _from_device(mark)
        digest = Device(request, area="evaluations").digest
        token = PageToken(
            window_code=window, device_hash=digest, receipt=new_receipt(), shown_at=now, service=Service()
        )
        body = {"csrfmiddlewaretoken": get_token(request), "token": seal_page(token), "grade": _grade(bad).value}
        cookies = {settings.CSRF_COOKIE_NAME: str(request.META["CSRF_COOKIE"]), COOKIE: mark}
        yield post(f"/r/{window}/", body, cookies=cookies, network=random.randrange(networks))


def post(path: str, body: dict[str, str], *, cookies: dict[str, str], network: int) -> bytes:
    """One request, head and body. The address stands where the installation's proxy would write it."""
    content = urlencode(body).encode()
    head = [
        f"POST {path} HTTP/1.1",
        f"Host: {settings.PUBLIC_URL.removeprefix('http://')}",
        f"Origin: {settings.PUBLIC_URL}",
        f"User-Agent: {PHONE}",
        "Accept-Language: zh-CN,zh;q=0.9",
        f"X-Forwarded-For: 10.{network >> 16 & 255}.{network >> 8 & 255}.{network & 255}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(content)}",
    ]
    if cookies:
        head.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()))
    return "\r\n".join([*head, "", ""]).encode() + content


def _from_device(mark: str) -> AskedRequest:
    request = AskedRequest()
    request.COOKIES[COOKIE] = mark
    return request


def _grade(bad: float) -> Grade:
    return random.choice(Grade.bad() if random.random() < bad else GOOD)
