"""The sample's staff, their posts, and the six accounts."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from mingchuang.config.sample.names import in_latin, invented_names
from mingchuang.config.sample.tree import Places
from mingchuang.foundation.access import Actor
from mingchuang.organisations.actions.accounts import grant_role, open_account
from mingchuang.organisations.actions.tree import appoint, register_staff
from mingchuang.organisations.models import Node, Staff

SEED = 20260518


def load_people(places: Places, *, password: str, at: datetime) -> list[Staff]:
    """Some 150 staff: heads, section staff, two or three a window; then the accounts."""
    random = Random(SEED)  # noqa: S311 - the same county every time
    posts = list(_posts(places, random))
    names = invented_names(random, len(posts))
    began = timezone.localdate(at) - timedelta(days=400)
    staff = []
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
        staff.append(person)
    _open_accounts(places, {person.node.code: person for person in reversed(staff)}, password=password, at=at)
    return staff


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


def _open_accounts(places: Places, first_at: dict[str, Staff], *, password: str, at: datetime) -> None:
    county, bureau, window = places.county, places.units["minzheng"], places.windows["mz-1"]
    wanted: list[tuple[str, str, str, Node, Staff | None]] = [
        ("office", "活动办公室", "office", county, None),
        ("head", first_at[bureau.code].name_zh, "unit_head", bureau, first_at[bureau.code]),
        ("clerk", first_at[window.code].name_zh, "clerk", window, first_at[window.code]),
        ("inspector", "督查员", "inspector", county, None),
        ("leader", "分管领导", "leader", county, None),
        ("auditor", "审计员", "auditor", county, None),
        ("operator", "平台运维", "operator", county, None),
    ]
    for username, label, role, node, person in wanted:
        account = open_account(
            actor=Actor.system(),
            username=username,
            display_name=label,
            password=password,
            node=node,
            staff=person,
            at=at,
        )
        grant_role(actor=Actor.system(), account=account, role=role, node=node, at=at)
