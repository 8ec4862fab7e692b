"""Those who serve, with all that stands on a card: name, posts, marks, languages, photograph."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.enums import Language, NodeKind
from mingchuang.organisations.models import Mark, MarkKind, Node, Staff, Tenure
from mingchuang.organisations.queries.tree import nearest_nodes
from mingchuang.organisations.rules import FIRST_KINDS, KindOfMark, surname_of

TWO_CHARACTERS = 2
PARTY_MEMBER = FIRST_KINDS[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMark:
    """A mark as it is shown; no granting body is known of a membership that was only ticked."""

    name_zh: str
    name_en: str
    sign: str
    body_zh: str = ""
    body_en: str = ""
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """Who serves, as her unit shows her to the public."""

    staff: Staff
    tenures: Sequence[Tenure]
    marks: Sequence[ShownMark]
    unit: Node | None

    @property
    def name_zh(self) -> str:
        """The public name."""
        return self.staff.public_name_zh

    @property
    def name_en(self) -> str:
        """The public name in English; may be empty."""
        return self.staff.public_name_en

    @property
    def initial(self) -> str:
        """What stands in the place of the photograph: the surname, of a name in parts its first character."""
        surname = surname_of(self.staff.name_zh)
        return surname if len(surname) <= TWO_CHARACTERS else surname[:1]

    @property
    def photo(self) -> Attachment | None:
        """The photograph, where the unit shows faces."""
        return self.staff.photo if self.staff.shows_face else None

    @property
    def languages(self) -> Sequence[str]:
        """Labels of the languages, as Chinese msgids."""
        return [str(Language(key).label) for key in self.staff.languages if key in Language.values]


def people_at(place: Node | None, *, on: date, shown_only: bool = True) -> QuerySet[Staff]:
    """Those who serve at a place and below it, or everywhere, by place and badge number, with what their cards need."""
    staff = Staff.objects.under(place.path) if place else Staff.objects.all()
    staff = staff.shown_on(on) if shown_only else staff.serving_on(on)
    return with_cards(staff.defer("mobile"), on=on).order_by("node__sort_path", "badge_number")


def with_cards(staff: QuerySet[Staff], *, on: date) -> QuerySet[Staff]:
    """The same people with posts in `current_tenures` and marks in `valid_marks`."""
    tenures = Tenure.objects.on(on).filter(Q(post__closed_on=None) | Q(post__closed_on__gt=on))
    marks = Mark.objects.valid_on(on).select_related("kind").order_by("from_on", "id")
    return staff.select_related("node__parent", "node__site", "photo").prefetch_related(
        Prefetch("tenures", tenures.select_related("post__node").order_by("id"), to_attr="current_tenures"),
        Prefetch("marks", marks, to_attr="valid_marks"),
    )


def public_staff(*, on: date) -> QuerySet[Staff]:
    """All whom the public may see on this day, with what their cards need."""
    return with_cards(Staff.objects.shown_on(on).defer("mobile"), on=on)


def cards_of(people: Iterable[Staff]) -> list[PersonCard]:
    """Cards of people fetched by `people_at` or `public_staff`."""
    staff = list(people)
    units = units_of([one.node for one in staff])
    return [
        PersonCard(
            staff=one,
            tenures=getattr(one, "current_tenures", ()),
            marks=_shown(getattr(one, "valid_marks", ()), is_party_member=one.is_party_member),
            unit=units.get(one.node_id),
        )
        for one in staff
    ]


def units_of(nodes: Iterable[Node]) -> Mapping[int, Node]:
    """The unit that answers for each place, by the key of the place; one statement."""
    return nearest_nodes(nodes, [NodeKind.UNIT])


def marks_at(nodes: Iterable[Node], *, on: date) -> Mapping[int, Sequence[ShownMark]]:
    """What these places may show on this day, by the key of the place."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for mark in Mark.objects.valid_on(on).filter(node__in=nodes).select_related("kind").order_by("from_on", "id"):
        found[mark.node_id or 0].append(mark)
    return {place: _shown(marks) for place, marks in found.items()}


def kinds_of_mark() -> list[KindOfMark]:
    """The kinds an installation has: those known everywhere, then its own."""
    first = {kind.key for kind in FIRST_KINDS}
    own = [
        KindOfMark(key=row.key, name_zh=row.name_zh, name_en=row.name_en, sign=row.sign, holder=row.holder)
        for row in MarkKind.objects.exclude(key__in=first).order_by("id")
    ]
    return [*FIRST_KINDS, *own]


def _shown(marks: Iterable[Mark], *, is_party_member: bool = False) -> list[ShownMark]:
    shown = [
        ShownMark(
            name_zh=mark.kind.name_zh,
            name_en=mark.kind.name_en,
            sign=mark.kind.sign,
            body_zh=mark.body_zh,
            body_en=mark.body_en,
            from_on=mark.from_on,
            until_on=mark.until_on,
        )
        for mark in marks
    ]
    ticked = ShownMark(name_zh=PARTY_MEMBER.name_zh, name_en=PARTY_MEMBER.name_en, sign=PARTY_MEMBER.sign)
    needs_tick = is_party_member and all(mark.name_zh != ticked.name_zh for mark in shown)
    return [ticked, *shown] if needs_tick else shown
