"""The moments of a clock and its lamp. No database, no clock of the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from math import ceil

from mingchuang.following.enums import Lamp
from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.limits import Limit, LimitUnit, Pause, due, due_on, merged

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LampRule:
    """Amber while this share of the limit is left, and at least from so many days before its last."""

    percent: int = 20
    days: int = 1

    def early(self, length: int) -> int:
        """How many days before the last the lamp turns."""
        return max(self.days, ceil(length * self.percent / 100))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedDate:
    """A day agreed upon instead of a limit; pauses from `since` on still move it."""

    on: date
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTimes:
    """The moments of a clock: amber after `amber_at`, past promise after `due_at`, past law after `limit_at`."""

    amber_at: datetime
    due_at: datetime
    limit_at: datetime | None
    provisional_reason: str = ""
    is_provisional: bool = False
    is_law_provisional: bool = False


def clock_times(
    calendar: WorkCalendar,
    *,
    started_on: date,
    promise: Limit,
    law: Limit | None,
    zone: tzinfo,
    pauses: Sequence[Pause] = (),
    extension: Limit | None = None,
    agreed: AgreedDate | None = None,
    lamp_rule: LampRule | None = None,
) -> ClockTimes:
    """The moments of a limit that starts on this day; a due day lasts until its midnight in this zone."""
    rule = lamp_rule or LampRule()
    lawful = due(calendar, start=started_on, limit=law, pauses=pauses, extension=extension) if law else None
    if agreed is not None:
        ends_on, reason = agreed_end(calendar, agreed, pauses), None
        amber_on = _amber_before(started_on, ends_on, rule)
    else:
        promised = due(calendar, start=started_on, limit=promise, pauses=pauses, extension=extension)
        ends_on, reason = promised.on, promised.reason
        amber_on = _amber_on(calendar, started_on, promise, pauses, extension, ends_on=ends_on, rule=rule)
    reasons = dict.fromkeys(why for why in (reason, lawful.reason if lawful else None) if why)
    return ClockTimes(
        amber_at=end_of_day(amber_on, zone),
        due_at=end_of_day(ends_on, zone),
        limit_at=end_of_day(lawful.on, zone) if lawful else None,
        provisional_reason=" ".join(reasons),
        is_provisional=reason is not None,
        is_law_provisional=bool(lawful and lawful.provisional),
    )


def agreed_end(calendar: WorkCalendar, agreed: AgreedDate, pauses: Sequence[Pause] = ()) -> date:
    """The agreed day, later by the working days on which the clock stood since the agreement."""
    on = agreed.on
    for pause in merged(pauses):
        since = max(pause.since, agreed.since)
        if since <= on and since < pause.until:
            days = calendar.working_days_between(since - DAY, pause.until - DAY)
            on = calendar.add_working_days(on, days) if days else on
    return on


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """The last moment of the day."""
    return datetime.combine(day, time.max, tzinfo=zone)


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """The first moment of the day."""
    return datetime.combine(day, time.min, tzinfo=zone)


def _amber_on(
    calendar: WorkCalendar,
    started_on: date,
    promise: Limit,
    pauses: Sequence[Pause],
    extension: Limit | None,
    *,
    ends_on: date,
    rule: LampRule,
) -> date:
    """The last day that is still green."""
    more = extension.count if extension and extension.unit is promise.unit else 0
    if promise.unit is not LimitUnit.WORKING_DAY or (extension and not more):
        return _amber_before(started_on, ends_on, rule)
    count = promise.count + more
    green = max(count - rule.early(count) - 1, 0)
    limit = Limit(count=green, counts_start=promise.counts_start)
    return due_on(calendar, start=started_on, limit=limit, pauses=pauses) if green else min(started_on, ends_on)


def _amber_before(started_on: date, ends_on: date, rule: LampRule) -> date:
    early = rule.early(max((ends_on - started_on).days, 0))
    return min(max(started_on, ends_on - timedelta(days=early + 1)), ends_on)


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
    is_law_provisional: bool = False,
) -> Lamp:
    """How the clock stands now, or stood when it was done. A provisional date is never held against anyone."""
    moment = done_at or now
    if moment <= amber_at:
        return Lamp.NORMAL
    if limit_at is not None and moment > limit_at and not (is_provisional or is_law_provisional):
        return Lamp.PAST_LAW
    if moment <= due_at or is_provisional:
        # what was done in time needs no warning any more
        return Lamp.NORMAL if done_at else Lamp.NEAR
    return Lamp.PAST_PROMISE


def lamp_days(found: Lamp, *, moment: datetime, due_at: datetime, limit_at: datetime | None, zone: tzinfo) -> int:
    """Calendar days left until the promise, or over the promise or the law; 0 for a green lamp."""
    today = moment.astimezone(zone).date()
    if found is Lamp.NORMAL:
        return 0
    if found is Lamp.PAST_LAW and limit_at is not None:
        return (today - limit_at.astimezone(zone).date()).days
    return abs((due_at.astimezone(zone).date() - today).days)
