"""Signed texts that carry what a stateless page must remember. Making one writes nothing anywhere."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import signing
from django.urls import reverse

from mingchuang.evaluations.enums import Origin
from mingchuang.evaluations.models import Rating
from mingchuang.evaluations.queries import Service
from mingchuang.evaluations.rules.rating import TOKEN_LIVES, RatingRefused
from mingchuang.foundation.numbering import is_receipt

RECEIPT_LINK_LIVES = timedelta(hours=24)
PAGE = signing.Signer(salt="evaluations.page")
RECEIPT = signing.Signer(salt="evaluations.receipt")


class TokenRefused(RatingRefused):
    """The page is not ours, is too old, or was opened on another device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToken:
    """What one rating page is bound to: a window, a device, a receipt of its own, its time, perhaps a service."""

    window_code: str
    device_hash: str
    receipt: str
    shown_at: datetime
    service: Service


def seal_page(token: PageToken) -> str:
    """The token as it stands in the form."""
    content: dict[str, Any] = {  # Any: text and a number
        "w": token.window_code,
        "d": token.device_hash,
        "r": token.receipt,
        "t": int(token.shown_at.timestamp()),
    }
    if token.service.number:
        content |= {"s": token.service.source, "n": token.service.number, "o": token.service.origin.value}
    return PAGE.sign_object(content)


def read_page(text: str, *, window_code: str, device_hash: str, now: datetime) -> PageToken:
    """The token again. Raises `TokenRefused`."""
    found = _opened(PAGE, text)
    shown_at = datetime.fromtimestamp(found["t"], UTC)
    if not is_receipt(found["r"]) or found["w"] != window_code or now - shown_at > TOKEN_LIVES:
        raise TokenRefused("页面放得太久了，请刷新页面再评一次。")
    if found["d"] != device_hash:
        raise TokenRefused("页面是在别的设备上打开的，请在本机重新打开再评。")
    service = Service(source=found["s"], number=found["n"], origin=Origin(found["o"])) if "n" in found else Service()
    return PageToken(
        window_code=window_code, device_hash=device_hash, receipt=found["r"], shown_at=shown_at, service=service
    )


def seal_receipt(receipt: str, *, now: datetime) -> str:
    """A link's worth of receipt: for a day it opens the page without typing."""
    return RECEIPT.sign_object({"r": receipt, "t": int(now.timestamp())})


def read_receipt(text: str, *, now: datetime) -> str:
    """The receipt again. Raises `TokenRefused`."""
    found = _opened(RECEIPT, text)
    if now - datetime.fromtimestamp(found["t"], UTC) > RECEIPT_LINK_LIVES:
        raise TokenRefused("这个链接已经过期，请输入回执码查询。")
    receipt: str = found["r"]
    return receipt


def receipt_address(*, code: str, now: datetime) -> str:
    """Where the rating behind a receipt is followed; "" when there is none."""
    if not Rating.objects.filter(receipt=code).exists():
        return ""
    return reverse("evaluations:receipt", args=[seal_receipt(code, now=now)])


def _opened(signer: signing.Signer, text: str) -> dict[str, Any]:
    """Any: what we signed ourselves, text and numbers."""
    try:
        found: dict[str, Any] = signer.unsign_object(text)
    except (signing.BadSignature, ValueError):
        raise TokenRefused("页面内容不完整，请刷新页面再试。") from None
    return found
