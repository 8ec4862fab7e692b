"""What the groups of some waits are called: places, sections, posts, steps, people. A few statements at most."""

from collections.abc import Mapping, Sequence

from mingchuang.foundation.access.paths import ids_on
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node, Staff, Tenure
from mingchuang.organisations.queries import units_of
from mingchuang.supervision.enums import Grouping
from mingchuang.supervision.queries.waits import Wait

NOBODY = 0
NO_SECTION, NO_POST = "不在科室", "没有写明岗位"


class Names:
    """Keys and names of the groups of one grouping."""

    def __init__(self, found: Sequence[Wait], grouping: Grouping, place: Node) -> None:
        self._grouping = grouping
        self._by_unit = place.kind in (NodeKind.REGION, NodeKind.HALL)
        by_person = grouping in (Grouping.PERSON, Grouping.SECTION, Grouping.POST)
        people = {wait.person for wait in found if wait.person} if by_person else set()
        self._people = Staff.objects.defer("mobile").select_related("node").in_bulk(people)
        self._nodes: dict[int, Node] = {}
        self._units: Mapping[int, Node] = {}
        self._sections: dict[int, Node] = {}
        self._titles: dict[int, str] = {}
        if grouping is Grouping.PLACE:
            self._nodes = dict(Node.objects.in_bulk({self._at(wait) for wait in found}))
            self._units = units_of(self._nodes.values()) if self._by_unit else {}
        elif grouping is Grouping.SECTION:
            self._nodes = dict(Node.objects.in_bulk({wait.place for wait in found}))
            self._sections = self._sections_above()
        elif grouping is Grouping.POST:
            held = Tenure.objects.filter(staff__in=people, until_on=None).order_by("from_on", "id")
            self._titles = dict(held.values_list("staff_id", "post__title_zh"))

    def _at(self, wait: Wait) -> int:
        return wait.unit_at if self._by_unit else wait.place

    def _sections_above(self) -> dict[int, Node]:
        above = {
            part
            for path in (*self._paths(), *(one.node.path for one in self._people.values()))
            for part in ids_on(path)
        }
        return dict(Node.objects.filter(pk__in=above, kind=NodeKind.SECTION).in_bulk())

    def _paths(self) -> list[str]:
        return [node.path for node in self._nodes.values()]

    def _section_of(self, wait: Wait) -> int:
        """That of the one who answers for it, else the one the place belongs to."""
        person, node = self._people.get(wait.person or NOBODY), self._nodes.get(wait.place)
        paths = [person.node.path if person else "", node.path if node else ""]
        found = (pk for path in paths for pk in reversed(ids_on(path)) if pk in self._sections)
        return next(found, NOBODY)

    def key(self, wait: Wait) -> str:
        """The group of a wait, as it stands in the address bar."""
        if self._grouping is Grouping.STEP:
            return wait.step or wait.kind
        if self._grouping is Grouping.PERSON:
            return str(wait.person or NOBODY)
        if self._grouping is Grouping.SECTION:
            return str(self._section_of(wait))
        if self._grouping is Grouping.POST:
            return wait.post or self._titles.get(wait.person or NOBODY, "")
        at = self._at(wait)
        return str(self._units[at].pk if at in self._units else at)

    def node(self, key: str) -> Node | None:
        """The place or section of a group."""
        if self._grouping is Grouping.SECTION:
            return self._sections.get(int(key))
        if self._grouping is not Grouping.PLACE:
            return None
        units = {unit.pk: unit for unit in self._units.values()}
        return units.get(int(key)) or self._nodes.get(int(key))

    def person(self, key: str) -> Staff | None:
        """Who answers for a group."""
        return self._people.get(int(key)) if self._grouping is Grouping.PERSON else None

    def words(self, key: str, kinds: Mapping[str, str]) -> str:
        """What a group without node and person is called; a msgid or words as they were written."""
        if self._grouping is Grouping.STEP:
            return kinds.get(key, key)
        if self._grouping is Grouping.SECTION:
            return NO_SECTION
        return key or NO_POST if self._grouping is Grouping.POST else ""
