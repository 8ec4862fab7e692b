"""Moves of a matter, its clock and lamp, who may close, and the kinds the areas register. No database, no clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from math import ceil

from mingchuang.following.enums import Lamp, MatterState
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.facts import Fact
from mingchuang.foundation.states import StateTable
from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.limits import Limit, LimitUnit, due, due_on

AMBER_SHARE = 0.2
"""The lamp is amber while a fifth of the limit is left, and at least from the day before its last."""


class CloseRefused(Refusal):
    """Not by this person, or not yet."""


class PauseRefused(Refusal):
    """The clock is not paused so."""


class OwnerRefused(Refusal):
    """This person cannot own the matter."""


class Move(StrEnum):
    """What can be done with a matter."""

    ANSWER = "answer"
    RETURN = "return"
    CLOSE = "close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


MATTER_STATES: StateTable[MatterState, Move] = StateTable(
    {
        (MatterState.OPEN, Move.ANSWER): MatterState.ANSWERED,
        (MatterState.OPEN, Move.WITHDRAW): MatterState.WITHDRAWN,
        (MatterState.ANSWERED, Move.RETURN): MatterState.OPEN,
        (MatterState.ANSWERED, Move.CLOSE): MatterState.CLOSED,
        (MatterState.ANSWERED, Move.WITHDRAW): MatterState.WITHDRAWN,
        (MatterState.CLOSED, Move.REOPEN): MatterState.OPEN,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterKind:
    """What an area tells of the matters it follows.

    `url_name` is the staff page of one such matter; it is reversed with the matter's id. `fell_due` is the fact
    told when one falls due, with the fields of `FellDue`; None = `FellDue` itself.
    """

    key: str
    label: str
    url_name: str
    fell_due: Callable[..., Fact] | None = None


_kinds: dict[str, MatterKind] = {}


def register_kind(kind: MatterKind) -> None:
    """Called by areas at start; a second registration of a key replaces the first."""
    _kinds[kind.key] = kind


def kinds() -> Mapping[str, MatterKind]:
    """All registered kinds by key."""
    return _kinds


def kind_named(key: str) -> MatterKind:
    """The kind; one whose area has left the product keeps its rows but has no page."""
    return _kinds.get(key) or MatterKind(key=key, label=key, url_name="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTimes:
    """The moments of a clock: amber after `amber_at`, past promise after `due_at`, past law after `limit_at`."""

    amber_at: datetime
    due_at: datetime
    limit_at: datetime | None
    provisional_reason: str

    @property
    def is_provisional(self) -> bool:
        """True when a year not yet published had a say."""
        return bool(self.provisional_reason)


def clock_times(
    calendar: WorkCalendar, *, started_on: date, promise: Limit, law: Limit | None, zone: tzinfo
) -> ClockTimes:
    """The moments of a limit that starts on this day; a due day lasts until its midnight in this zone."""
    promised = due(calendar, start=started_on, limit=promise)
    lawful = due(calendar, start=started_on, limit=law) if law else None
    reasons = dict.fromkeys(found.reason for found in (promised, lawful) if found and found.reason)
    return ClockTimes(
        amber_at=end_of_day(_amber_on(calendar, started_on, promise, promised.on), zone),
        due_at=end_of_day(promised.on, zone),
        limit_at=end_of_day(lawful.on, zone) if lawful else None,
        provisional_reason=" ".join(reasons),
    )


def fixed_times(*, started_on: date, ends_on: date, limit_at: datetime | None, zone: tzinfo) -> ClockTimes:
    """The moments of a clock whose last day was agreed upon as a date."""
    early = max(1, ceil((ends_on - started_on).days * AMBER_SHARE))
    return ClockTimes(
        amber_at=end_of_day(max(started_on, ends_on - timedelta(days=early + 1)), zone),
        due_at=end_of_day(ends_on, zone),
        limit_at=limit_at,
        provisional_reason="",
    )


def later_times(calendar: WorkCalendar, times: ClockTimes, *, working_days: int, zone: tzinfo) -> ClockTimes:
    """The same clock with so many working days given back after a pause."""

    def later(moment: datetime) -> datetime:
        day = moment.astimezone(zone).date()
        return end_of_day(calendar.add_working_days(day, working_days), zone) if working_days else moment

    return ClockTimes(
        amber_at=later(times.amber_at),
        due_at=later(times.due_at),
        limit_at=later(times.limit_at) if times.limit_at else None,
        provisional_reason=times.provisional_reason,
    )


def paused_working_days(calendar: WorkCalendar, *, since: date, until: date) -> int:
    """Working days in [since, until): the day of resuming counts again."""
    one = timedelta(days=1)
    return calendar.working_days_between(since - one, until - one)


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """The last moment of the day."""
    return datetime.combine(day, time.max, tzinfo=zone)


def _amber_on(calendar: WorkCalendar, started_on: date, promise: Limit, ends_on: date) -> date:
    """The last day that is still green."""
    if promise.unit is LimitUnit.WORKING_DAY:
        early = max(1, ceil(promise.count * AMBER_SHARE))
        green = max(promise.count - early - 1, 0)
        return due_on(calendar, start=started_on, limit=Limit(count=green)) if green else started_on
    early = max(1, ceil((ends_on - started_on).days * AMBER_SHARE))
    return max(started_on, ends_on - timedelta(days=early + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class LampReading:
    """The lamp and the days beside it: left when near, over when past. `reason` tells why a date is provisional."""

    lamp: Lamp
    days: int
    is_done: bool = False
    is_provisional: bool = False
    reason: str = ""


def lamp(
    *,
    now: datetime,
    amber_at: datetime,
    due_at: datetime,
    limit_at: datetime | None,
    is_provisional: bool,
    done_at: datetime | None = None,
) -> Lamp:
    """How the clock stands now, or stood when it was done. A provisional date is never held against anyone."""
    moment = done_at or now
    if moment <= amber_at:
        return Lamp.NORMAL
    if moment <= due_at or is_provisional:
        # what was done in time needs no warning any more
        return Lamp.NORMAL if done_at else Lamp.NEAR
    if limit_at is not None and moment > limit_at:
        return Lamp.PAST_LAW
    return Lamp.PAST_PROMISE


def lamp_days(found: Lamp, *, moment: datetime, due_at: datetime, limit_at: datetime | None, zone: tzinfo) -> int:
    """Calendar days left until the promise, or over the promise or the law; 0 for a green lamp."""
    today = moment.astimezone(zone).date()
    if found is Lamp.NORMAL:
        return 0
    if found is Lamp.PAST_LAW and limit_at is not None:
        return (today - limit_at.astimezone(zone).date()).days
    return abs((due_at.astimezone(zone).date() - today).days)


def parent_path(path: str) -> str:
    """The path of the node above; the topmost node has only itself."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    return path if above == "/" else above


def check_closer(*, is_owner: bool, has_answered: bool, may_at_parent: bool) -> None:
    """Whoever did it does not close it; whoever closes it stands at the parent node or above."""
    if is_owner or has_answered:
        raise CloseRefused("办理人不能给自己的事销号，请由另一人核对。")
    if not may_at_parent:
        raise CloseRefused("销号须由上一级或更高一级有权限的人员办理。")


def check_pause(*, is_running: bool, is_paused: bool, pausing: bool) -> None:
    """Only a running clock is paused, before its promise; only a paused one resumes."""
    if pausing and (is_paused or not is_running):
        raise PauseRefused("这件事现在不在计时，不能暂停。")
    if not pausing and not is_paused:
        raise PauseRefused("这件事没有暂停。")


def check_owner(*, staff_path: str, owner_path: str) -> None:
    """An owner serves below the node that answers."""
    if not staff_path.startswith(owner_path):
        raise OwnerRefused("责任人应是责任单位的工作人员。")
