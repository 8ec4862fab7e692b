"""Who has how much on the desk, and what nobody owns."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from django.db.models import Count

from mingchuang.following.queries.choosing import Choice, Standing, Whose
from mingchuang.following.queries.my_work import Desk
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node, Staff
from mingchuang.organisations.queries import units_of

MOST_PEOPLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRow:
    """One unit or one person: how much is open, of that late and due today, and what waits to be checked.

    Neither unit nor person: what nobody owns.
    """

    unit: Node | None
    person: Staff | None
    open: int
    late: int
    today: int
    answered: int


def load_by_unit(desk: Desk, place: Node) -> list[LoadRow]:
    """The units below a place, those with most that is late first."""
    counts = _counted(desk, place, "owner_node_id")
    nodes = Node.objects.in_bulk(list(counts))
    units = units_of(nodes.values())
    summed: dict[int, Counter[str]] = defaultdict(Counter)
    for key, numbers in counts.items():
        summed[units.get(key, nodes[key]).pk] += numbers
    found = {unit.pk: unit for unit in (*units.values(), *nodes.values())}
    return _in_order([_row(numbers, unit=found[key]) for key, numbers in summed.items()])


def load_by_person(desk: Desk, place: Node) -> list[LoadRow]:
    """The people who own something at a place or below it, and what nobody owns on top."""
    counts = _counted(desk, place, "owner_id")
    people = Staff.objects.select_related("node").defer("mobile").in_bulk([key for key in counts if key])
    rows = [_row(numbers, person=people[key]) for key, numbers in counts.items() if key]
    unowned = [_row(counts[0])] if 0 in counts else []
    return unowned + _in_order(rows)[:MOST_PEOPLE]


def by_unit(place: Node) -> bool:
    """Whether the load below this place is shown by unit; otherwise by person."""
    return place.kind in (NodeKind.REGION, NodeKind.HALL)


def _counted(desk: Desk, place: Node, key: str) -> dict[int, Counter[str]]:
    """Four groupings, each by the way that its filter is indexed."""
    whole = Choice(place=place.path)
    asked = {
        "open": desk.chosen(whole),
        "answered": desk.chosen(replace(whole, whose=Whose.ANSWERED)),
        "late": desk.chosen(replace(whole, standing=Standing.LATE)),
        "today": desk.chosen(replace(whole, standing=Standing.TODAY)),
    }
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for what, matters in asked.items():
        for owner, number in matters.order_by().values_list(key).annotate(number=Count("pk")):
            found[owner or 0][what] = number
    return found


def _row(numbers: Counter[str], *, unit: Node | None = None, person: Staff | None = None) -> LoadRow:
    return LoadRow(
        unit=unit,
        person=person,
        open=numbers["open"],
        late=numbers["late"],
        today=numbers["today"],
        answered=numbers["answered"],
    )


def _in_order(rows: list[LoadRow]) -> list[LoadRow]:
    return sorted(rows, key=lambda row: (-row.late, -row.today, -row.open))
