"""What a hall may set up: its terms, queues and windows."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mingchuang.queueing.rules.terms import HallTerms, TermsRefused, check_letter

# what each number of the terms may be: the least and the most
RANGES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "most_ahead": (1, 20),
        "calls": (1, 9),
        "recall_seconds": (0, 300),
        "most_waiting": (1, 2000),
        "target_minutes": (1, 120),
        "target_share": (50, 99),
        "book_from_days": (0, 30),
        "book_until_days": (1, 90),
        "grace_minutes": (0, 120),
        "early_minutes": (0, 240),
        "missed_before_pause": (0, 20),
        "missed_within_days": (1, 366),
        "pause_days": (1, 366),
        "keep_days": (1, 366),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueContent:
    """What is said of a queue."""

    letter: str
    name_zh: str
    name_en: str = ""
    about_zh: str = ""
    about_en: str = ""
    item_codes: tuple[str, ...] = ()


def check_terms(terms: HallTerms) -> None:
    """Every number within what makes sense; the days of booking in order."""
    for name, (least, most) in RANGES.items():
        if not least <= getattr(terms, name) <= most:
            raise TermsRefused("请填 {least} 到 {most} 之间的数。", field=name, least=least, most=most)
    if terms.book_until_days < terms.book_from_days:
        raise TermsRefused("最远几天不能小于最近几天。", field="book_until_days")
    if not terms.take_hours:
        raise TermsRefused("请写取号时间，如 8:30-12:00 13:00-17:00。", field="take_hours")


def check_hall(*, is_hall: bool) -> None:
    """Queues stand in halls."""
    if not is_hall:
        raise TermsRefused("排队叫号设在大厅里，请选一个大厅。", field="hall")


def check_queue(content: QueueContent, *, taken: frozenset[str]) -> None:
    """A letter of its own and a name."""
    check_letter(content.letter, taken=taken)
    if not content.name_zh.strip():
        raise TermsRefused("请写队列的名称。", field="name_zh")


def check_unused(*, waiting: int) -> None:
    """A queue is not closed over the heads of those who wait in it."""
    if waiting:
        raise TermsRefused("还有 {n} 人持这个队列的号，办完以后再停用。", n=waiting)


def check_desk(*, stands_here: bool, sign: str, taken: frozenset[str], own_queues: bool) -> None:
    """A window of this hall, with a number of its own, for queues of this hall."""
    if not stands_here:
        raise TermsRefused("这个窗口不在这个大厅里。", field="window")
    if sign and sign in taken:
        raise TermsRefused("窗口号 {sign} 已经有了。", field="sign", sign=sign)
    if not own_queues:
        raise TermsRefused("请选这个大厅的队列。", field="queues")
