"""Signed texts that carry what a page without a session must remember. Making one writes nothing anywhere."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import signing

from mingchuang.foundation.errors import Refusal

RECEIPT_LINK_LIVES = timedelta(hours=24)


class SealRefused(Refusal):
    """The text is not ours, or too old."""


class Seal:
    """Seals for one purpose: what was sealed for another does not open."""

    def __init__(self, purpose: str) -> None:
        self._signer = signing.Signer(salt=purpose)

    def close(self, content: Mapping[str, Any]) -> str:
        """As text that nobody else can make. Any: texts and numbers, as JSON has them."""
        return self._signer.sign_object(dict(content))

    def open(self, text: str) -> dict[str, Any]:
        """The content again. Raises `SealRefused`."""
        try:
            content: dict[str, Any] = self._signer.unsign_object(text)
        except (signing.BadSignature, ValueError):
            raise SealRefused("这一页已经失效，请核对内容后再提交一次。") from None
        return content


class ReceiptLinks:
    """Links that open a receipt's page for a day without typing its code."""

    def __init__(self, purpose: str) -> None:
        self._seal = Seal(purpose)

    def make(self, receipt: str, *, now: datetime) -> str:
        """The signed part of the link."""
        return self._seal.close({"r": receipt, "t": int(now.timestamp())})

    def read(self, text: str, *, now: datetime) -> str:
        """The receipt again. Raises `SealRefused`."""
        content = self._seal.open(text)
        if now - datetime.fromtimestamp(content["t"], UTC) > RECEIPT_LINK_LIVES:
            raise SealRefused("这个链接已经过期，请输入回执码查询。")
        return str(content["r"])
