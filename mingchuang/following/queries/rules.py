"""How limits are counted at a place, and what a clock comes to."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import ceil

from django.db.models import Q, QuerySet
from django.utils import timezone

from mingchuang.following.models import Clock, ClockRule, Pause
from mingchuang.following.rules import ClockSettings, ClockTimes, LampRule, clock_times, end_of_day, parent_path
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.paths import paths_on
from mingchuang.foundation.worktime import limits
from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.hours import HoursRefused, OpeningHours
from mingchuang.foundation.worktime.published import hours_in_force
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """The rules of all places; the nearest one up the tree holds."""

    rows: Mapping[str, ClockRule]
    said: dict[str, str] = field(default_factory=dict)  # hours of places, each looked up once

    def row_at(self, path: str) -> ClockRule | None:
        """The row that holds there; None where the defaults do."""
        return next((self.rows[above] for above in reversed(paths_on(path)) if above in self.rows), None)

    def at(self, path: str, site_path: str = "") -> ClockSettings:
        """What holds there: the unit's rule; of the hall where it stands, if that has one, intake and hours."""
        row, hall = self.row_at(path), self.rows.get(parent_path(site_path)) if site_path else None
        settings = row.settings if row else ClockSettings()
        return replace(settings, rolls_intake=hall.rolls_intake, hours=hall.hours) if hall else settings

    def hours_at(self, path: str, site_path: str = "") -> str:
        """The hours of a place: by its rule, else as its hall or the nearest node says them; "" = the usual ones."""
        if hours := self.at(path, site_path).hours:
            return hours
        place = site_path or path
        if place not in self.said:
            self.said[place] = _hours_said(place)
        return self.said[place]


def rulebook() -> Rulebook:
    """Every rule (they are few), with one query."""
    return Rulebook(rows={row.path: row for row in ClockRule.objects.all()})


def rules_seen(actor: Actor, permission: str) -> QuerySet[ClockRule]:
    """The rules within reach, and those above that hold there."""
    above = Q(path__in=[prefix for path in actor.reach(permission) for prefix in paths_on(path)])
    within = ClockRule.objects.within(actor, permission).values("pk")
    return ClockRule.objects.filter(above | Q(pk__in=within)).select_related("node").order_by("path")


def clock_settings(path: str) -> ClockSettings:
    """What holds at a place."""
    return rulebook().at(path)


def hours_mark() -> str:
    """A short mark of the hours of all places; other hours anywhere have another mark."""
    nodes = Node.objects.exclude(hours="").order_by("pk").values_list("pk", "hours")
    rules = ClockRule.objects.order_by("pk").values_list("path", "hours", "hand_over_hours")
    return hashlib.sha256(repr([*nodes, *rules]).encode()).hexdigest()


def _hours_said(path: str) -> str:
    """What the nearest node says of its hours, where that can be counted by; it was written for people to read."""
    above = paths_on(path)
    said = dict(Node.objects.filter(path__in=above).exclude(hours="").values_list("path", "hours"))
    for place in reversed(above):
        try:
            OpeningHours.read(said.get(place, ""))
        except HoursRefused:
            continue
        if place in said:
            return said[place]
    return ""


def spans_of(pauses: Iterable[Pause], *, until: date) -> tuple[limits.Pause, ...]:
    """The days out of pauses that count; one that still runs, up to the given day."""
    return tuple(pause.span(until) for pause in pauses)


def times_of(
    clock: Clock, *, calendar: WorkCalendar, lamp_rule: LampRule, pauses: Sequence[limits.Pause] = (), hours: str = ""
) -> ClockTimes:
    """What the clock comes to by this calendar."""
    if clock.in_minutes:
        return _minutes(clock, calendar=calendar, lamp_rule=lamp_rule, hours=hours)
    return clock_times(
        calendar,
        started_on=clock.started_on,
        promise=clock.promise,
        law=clock.law,
        zone=timezone.get_default_timezone(),
        pauses=pauses,
        extension=clock.extension,
        agreed=clock.agreed,
        lamp_rule=lamp_rule,
    )


def _minutes(clock: Clock, *, calendar: WorkCalendar, lamp_rule: LampRule, hours: str) -> ClockTimes:
    """Minutes are counted while the place is open. The law, if any, is still counted in days."""
    open_hours = hours_in_force(hours)
    assert clock.started_at is not None
    due_at = open_hours.add(clock.started_at, clock.limit_count * 60)
    early = ceil(clock.limit_count * 60 * lamp_rule.percent / 100)
    amber_at = open_hours.add(clock.started_at, max(clock.limit_count * 60 - early, 0))
    years = calendar.unpublished_years(clock.started_on, timezone.localdate(due_at))
    reason = limits.unpublished_reason(years)
    lawful = None
    if clock.law is not None:
        zone = timezone.get_default_timezone()
        lawful = end_of_day(limits.due_on(calendar, start=clock.started_on, limit=clock.law), zone)
    return ClockTimes(
        amber_at=min(amber_at, due_at),
        due_at=due_at,
        limit_at=lawful,
        provisional_reason=reason,
        is_provisional=bool(reason),
    )
