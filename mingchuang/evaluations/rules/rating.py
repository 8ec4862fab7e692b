"""May a rating be given, added to, changed; what makes it suspect; what stands in its commitment."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from unicodedata import normalize

from mingchuang.evaluations.enums import Suspicion
from mingchuang.foundation.errors import Refusal

TOKEN_LIVES = timedelta(hours=12)
"""How long a rating page may stay open before it must be loaded again."""
SAME_WORDS_WITHIN = timedelta(days=30)
SAME_WORDS_FROM = 3
"""So many earlier ratings with the very same words make the next one suspect."""
WORDS_WORTH_COMPARING = 6
PHONES_KEPT = timedelta(days=90)
"""How long a number is kept after its matter ended; the consent line says so."""
LONGEST_VISIT_MINUTES = 7 * 24 * 60
LONGEST_WORDS = 1000
PHONE = re.compile(r"\+?\d[\d -]{5,18}\d", re.ASCII)


class RatingRefused(Refusal):
    """The rating is not taken; the message is written for the citizen."""


class TermsRefused(Refusal):
    """Such terms of rating make no sense."""


class TokenConflict(RatingRefused):
    """The same page was sent twice with different content."""


class RatedBefore(RatingRefused):
    """This device has rated this window within the visit period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingTerms:
    """The terms in force at a window: data, with these defaults."""

    visit_minutes: int = 120
    follow_up_days: int = 5
    burst_limit: int = 60
    burst_minutes: int = 10
    opens_at: time = time(7, 0)
    closes_at: time = time(20, 0)

    @property
    def visit(self) -> timedelta:
        """One visit: within it a device rates a window once, and may add to or change what it said."""
        return timedelta(minutes=self.visit_minutes)

    @property
    def burst(self) -> timedelta:
        """The span over which ratings from one network are counted."""
        return timedelta(minutes=self.burst_minutes)


def visit_slot(at: datetime, visit: timedelta) -> int:
    """The number of the visit period since 1970; two ratings in one slot are certainly within one visit."""
    return int(at.timestamp() // visit.total_seconds())


def check_visit(*, earlier_at: datetime | None, at: datetime, visit: timedelta) -> None:
    """One rating per window, device and visit."""
    if earlier_at is not None and at - earlier_at < visit:
        raise RatedBefore(
            "您在 {minutes} 分钟内已经评价过这个窗口。要改主意，请用上次的回执码查到那次评价，在里面修改。",
            minutes=int(visit.total_seconds() // 60),
        )


def check_same_body(*, digest: str, stored_digest: str) -> None:
    """Sent twice is harmless; sent twice with different content is told apart."""
    if digest != stored_digest:
        raise TokenConflict("这次评价已经提交过，内容与这次不同。要修改，请在回执页上改。")


def check_still_open(*, given_at: datetime, at: datetime, visit: timedelta, is_valid: bool) -> None:
    """A rating can be added to and changed within its visit."""
    if not is_valid or at - given_at >= visit:
        raise RatingRefused("这次评价已过可以补充修改的时间。")


def check_terms(terms: RatingTerms) -> None:
    """Terms that can be lived with."""
    counts = (terms.visit_minutes, terms.follow_up_days, terms.burst_limit, terms.burst_minutes)
    if min(counts) < 1 or terms.opens_at >= terms.closes_at:
        raise TermsRefused("各项都要大于零，服务开始要早于结束。")
    if terms.visit_minutes > LONGEST_VISIT_MINUTES or terms.follow_up_days > 66 or terms.burst_minutes > 60:
        raise TermsRefused("一次到访不超过 7 天，办理期限不超过 66 个工作日，统计时长不超过 60 分钟。")


def check_words(words: str) -> None:
    """Words are short enough to be read by a person."""
    if len(words) > LONGEST_WORDS:
        raise RatingRefused("文字请不超过 {most} 字。", most=LONGEST_WORDS)


def check_phone(phone: str, *, has_consent: bool) -> None:
    """A number that can be called, and only with consent."""
    if phone and not PHONE.fullmatch(phone):
        raise RatingRefused("电话号码请写数字，如 13800001234 或 0571-88880000。")
    if phone and not has_consent:
        raise RatingRefused("留电话请勾选同意回访；不同意就不用留。")


def suspicions(
    *,
    terms: RatingTerms,
    at: datetime,
    zone: tzinfo,
    seen_from_network: int,
    has_staff_session: bool,
    same_words: int,
) -> list[Suspicion]:
    """Why this rating is marked; empty for an ordinary one. A hall shares one network: the budget is wide."""
    found = []
    if seen_from_network >= terms.burst_limit:
        found.append(Suspicion.BURST)
    if not terms.opens_at <= at.astimezone(zone).time() < terms.closes_at:
        found.append(Suspicion.OUT_OF_HOURS)
    if has_staff_session:
        found.append(Suspicion.STAFF_SESSION)
    if same_words >= SAME_WORDS_FROM:
        found.append(Suspicion.SAME_WORDS)
    return found


def words_digest(words: str) -> str:
    """Equal for words that differ only in blanks, punctuation and width; "" for words too short to tell."""
    bare = "".join(sign for sign in normalize("NFKC", words).casefold() if sign.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest() if len(bare) >= WORDS_WORTH_COMPARING else ""


def canonical(content: Mapping[str, str | Sequence[str]]) -> bytes:
    """One way to write content down, so that its digest can be repeated by anyone."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def body_digest(content: Mapping[str, str | Sequence[str]]) -> str:
    """Tells one submission from another."""
    return hashlib.sha256(canonical(content)).hexdigest()


def commitment(salt: str, content: Mapping[str, str | Sequence[str]]) -> str:
    """Binds the journal to the content without telling it; whoever holds salt and content can check."""
    return hashlib.sha256(salt.encode() + canonical(content)).hexdigest()
