"""What a first contact needs, and to whom it can be handed. No database, no clock."""

import re
from datetime import timedelta

from mingchuang.foundation.errors import FieldRefusal
from mingchuang.reception.enums import Outcome

LONGEST_WORDS = 500
PHONE = re.compile(r"\+?\d[\d -]{5,18}\d", re.ASCII)
LONG_DIGITS = re.compile(r"\d{7,}[Xx]?")
CONTACT_DAYS, KEPT_DAYS = 5, 90
"""Working days to settle what was kept or handed over, and days names are kept, where a region has set nothing."""


class ContactRefused(FieldRefusal):
    """The contact cannot be registered or moved so; `field` names the place on the form."""


def contact_number(year: int, sequence: int) -> str:
    """首问〔2026〕12号."""
    return f"首问〔{year}〕{sequence}号"


def nameless(words: str) -> str:
    """Words for lists that others read: long numbers (phones, identity cards) are struck out."""
    return LONG_DIGITS.sub("＊＊＊", " ".join(words.split()))


def check_contact(*, words: str, outcome: Outcome, answer: str, go_to: str, phone: str) -> None:
    """A matter in words; whoever is sent elsewhere is told where, and it is written down."""
    if not words.strip():
        raise ContactRefused("请写一句群众问的是什么。", field="words")
    if len(words) > LONGEST_WORDS:
        raise ContactRefused("请不超过 {most} 字。", field="words", most=LONGEST_WORDS)
    if outcome is Outcome.OUTSIDE and not go_to.strip():
        raise ContactRefused("不归我们管的，请写明该去哪里、找谁。", field="go_to")
    if outcome is Outcome.TOLD and not answer.strip():
        raise ContactRefused("请写明告知了什么。", field="answer")
    check_phone(phone)


def check_phone(phone: str) -> None:
    """A number that can be called."""
    if phone and not PHONE.fullmatch(phone):
        raise ContactRefused("电话号码请写数字，如 13800001234 或 0571-88880000。", field="phone")


def check_settling(*, is_owner: bool, answer: str) -> None:
    """Whoever owns it says how it ended."""
    if not is_owner:
        raise ContactRefused("这件事现在由别人负责，请由负责的人办结。")
    if not answer.strip():
        raise ContactRefused("请写明怎么办结的。", field="answer")


def check_days(*, working: tuple[int, ...], kept: int) -> None:
    """Limits that can be lived with."""
    if not all(1 <= days <= 66 for days in working):
        raise ContactRefused("期限应在 1 至 66 个工作日之间。")
    if not 1 <= kept <= 730:
        raise ContactRefused("来访人信息保存 1 至 730 天。")


def kept_for(days: int) -> timedelta:
    """How long names and numbers are kept after the matter ended."""
    return timedelta(days=days)
