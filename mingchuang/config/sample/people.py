"""The sample's staff, their posts, the six accounts, and the accounts of those who act beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from mingchuang.config.sample.names import in_latin, invented_names
from mingchuang.config.sample.tree import Places
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.actions.accounts import grant_role, open_account
from mingchuang.organisations.actions.tree import appoint, register_staff
from mingchuang.organisations.facts import AccountOpened
from mingchuang.organisations.models import Account, Node, Post, Staff

SEED = 20260518
TITLES = {
    "督查专员": "Inspector",
    "分管副县长": "Deputy head of the county",
    "活动办主任": "Head of the campaign office",
    "局长": "Director",
    "股长": "Head of section",
    "科员": "Section officer",
    "窗口负责人": "Head of the window",
    "窗口专员A": "Window officer A",
    "窗口专员B": "Window officer B",
}


@dataclass(slots=True, kw_only=True)
class People:
    """Staff, and who acts: accounts by name, and the head of each unit by the unit's code."""

    staff: list[Staff]
    actors: dict[str, Actor] = field(default_factory=dict)
    heads: dict[str, Actor] = field(default_factory=dict)
    lead: dict[str, Staff] = field(default_factory=dict)

    def of_node(self, code: str) -> Actor:
        """Who acts for a place of the tree below a unit; the secretary for the bodies that no unit has."""
        return self.heads.get(code) or self.actors["secretary"]


def load_people(places: Places, *, password: str, at: datetime) -> People:
    """Some 150 staff: heads, section staff, two or three a window; then the accounts."""
    random = Random(SEED)  # noqa: S311 - the same county every time
    posts = list(_posts(places, random))
    names = invented_names(random, len(posts))
    began = timezone.localdate(at) - timedelta(days=400)
    people = People(staff=[])
    for number, ((node, title, is_head), name) in enumerate(zip(posts, names, strict=True), start=1):
        person = register_staff(
            actor=Actor.system(),
            node=node,
            name_zh=name,
            name_en=in_latin(name),
            badge_number=f"QT{number:04d}",
            is_party_member=random.random() < 0.4,
            at=at,
        )
        appoint(actor=Actor.system(), staff=person, node=node, title=title, from_on=began, is_head=is_head, at=at)
        people.staff.append(person)
        people.lead.setdefault(node.code, person)
    for chinese, english in TITLES.items():  # the act that makes a post takes no English title
        Post.objects.filter(title_zh=chinese).update(title_en=english)
    _open_accounts(places, people, password=password, at=at)
    return people


def _posts(places: Places, random: Random) -> list[tuple[Node, str, bool]]:
    posts = [
        (places.county, "督查专员", False),
        (places.county, "分管副县长", True),
        (places.county, "活动办主任", True),
    ]
    posts += [(unit, "局长", True) for unit in places.units.values()]
    for section in places.sections.values():
        posts += [(section, "股长", True), (section, "科员", False)]
    for window in places.windows.values():
        posts.append((window, "窗口负责人", True))
        posts += [(window, f"窗口专员{letter}", False) for letter in "AB"[: 1 + (random.random() < 0.95)]]
    return posts


def _open_accounts(places: Places, people: People, *, password: str, at: datetime) -> None:
    """The accounts that are told to visitors, and one for each other head and body, under the same password."""
    county, bureau, window = places.county, places.units["minzheng"], places.windows["mz-1"]
    head, clerk = people.lead[bureau.code], people.lead[window.code]
    first = open_account(
        actor=Actor.system(), username="office", display_name="活动办公室", password=password, node=county, at=at
    )
    people.actors["office"] = _granted(first, "office", [county], at)
    others: list[tuple[str, str, str, Node, Staff | None]] = [
        ("head", head.name_zh, "unit_head", bureau, head),
        ("clerk", clerk.name_zh, "clerk", window, clerk),
        ("inspector", "督查员", "inspector", county, None),
        ("leader", "分管领导", "leader", county, None),
        ("auditor", "审计员", "auditor", county, None),
        ("operator", "平台运维", "operator", county, None),
    ]
    for username, label, role, node, person in others:
        account = _account(username, label, first.password, node, at, staff=person)
        people.actors[username] = _granted(account, role, [node], at)
    bodies = [body for body in places.bodies.values() if body.parent_id == county.pk]
    secretary = _account("secretary", "大厅联合党支部", first.password, county, at)
    people.actors["secretary"] = _granted(secretary, "branch_secretary", bodies, at)
    for code, unit in places.units.items():
        _give_head(places, people, code, unit, first.password, at)


def _give_head(places: Places, people: People, code: str, unit: Node, digest: str, at: datetime) -> None:
    """The head of a unit acts for all that lies below it."""
    actor = people.actors["head"] if code == "minzheng" else None
    if actor is None:
        person = people.lead[code]
        account = _account(f"head-{code}", person.name_zh, digest, unit, at, staff=person)
        actor = _granted(account, "unit_head", [unit], at)
    below = (*places.windows.values(), *places.sections.values(), *places.bodies.values())
    of_unit = [node.code for node in below if node.path.startswith(unit.path)]
    people.heads.update(dict.fromkeys([code, *of_unit], actor))


def _account(
    username: str, label: str, digest: str, node: Node, at: datetime, *, staff: Staff | None = None
) -> Account:
    """An account with a digest made before: each costs a sixth of a second, and all of these share one password."""
    account = Account.objects.create(username=username, display_name=label, staff=staff, opened_at=at, password=digest)
    record(AccountOpened(username=username), actor=Actor.system(), subject=account, path=node.path, at=at)
    return account


def _granted(account: Account, role: str, nodes: Sequence[Node], at: datetime) -> Actor:
    for node in nodes:
        grant_role(actor=Actor.system(), account=account, role=role, node=node, at=at)
    return account.as_actor()
