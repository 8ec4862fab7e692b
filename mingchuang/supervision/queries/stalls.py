"""Where it stalls: the shares of one measure, told apart by place, section, post, step or person."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from mingchuang.following.models import Matter
from mingchuang.following.queries import MatterRow, kinds, matter_row
from mingchuang.foundation.access import Actor
from mingchuang.foundation.statistics import Interval, Share, wilson_interval
from mingchuang.organisations.models import Node, Staff
from mingchuang.supervision.enums import Easing, Grouping, Measure, Verdict
from mingchuang.supervision.models import StallOrder
from mingchuang.supervision.queries.naming import Names
from mingchuang.supervision.queries.waits import Wait, Window, waits
from mingchuang.supervision.rules import easing, usual_wait, verdict

# What is alike is not ranked: it keeps the order of the tree.
ORDER = {Verdict.STALLS: 0, Verdict.ALIKE: 1, Verdict.LESS: 1, Verdict.TOO_FEW: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class StallRow:
    """One group: its share with the interval, how long half of it waited at most, and what may be said of it.

    `key` names the group in the address bar; one of `node`, `person` and `step` is what it is called by.
    """

    key: str
    node: Node | None
    person: Staff | None
    step: str
    share: Share
    interval: Interval
    usual_days: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class StallTable:
    """The groups, and all of them together."""

    rows: Sequence[StallRow]
    whole: Share

    @property
    def stalling(self) -> list[StallRow]:
        """Those of which the records say so, the surest first."""
        return [row for row in self.rows if row.verdict is Verdict.STALLS]


def share_of(found: Sequence[Wait]) -> Share:
    """So many too long, of so many."""
    return Share(count=sum(wait.is_slow for wait in found), total=len(found))


def stall_table(found: Sequence[Wait], grouping: Grouping, place: Node) -> StallTable:
    """The waits in groups. What stalls stands first, what is alike in the order of the tree, what is few last."""
    whole = share_of(found)
    groups: dict[str, list[Wait]] = defaultdict(list)
    names = Names(found, grouping, place)
    for wait in found:
        groups[names.key(wait)].append(wait)
    rows = [_row(key, group, whole, names) for key, group in groups.items()]
    rows.sort(key=lambda row: (ORDER[row.verdict], _sureness(row), _place(row)))
    return StallTable(rows=rows, whole=whole)


def matters_behind(
    found: Sequence[Wait], grouping: Grouping, key: str, place: Node, *, now: datetime, most: int
) -> list[tuple[Wait, MatterRow]]:
    """The matters behind a number: too long ones first, the longest on top; all groups when the key is empty."""
    names = Names(found, grouping, place)
    chosen = [wait for wait in found if not key or names.key(wait) == key]
    chosen.sort(key=lambda wait: (not wait.is_slow, -wait.days, wait.matter))
    shown = chosen[:most]
    matters = Matter.objects.select_related("clock", "owner_node", "owner").in_bulk([wait.matter for wait in shown])
    return [(wait, matter_row(matters[wait.matter], now)) for wait in shown if wait.matter in matters]


def orders_within(actor: Actor, permission: str) -> list[StallOrder]:
    """What was ordered, newest first."""
    rows = StallOrder.objects.within(actor, permission)
    return list(rows.select_related("matter__clock", "matter__owner_node", "place").order_by("-pk")[:50])


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """Of the orders that another person has accepted, how many eased what they were about."""

    eased: int
    settled: int
    unclear: int

    @property
    def judged(self) -> int:
        """Those of which there was enough to say so."""
        return self.settled - self.unclear

    @property
    def share(self) -> float | None:
        """Eased, of those judged; nothing where none could be."""
        return self.eased / self.judged if self.judged else None


def effects_of(orders: Sequence[StallOrder]) -> Effects:
    """As they stood when they were accepted."""
    found = [order.eased for order in orders if order.eased is not None]
    unclear = sum(one in (Easing.TOO_EARLY, Easing.UNCLEAR) for one in found)
    return Effects(eased=found.count(Easing.EASED), settled=len(found), unclear=unclear)


def measured_since(order: StallOrder, *, now: datetime) -> tuple[Share, Easing]:
    """The same measure at the same place since the order, over no longer a period than before it."""
    today = timezone.localdate(now)
    begins = timezone.localdate(order.ordered_at) + timedelta(days=1)
    ends = min(today, begins + timedelta(days=order.days - 1))
    if ends < begins:
        return Share(count=0, total=0), Easing.TOO_EARLY
    window = Window(place=order.place, from_on=begins, until_on=ends, now=now, step=order.step)
    after = share_of(waits(Measure(order.measure), window))
    return after, easing(order.before, after)


def _place(row: StallRow) -> str:
    """What is alike keeps the order of the tree, of badges, of words."""
    return row.node.sort_path if row.node else row.person.badge_number if row.person else row.step


def _sureness(row: StallRow) -> float:
    """The share that is certain stands first among those that stall."""
    return -row.interval.low if row.verdict is Verdict.STALLS else 0.0


def _row(key: str, group: Sequence[Wait], whole: Share, names: Names) -> StallRow:
    share = share_of(group)
    return StallRow(
        key=key,
        node=names.node(key),
        person=names.person(key),
        step=names.words(key, {kind.key: kind.label for kind in kinds().values()}),
        share=share,
        interval=wilson_interval(share.count, share.total),
        usual_days=usual_wait([wait.days for wait in group]),
        verdict=verdict(share, whole),
    )
