"""The cast: a fixed set of persons on a small tree. Tests name persons, not roles.

吴 is the neighbour: same role as 林, and everything of her own, one county on.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.hashers import make_password

from mingchuang.foundation.access import Actor
from mingchuang.organisations.actions import tree
from mingchuang.organisations.models import Account, Node, RoleGrant, Staff

# A Wednesday, a working day, noon in China; the State Council's calendar of 2026 is published.
NOON = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)
PASSWORD = "good-window-2026"


@dataclass(frozen=True, kw_only=True)
class Person:
    """A member of staff with an account."""

    account: Account
    staff: Staff
    window: Node | None

    @property
    def actor(self) -> Actor:
        return self.account.as_actor()


@dataclass(frozen=True, kw_only=True)
class Cast:
    """The persons and the places they know."""

    county: Node
    bureau: Node  # 民政局
    other_bureau: Node  # 人社局, same county
    hall: Node
    window: Node
    other_window: Node
    neighbour_county: Node
    neighbour_window: Node
    operator: Person  # 平台运维
    lin: Person  # 林, clerk at the window
    zhou: Person  # 周, head of the bureau
    chen: Person  # 陈, campaign office of the county
    zheng: Person  # 郑, inspector of the county
    sun: Person  # 孙, leader in charge
    he: Person  # 何, auditor of the county
    qian: Person  # 钱, branch secretary
    tang: Person  # 唐, outside judge
    wu: Person  # 吴, the neighbour: clerk in the next county
    neighbour_office: Person  # campaign office of the next county
    neighbour_head: Person  # head of the other bureau in the same county

    def __getitem__(self, name: str) -> Person:
        person = getattr(self, name)
        assert isinstance(person, Person)
        return person


def make_cast() -> Cast:
    """Build the tree and the persons through the product's own acts."""
    county = _node("region", "qinghe", "清河县")
    bureau = _node("unit", "minzheng", "清河县民政局", parent=county)
    other_bureau = _node("unit", "renshe", "清河县人力资源和社会保障局", parent=county)
    branch = _node("party_branch", "minzheng-dang", "民政局机关党支部", parent=bureau)
    hall = _node("hall", "dating", "清河县政务服务大厅", parent=county)
    window = _node("window", "mz-1", "婚姻登记窗口", parent=bureau, site=hall)
    other_window = _node("window", "rs-1", "社保经办窗口", parent=other_bureau, site=hall)
    neighbour_county = _node("region", "linhu", "临湖县")
    neighbour_bureau = _node("unit", "lh-minzheng", "临湖县民政局", parent=neighbour_county)
    neighbour_window = _node("window", "lh-1", "临湖婚姻登记窗口", parent=neighbour_bureau)
    return Cast(
        county=county,
        bureau=bureau,
        other_bureau=other_bureau,
        hall=hall,
        window=window,
        other_window=other_window,
        neighbour_county=neighbour_county,
        neighbour_window=neighbour_window,
        operator=_person("operator", "运维", "operator", county, also=neighbour_county),
        lin=_person("lin", "林小燕", "clerk", window),
        zhou=_person("zhou", "周建国", "unit_head", bureau),
        chen=_person("chen", "陈立", "office", county),
        zheng=_person("zheng", "郑直", "inspector", county),
        sun=_person("sun", "孙明", "leader", county),
        he=_person("he", "何审", "auditor", county),
        qian=_person("qian", "钱进", "branch_secretary", branch),
        tang=_person("tang", "唐宁", "outside_judge", county),
        wu=_person("wu", "吴敏", "clerk", neighbour_window),
        neighbour_office=_person("neighbour-office", "冯办", "office", neighbour_county),
        neighbour_head=_person("neighbour-head", "褚局", "unit_head", other_bureau),
    )


def _node(kind: str, code: str, name: str, **where: Any) -> Node:
    return tree.open_node(actor=Actor.system(), kind=kind, code=code, name_zh=name, at=NOON, **where)


def _person(username: str, name: str, role: str, node: Node, *, also: Node | None = None) -> Person:
    staff = tree.register_staff(actor=Actor.system(), node=node, name_zh=name, badge_number=username, at=NOON)
    account = Account.objects.create(
        username=username, display_name=name, staff=staff, opened_at=NOON, password=make_password(PASSWORD)
    )
    for place in filter(None, (node, also)):
        RoleGrant.objects.create(
            account=account, role=role, node=place, path=place.path, granted_at=NOON, granted_by="测试"
        )
    return Person(account=account, staff=staff, window=node if node.kind == "window" else None)
