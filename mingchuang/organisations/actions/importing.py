"""Importing a tree with its staff: one act, all or nothing. What is already there is left as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.actions import tree
from mingchuang.organisations.actions.marks import award_mark
from mingchuang.organisations.actions.posts import change_post, name_deputy
from mingchuang.organisations.facts import TreeImported
from mingchuang.organisations.models import Mark, Node, Post, Staff


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
    post_en: str = ""
    duties: str = ""
    languages: tuple[str, ...] = ()
    is_shown: bool = True
    deputy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLine:
    """One mark as written in the workbook, of a person or of a place."""

    kind: str
    badge_number: str
    node: str
    body_zh: str
    from_on: date
    body_en: str = ""
    until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many rows were new."""

    nodes: int
    staff: int
    marks: int
    already_there: int


@transaction.atomic
def import_tree(
    *,
    actor: Actor,
    nodes: Sequence[NodeLine],
    staff: Sequence[StaffLine],
    at: datetime,
    marks: Sequence[MarkLine] = (),
) -> Imported:
    """Put the places on the tree, parents first, the staff into it, then their deputies and marks.

    Sending the same again changes nothing.
    """
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
    posts = [(person, _register(actor, person, known[person.node], at)) for person in new_people]
    for person, post in posts:
        if post is not None and person.deputy:
            name_deputy(actor=actor, post=post, deputy_staff=_person(person.deputy), at=at)
    new_marks = sum(_award(actor, mark, known, at) for mark in marks)
    new = new_nodes + len(new_people) + new_marks
    imported = Imported(
        nodes=new_nodes,
        staff=len(new_people),
        marks=new_marks,
        already_there=len(nodes) + len(staff) + len(marks) - new,
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


def _register(actor: Actor, line: StaffLine, node: Node, at: datetime) -> Post | None:
    """Enter somebody and put her on her post; what the workbook says of a post is written when the post is new."""
    person = tree.register_staff(
        actor=actor,
        node=node,
        name_zh=line.name_zh,
        name_en=line.name_en,
        badge_number=line.badge_number,
        is_party_member=line.is_party_member,
        mobile=line.mobile,
        languages=line.languages,
        is_shown=line.is_shown,
        at=at,
    )
    if not line.post:
        return None
    tenure = tree.appoint(actor=actor, staff=person, node=node, title=line.post, from_on=line.from_on, at=at)
    post = tenure.post
    if (line.post_en or line.duties) and not (post.title_en or post.duties_zh):
        words = {"title_en": line.post_en, "duties_zh": line.duties, "duties_en": ""}
        change_post(actor=actor, post=post, title_zh=line.post, at=at, **words)
    return post


def _award(actor: Actor, line: MarkLine, known: dict[str, Node], at: datetime) -> bool:
    """Enter a mark; False when its holder has one of this kind already."""
    staff = _person(line.badge_number) if line.badge_number else None
    node = None if staff else known[line.node]
    today = timezone.localdate(at)
    if Mark.objects.valid_on(today).filter(kind__key=line.kind, staff=staff, node=node).exists():
        return False
    award_mark(
        actor=actor,
        kind=line.kind,
        staff=staff,
        node=node,
        body_zh=line.body_zh,
        body_en=line.body_en,
        from_on=line.from_on,
        until_on=line.until_on,
        at=at,
    )
    return True


def _person(badge_number: str) -> Staff:
    return Staff.objects.get(badge_number=badge_number)
