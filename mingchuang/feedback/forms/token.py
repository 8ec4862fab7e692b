"""Signed texts that carry what a stateless page must remember. Making one writes nothing anywhere."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.urls import reverse

from mingchuang.feedback.models import Voice
from mingchuang.foundation.http.seals import ReceiptLinks, Seal, SealRefused

PAGE_LIVES = timedelta(hours=12)
PAGE = Seal("feedback.page")
LINKS = ReceiptLinks("feedback.receipt")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToken:
    """What makes one page one voice."""

    key: str
    shown_at: datetime


def seal_page(token: PageToken) -> str:
    """As it stands in the form."""
    return PAGE.close({"k": token.key, "t": int(token.shown_at.timestamp())})


def read_page(text: str, *, now: datetime) -> str:
    """The key of the page. Raises `SealRefused`."""
    content = PAGE.open(text)
    if now - datetime.fromtimestamp(content["t"], UTC) > PAGE_LIVES:
        raise SealRefused("这一页打开太久了，请核对内容后再提交一次。")
    return str(content["k"])


def voice_address(*, code: str, now: datetime) -> str:
    """Where the voice behind a receipt is followed; "" when there is none."""
    if not Voice.objects.filter(receipt=code).exists():
        return ""
    return reverse("feedback:receipt", args=[LINKS.make(code, now=now)])
