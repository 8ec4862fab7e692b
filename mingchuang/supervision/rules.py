"""When a place may be said to stall, and whether it eased. No database, no clock."""

from collections.abc import Sequence
from statistics import median

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.statistics import Share, can_be_told_apart
from mingchuang.supervision.enums import Easing, Verdict

FEWEST = 10
"""Below so many nothing is said of a group, however its share looks."""

CHECK_DAYS = 3
"""A check that takes more working days than this is a long one."""


class OrderRefused(Refusal):
    """This order cannot be given or answered so."""


def verdict(group: Share, whole: Share) -> Verdict:
    """One group beside all the others together; chance alone makes no finding."""
    rest = Share(count=whole.count - group.count, total=whole.total - group.total)
    if group.total < FEWEST or rest.total < FEWEST:
        return Verdict.TOO_FEW
    if not can_be_told_apart(group, rest):
        return Verdict.ALIKE
    assert group.rate is not None
    assert rest.rate is not None
    return Verdict.STALLS if group.rate > rest.rate else Verdict.LESS


def easing(before: Share, after: Share) -> Easing:
    """The same share before and after an order."""
    if before.total < FEWEST or after.total < FEWEST:
        return Easing.TOO_EARLY
    if not can_be_told_apart(before, after):
        return Easing.UNCLEAR
    assert before.rate is not None
    assert after.rate is not None
    return Easing.EASED if after.rate < before.rate else Easing.WORSE


def usual_wait(days: Sequence[int]) -> float | None:
    """The wait in the middle: half waited no longer. One very old matter does not move it."""
    return median(days) if days else None


def check_words(text: str) -> str:
    """An order says what is to be done, a report what was done."""
    if not text.strip():
        raise OrderRefused("请写明内容。")
    return text.strip()
