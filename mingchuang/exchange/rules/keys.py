"""Keys of client systems: how one looks, what is kept of it, and when it opens the door."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.numbering.receipts import ALPHABET

SIGN_LENGTH, SECRET_LENGTH = 8, 32  # 40 and 160 random bits
FORM = re.compile(rf"mc_([{ALPHABET}]{{{SIGN_LENGTH}}})_([{ALPHABET}]{{{SECRET_LENGTH}}})")
LONGEST_TERM = timedelta(days=3 * 366)
MOST_PER_MINUTE = 6000


class KeyRefused(Refusal):
    """The key does not open the door; `code` is stable, `status` is what the answer carries."""

    def __init__(self, text: str, *, code: str, status: int = 401, **values: object) -> None:
        super().__init__(text, **values)
        self.code, self.status = code, status


class KeyTermRefused(Refusal):
    """A key may not be made so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """A key just drawn. `text` is shown once; only `sign` and `digest` are kept."""

    text: str
    sign: str
    digest: str


def draw_key() -> NewKey:
    """A key nobody can guess."""
    sign, secret = _drawn(SIGN_LENGTH), _drawn(SECRET_LENGTH)
    return NewKey(text=f"mc_{sign}_{secret}", sign=sign, digest=digest_of(secret))


def _drawn(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def digest_of(secret: str) -> str:
    """What is kept of a secret. It holds 160 random bits, so that one plain hash cannot be searched through."""
    return hashlib.sha256(secret.encode()).hexdigest()


def parts_of(header: str) -> tuple[str, str]:
    """Sign and secret from an Authorization header. Raises `KeyRefused`."""
    if not header:
        raise KeyRefused("请求没有带密钥，请在请求头写 Authorization: Bearer 密钥。", code="no_key")
    kind, _, text = header.strip().partition(" ")
    found = FORM.fullmatch(text.strip())
    if kind.casefold() != "bearer" or not found:
        raise KeyRefused(
            "密钥的写法不对，应为 Authorization: Bearer mc_…，请从开通时保存的地方完整复制。", code="key_malformed"
        )
    return found[1], found[2]


def check_key(
    *, secret: str, digest: str | None, expires_on: date | None, revoked_at: datetime | None, today: date
) -> None:
    """Raise `KeyRefused` unless the key opens the door today. Only its holder learns why it no longer does."""
    if digest is None or not hmac.compare_digest(digest_of(secret), digest):
        raise KeyRefused("没有这个密钥，请核对是否完整，或请管理员另发一个。", code="key_unknown")
    if revoked_at is not None:
        raise KeyRefused("这个密钥已被收回，请管理员另发一个。", code="key_revoked")
    if expires_on is not None and today > expires_on:
        raise KeyRefused("这个密钥已于 {day} 到期，请管理员另发一个。", code="key_expired", day=expires_on.isoformat())


def check_term(*, expires_on: date, today: date) -> None:
    """A key ends, and not in the far future."""
    if expires_on <= today:
        raise KeyTermRefused("到期日要晚于今天。")
    if expires_on - today > LONGEST_TERM:
        raise KeyTermRefused("密钥最长三年，请把到期日提前，到期前再发新的。")
