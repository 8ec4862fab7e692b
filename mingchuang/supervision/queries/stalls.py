"""Where it stalls: the shares of one measure, told apart by place, by step or by person."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from mingchuang.following.models import Matter
from mingchuang.following.queries import MatterRow, kinds, matter_row
from mingchuang.foundation.access import Actor
from mingchuang.foundation.statistics import Interval, Share, wilson_interval
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node, Staff
from mingchuang.organisations.queries import units_of
from mingchuang.supervision.enums import Easing, Grouping, Measure, Verdict
from mingchuang.supervision.models import StallOrder
from mingchuang.supervision.queries.waits import Wait, Window, waits
from mingchuang.supervision.rules import easing, usual_wait, verdict

NOBODY = 0
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
    names = _Names(found, grouping, place)
    for wait in found:
        groups[names.key(wait)].append(wait)
    rows = [_row(key, group, whole, names) for key, group in groups.items()]
    rows.sort(key=lambda row: (ORDER[row.verdict], _sureness(row), names.place(row)))
    return StallTable(rows=rows, whole=whole)


def matters_behind(
    found: Sequence[Wait], grouping: Grouping, key: str, place: Node, *, now: datetime, most: int
) -> list[tuple[Wait, MatterRow]]:
    """The matters behind a number: too long ones first, the longest on top; all groups when the key is empty."""
    names = _Names(found, grouping, place)
    chosen = [wait for wait in found if not key or names.key(wait) == key]
    chosen.sort(key=lambda wait: (not wait.is_slow, -wait.days, wait.matter))
    shown = chosen[:most]
    matters = Matter.objects.select_related("clock", "owner_node", "owner").in_bulk([wait.matter for wait in shown])
    return [(wait, matter_row(matters[wait.matter], now)) for wait in shown if wait.matter in matters]


def orders_within(actor: Actor, permission: str) -> list[StallOrder]:
    """What was ordered, newest first."""
    rows = StallOrder.objects.within(actor, permission)
    return list(rows.select_related("matter__clock", "matter__owner_node", "place").order_by("-pk")[:50])


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


class _Names:
    """What the groups of some waits are called, with two statements at most."""

    def __init__(self, found: Sequence[Wait], grouping: Grouping, place: Node) -> None:
        self._grouping = grouping
        self._by_unit = place.kind in (NodeKind.REGION, NodeKind.HALL)
        nodes = Node.objects.in_bulk({wait.unit_at if self._by_unit else wait.place for wait in found})
        self._nodes: dict[int, Node] = dict(nodes)
        self._units: Mapping[int, Node] = units_of(nodes.values()) if self._by_unit else {}
        people = {wait.person for wait in found if wait.person} if grouping is Grouping.PERSON else set()
        self._people = Staff.objects.defer("mobile").select_related("node").in_bulk(people)

    def key(self, wait: Wait) -> str:
        if self._grouping is Grouping.STEP:
            return wait.kind
        if self._grouping is Grouping.PERSON:
            return str(wait.person or NOBODY)
        at = wait.unit_at if self._by_unit else wait.place
        return str(self._units[at].pk if at in self._units else at)

    def node(self, key: str) -> Node | None:
        if self._grouping is not Grouping.PLACE:
            return None
        units = {unit.pk: unit for unit in self._units.values()}
        return units.get(int(key)) or self._nodes.get(int(key))

    def person(self, key: str) -> Staff | None:
        return self._people.get(int(key)) if self._grouping is Grouping.PERSON else None

    def place(self, row: StallRow) -> str:
        return row.node.sort_path if row.node else row.person.badge_number if row.person else row.step


def _sureness(row: StallRow) -> float:
    """The share that is certain stands first among those that stall."""
    return -row.interval.low if row.verdict is Verdict.STALLS else 0.0


def _row(key: str, group: Sequence[Wait], whole: Share, names: _Names) -> StallRow:
    share = share_of(group)
    step = kinds().get(key)
    return StallRow(
        key=key,
        node=names.node(key),
        person=names.person(key),
        step=step.label if step else "",
        share=share,
        interval=wilson_interval(share.count, share.total),
        usual_days=usual_wait([wait.days for wait in group]),
        verdict=verdict(share, whole),
    )
