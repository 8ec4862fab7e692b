"""Signed texts that carry what a stateless page must remember. Making one writes nothing anywhere."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse

from mingchuang.evaluations.enums import Origin
from mingchuang.evaluations.models import Rating
from mingchuang.evaluations.queries import Service
from mingchuang.evaluations.rules.rating import TOKEN_LIVES
from mingchuang.foundation.http.seals import ReceiptLinks, Seal, SealRefused
from mingchuang.foundation.numbering import is_receipt

PAGE = Seal("evaluations.page")
LINKS = ReceiptLinks("evaluations.receipt")


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
    return PAGE.close(content)


def read_page(text: str, *, window_code: str, device_hash: str, now: datetime) -> PageToken:
    """The token again. Raises `SealRefused`, also for a page opened on another device."""
    found = PAGE.open(text)
    shown_at = datetime.fromtimestamp(found["t"], UTC)
    if not is_receipt(found["r"]) or found["w"] != window_code or now - shown_at > TOKEN_LIVES:
        raise SealRefused("页面放得太久了，请刷新页面再评一次。")
    if found["d"] != device_hash:
        raise SealRefused("页面是在别的设备上打开的，请在本机重新打开再评。")
    service = Service(source=found["s"], number=found["n"], origin=Origin(found["o"])) if "n" in found else Service()
    return PageToken(
        window_code=window_code, device_hash=device_hash, receipt=found["r"], shown_at=shown_at, service=service
    )


def receipt_address(*, code: str, now: datetime) -> str:
    """Where the rating behind a receipt is followed; "" when there is none."""
    if not Rating.objects.filter(receipt=code).exists():
        return ""
    return reverse("evaluations:receipt", args=[LINKS.make(code, now=now)])
