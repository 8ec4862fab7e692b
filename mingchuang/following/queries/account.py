"""How the dates of a clock came about: the same account on every page of whatever is followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil

from django.utils import timezone

from mingchuang.following.enums import PauseState
from mingchuang.following.models import Clock, Extension, Matter, Pause
from mingchuang.following.queries.rules import rulebook, spans_of
from mingchuang.following.rules import LampReading, agreed_end
from mingchuang.foundation.worktime import limits
from mingchuang.foundation.worktime.account import Line, account_of
from mingchuang.foundation.worktime.arithmetic import HorizonRefused, WorkCalendar
from mingchuang.foundation.worktime.limits import DaysUsed, Limit, LimitUnit, days_used, due
from mingchuang.foundation.worktime.published import calendar_in_force, hours_in_force

ROLLED_INTAKE = "{received}收件，是休息日，按下一工作日 {day}收件起算。"
AGREED = "约定 {day}办结。"
AGREED_LATER = "约定 {day}办结；约定后暂停的日子扣除，到期日 {until}。"
MINUTES = "即办件：{start} 起 {count} 分钟，只算服务时间，到 {until}。"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockAccount:
    """A clock told in full. `used` are days up to the answer, or up to now; net + paused = gross.

    `lines` and `law_lines` tell how promise and law came about; `|in_words` puts them into the reader's language.
    """

    clock: Clock
    lamp: LampReading
    used: DaysUsed
    counted: LimitUnit
    until: date
    is_done: bool
    pauses: Sequence[Pause]
    extensions: Sequence[Extension]
    lines: Sequence[Line]
    law_lines: Sequence[Line]
    minutes: int | None = None  # of opening that a clock in minutes has run

    @property
    def promise(self) -> Limit | None:
        """The promised limit; None where it is in minutes or a day was agreed."""
        return None if self.clock.in_minutes else self.clock.promise

    @property
    def law(self) -> Limit | None:
        """The limit of the law, if one is known."""
        return self.clock.law

    @property
    def gross(self) -> Limit:
        """All days since the start."""
        return Limit(count=self.used.gross, unit=self.counted)

    @property
    def net(self) -> Limit:
        """Those that count against the limit."""
        return Limit(count=self.used.net, unit=self.counted)

    @property
    def paused(self) -> Limit:
        """Those on which the clock stood."""
        return Limit(count=self.used.paused, unit=self.counted)

    @property
    def late_entries(self) -> int:
        """How many pauses were entered after they had begun; counted against the unit."""
        return sum(pause.is_late for pause in self.pauses if pause.state in PauseState.effective())


def clock_account(matter: Matter, now: datetime) -> ClockAccount:
    """The account of a matter's clock, as it stands now or stood when it was answered."""
    clock, calendar = matter.clock, calendar_in_force()
    done_at = matter.answered_at or matter.closed_at
    until = timezone.localdate(done_at or now)
    pauses = list(matter.pauses.prefetch_related("evidence").order_by("out_on", "id"))
    extensions = list(matter.extensions.order_by("id"))
    effective = [
        pause
        for pause in pauses
        if pause.state in PauseState.effective() and (pause.back_on is None or pause.back_on > clock.started_on)
    ]
    ended = [pause for pause in effective if pause.state == PauseState.ENDED]
    return ClockAccount(
        clock=clock,
        lamp=matter.lamp_at(now),
        used=_used(clock, calendar, until, spans_of(effective, until=until + limits.DAY)),
        counted=clock.counted,
        until=until,
        is_done=done_at is not None,
        pauses=pauses,
        extensions=extensions,
        lines=_lines(clock, calendar, spans_of(ended, until=until)),
        law_lines=_law_lines(clock, calendar, spans_of(ended, until=until)),
        minutes=_minutes_used(matter, done_at or now),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A limit tried out: the date, why it is provisional if it is, and the account."""

    on: date
    reason: str
    lines: Sequence[Line]


def trial_account(
    *, start: date, count: int, unit: LimitUnit, out_on: date | None = None, back_on: date | None = None
) -> Trial:
    """What a limit would come to by the calendar in force. Raises what `due` raises."""
    pauses = [limits.Pause(since=out_on, until=back_on)] if out_on and back_on else []
    found = due(calendar_in_force(), start=start, limit=Limit(count=count, unit=unit), pauses=pauses)
    return Trial(on=found.on, reason=found.reason or "", lines=account_of(found))


def _minutes_used(matter: Matter, until: datetime) -> int | None:
    """Minutes of opening since the start, begun ones counted; None for a clock in days."""
    clock = matter.clock
    if not clock.in_minutes or clock.started_at is None:
        return None
    hours = hours_in_force(rulebook().hours_at(matter.path, matter.site_path))
    return ceil(max(hours.seconds_between(clock.started_at, until), 0) / 60)


def _used(clock: Clock, calendar: WorkCalendar, until: date, pauses: Sequence[limits.Pause]) -> DaysUsed:
    """Days so far; none where the calendar does not reach so far back."""
    try:
        return days_used(
            calendar,
            start=clock.started_on,
            finish=until,
            pauses=pauses,
            unit=clock.counted,
            counts_start=clock.counts_start,
        )
    except HorizonRefused:
        return DaysUsed(gross=0, paused=0)


def _lines(clock: Clock, calendar: WorkCalendar, pauses: Sequence[limits.Pause]) -> list[Line]:
    lines = _intake_lines(clock)
    if clock.in_minutes:
        return [*lines, _minutes_line(clock)]
    if clock.is_agreed_date:
        return [*lines, _agreed_line(clock, calendar, pauses)]
    found = due(calendar, start=clock.started_on, limit=clock.promise, pauses=pauses, extension=clock.extension)
    return [*lines, *account_of(found)]


def _law_lines(clock: Clock, calendar: WorkCalendar, pauses: Sequence[limits.Pause]) -> list[Line]:
    if clock.law is None:
        return []
    found = due(calendar, start=clock.started_on, limit=clock.law, pauses=pauses, extension=clock.extension)
    return account_of(found)


def _intake_lines(clock: Clock) -> list[Line]:
    if clock.received_on is None or clock.received_on == clock.started_on:
        return []
    values = {"received": Line.of_day(clock.received_on), "day": Line.of_day(clock.started_on)}
    return [Line(text=ROLLED_INTAKE, values=values)]


def _agreed_line(clock: Clock, calendar: WorkCalendar, pauses: Sequence[limits.Pause]) -> Line:
    agreed = clock.agreed
    on = agreed.on if agreed else timezone.localdate(clock.due_at)
    until = agreed_end(calendar, agreed, pauses) if agreed else on
    if until == on:
        return Line(text=AGREED, values={"day": Line.of_day(on)})
    return Line(text=AGREED_LATER, values={"day": Line.of_day(on), "until": Line.of_day(until)})


def _minutes_line(clock: Clock) -> Line:
    start, until = timezone.localtime(clock.started_at), timezone.localtime(clock.due_at)
    values = {"start": f"{start:%Y-%m-%d %H:%M}", "count": clock.limit_count, "until": f"{until:%Y-%m-%d %H:%M}"}
    return Line(text=MINUTES, values=values)
