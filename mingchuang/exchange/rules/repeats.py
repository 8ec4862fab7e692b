"""Sent twice: the same key with the same body gets the first answer, with another body it is a mistake."""

import hashlib
import re

from mingchuang.foundation.errors import Refusal

FORM = re.compile(r"[\x21-\x7e]{8,64}")


class RepeatRefused(Refusal):
    """The idempotency key is missing, malformed, or was used for something else."""

    def __init__(self, text: str, *, code: str, status: int) -> None:
        super().__init__(text)
        self.code, self.status = code, status


def check_repeat_key(text: str) -> None:
    """Every sending carries a key of the sender's own, so that it may be repeated after a broken line."""
    if not text:
        raise RepeatRefused(
            "请在请求头写 Idempotency-Key，每笔业务用一个不重复的编号（如 UUID），断线重发时用原编号。",
            code="repeat_key_missing",
            status=400,
        )
    if not FORM.fullmatch(text):
        raise RepeatRefused(
            "Idempotency-Key 应为 8 到 64 个不含空格的 ASCII 字符，如 UUID。", code="repeat_key_malformed", status=400
        )


def body_digest(method: str, path: str, body: bytes) -> str:
    """What was asked, as one hash."""
    return hashlib.sha256(b"\n".join((method.encode(), path.encode(), body))).hexdigest()


def check_same(kept: str, sent: str) -> None:
    """Raise `RepeatRefused` when a key comes again with another body."""
    if kept != sent:
        raise RepeatRefused(
            "这个 Idempotency-Key 已用于另一笔内容。重发请用原来的内容，新业务请用新的编号。",
            code="repeat_key_reused",
            status=409,
        )
