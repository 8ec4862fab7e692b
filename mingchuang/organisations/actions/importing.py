"""Importing a tree with its staff: one act, all or nothing. What is already there is left as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.actions import tree
from mingchuang.organisations.facts import TreeImported
from mingchuang.organisations.models import Node, Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeLine:
    """One place as written in the workbook; parent and site are codes."""

    code: str
    kind: str
    name_zh: str
    name_en: str = ""
    parent: str = ""
    site: str = ""
    address: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """One person as written in the workbook."""

    badge_number: str
    name_zh: str
    node: str
    from_on: date
    name_en: str = ""
    post: str = ""
    is_party_member: bool = False
    mobile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many rows were new."""

    nodes: int
    staff: int
    already_there: int


@transaction.atomic
def import_tree(*, actor: Actor, nodes: Sequence[NodeLine], staff: Sequence[StaffLine], at: datetime) -> Imported:
    """Put the places on the tree, parents first, then the staff into it. Sending the same again changes nothing."""
    known = {node.code: node for node in Node.objects.all()}
    waiting = [line for line in nodes if line.code not in known]
    new_nodes = len(waiting)
    while waiting:
        ready = [line for line in waiting if _is_placed(line, known)]
        for line in ready:
            known[line.code] = _open(actor, line, known, at)
        waiting = [line for line in waiting if line.code not in known]
        if not ready and waiting:
            raise ValueError("lines hang in a circle; the sheet is checked before")
    badges = set(Staff.objects.values_list("badge_number", flat=True))
    new_people = [line for line in staff if line.badge_number not in badges]
    for person in new_people:
        _register(actor, person, known[person.node], at)
    imported = Imported(
        nodes=new_nodes, staff=len(new_people), already_there=len(nodes) + len(staff) - new_nodes - len(new_people)
    )
    if nodes:
        fact = TreeImported(nodes=imported.nodes, staff=imported.staff)
        first = known[nodes[0].code]
        record(fact, actor=actor, subject=first, path=first.path, at=at)
    return imported


def _is_placed(line: NodeLine, known: dict[str, Node]) -> bool:
    return all(not code or code in known for code in (line.parent, line.site))


def _open(actor: Actor, line: NodeLine, known: dict[str, Node], at: datetime) -> Node:
    return tree.open_node(
        actor=actor,
        kind=line.kind,
        code=line.code,
        name_zh=line.name_zh,
        name_en=line.name_en,
        parent=known.get(line.parent),
        site=known.get(line.site),
        details={"address": line.address, "phone": line.phone, "hours": line.hours},
        at=at,
    )


def _register(actor: Actor, line: StaffLine, node: Node, at: datetime) -> None:
    person = tree.register_staff(
        actor=actor,
        node=node,
        name_zh=line.name_zh,
        name_en=line.name_en,
        badge_number=line.badge_number,
        is_party_member=line.is_party_member,
        mobile=line.mobile,
        at=at,
    )
    if line.post:
        tree.appoint(actor=actor, staff=person, node=node, title=line.post, from_on=line.from_on, at=at)
