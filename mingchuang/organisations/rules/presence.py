"""Who is away, who stands in, and when a post has nobody behind it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from mingchuang.foundation.errors import Refusal

MOST_LINES = 50
LONGEST_ABSENCE_DAYS = 366
LONGEST_LINE = 300
CLOSING, OPENING, LAST_MINUTE = time(17, 30), time(9), time(23, 59)
# The usual spans of an absence, as offered on the page; the first one is meant when nothing is chosen.
BACK_AFTER = (
    ("1h", "1 小时"),
    ("2h", "2 小时"),
    ("today", "今天下班"),
    ("tomorrow", "明早上班"),
    ("3d", "三天后早上"),
)


class WhereaboutsRefused(Refusal):
    """The whereabouts cannot be registered so."""


class HandOverRefused(Refusal):
    """The post cannot be handed over, taken on or given back so."""


class Cover(StrEnum):
    """How a post is covered."""

    HELD = "held"  # a holder is there
    DEPUTISED = "deputised"  # every holder is away, a deputy is there
    EMPTY = "empty"  # nobody is behind it


def cover_of(*, holders_here: Sequence[bool], deputies_here: Sequence[bool]) -> Cover:
    """A post is covered by whoever holds it and is there; failing that by a deputy who is there."""
    if any(holders_here):
        return Cover.HELD
    return Cover.DEPUTISED if any(deputies_here) else Cover.EMPTY


def is_overdue(*, is_away: bool, until_at: datetime | None, now: datetime) -> bool:
    """Somebody away was to be back by now."""
    return is_away and until_at is not None and until_at <= now


def back_at(span: str, now: datetime) -> datetime:
    """When one of the usual spans ends, in the zone of `now`."""
    if span.endswith("h"):
        return now + timedelta(hours=int(span[:-1]))
    if span == "today":
        return datetime.combine(now, CLOSING if now.time() < CLOSING else LAST_MINUTE, now.tzinfo)
    days = 1 if span == "tomorrow" else int(span[:-1])
    return datetime.combine(now + timedelta(days=days), OPENING, now.tzinfo)


def check_absence(*, is_away: bool, until_at: datetime | None, now: datetime) -> None:
    """Who goes away says until when; the return lies ahead, within a year."""
    if not is_away:
        return
    if until_at is None:
        raise WhereaboutsRefused("请写预计什么时候回来。")
    if until_at <= now:
        raise WhereaboutsRefused("预计返回时间已经过去，请改成以后的时间。")
    if (until_at - now).days > LONGEST_ABSENCE_DAYS:
        raise WhereaboutsRefused("预计返回时间超过一年，请核对年份。")


def check_deputy(*, post: int, deputy_post: int | None, holders: Sequence[int], deputy_staff: int | None) -> None:
    """Another post, or somebody who does not hold this post herself."""
    if (deputy_post is None) == (deputy_staff is None):
        raise HandOverRefused("B 岗请选一个岗位或一个人。")
    if deputy_post == post:
        raise HandOverRefused("岗位不能做自己的 B 岗。")
    if deputy_staff is not None and deputy_staff in holders:
        raise HandOverRefused("代岗人就是这个岗位的在岗人，请选别人。")


def check_hand_over(
    *, giver: int, taker: int, from_on: date, until_on: date, today: date, lines: Sequence[str]
) -> None:
    """To somebody else, for days to come, with a list; that nothing is open is written too."""
    if giver == taker:
        raise HandOverRefused("不能交给自己，请选代岗人。")
    if until_on < from_on:
        raise HandOverRefused("代岗止日不能早于起日。")
    if until_on < today:
        raise HandOverRefused("代岗的日子已经过去，请改日期。")
    if not lines:
        raise HandOverRefused("请列出交接的事项；都办完了的，写“没有”。")
    if len(lines) > MOST_LINES:
        raise HandOverRefused("一份交接单最多 {most} 行，现有 {found} 行。", most=MOST_LINES, found=len(lines))
    if any(len(line) > LONGEST_LINE for line in lines):
        raise HandOverRefused("每行最多 {most} 个字，请拆成几行。", most=LONGEST_LINE)


def check_answer(*, accepts: bool, answer: str, taken: int, lines: int) -> None:
    """Who takes a post on takes on every matter of the list; who does not says why."""
    if accepts and taken < lines:
        raise HandOverRefused("还有 {left} 件没有勾选。不能全部接手的，写明原因退回。", left=lines - taken)
    if not accepts and not answer:
        raise HandOverRefused("请写明为什么不接手。")
