"""By which way the open matters that somebody asks for are fetched, so that a hundred thousand cost what a hundred do.

Few are fetched by an index that leads to them and then sorted; many are walked in the order in which they fall due,
and the walk ends with the page. Which it is, is counted: no further than `FEW`, in an index that holds nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from mingchuang.following.models import Matter, MatterQuerySet
from mingchuang.following.queries.choosing import Choice, Standing, Whose, with_words
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.scope import below

FEW = 5000
"""So many are sorted as fast as the first 500 of a reach are walked to when it is a twentieth of a hundred thousand."""
FEW_TITLES = 500
"""So many keys are handed on; a word in more titles than that is soon met on the walk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Open matters of a reach, among them all that was asked for. `is_of_kind`: only those of the kind asked for.

    `along` is the order in which to count them. Where nobody asks for an order, PostgreSQL reads both tables whole
    rather than walk to the first few hundred.
    """

    matters: MatterQuerySet
    is_of_kind: bool = False
    along: tuple[str, ...] = ()


class Ways:
    """The ways of one actor. What an index leads to is counted once."""

    def __init__(self, actor: Actor, permission: str) -> None:
        self._actor, self._permission = actor, permission
        self._counted: dict[Q, bool] = {}

    def to(self, choice: Choice) -> Way:
        """The shortest; the choice itself is still to be applied."""
        reach = self._actor.reach(self._permission)
        if not reach:
            return Way(matters=Matter.objects.none())
        place = below(reach, site=True, by_index=True)
        if self._is_few(place):
            return Way(matters=_open(place & _of_kind(choice.kind)), is_of_kind=True)
        found = next((_open(part) for part in self._parts(choice) if self._is_few(part)), None)
        if found is None and choice.words:
            found = self._titled(choice.words)
        if found is not None:
            return Way(matters=found.within(self._actor, self._permission))
        # the same said of the clock: no index of matters then looks like a shorter way than walking the clocks
        walked = Matter.objects.within(self._actor, self._permission).filter(clock__is_open=True)
        return Way(matters=walked, along=_along(choice))

    def _parts(self, choice: Choice) -> Iterator[Q]:
        """What an index leads to, the likely smallest first."""
        if choice.person is not None:
            yield Q(owner_id=choice.person)
        if choice.whose is Whose.MINE:
            yield Q(owner_id=self._actor.staff_id or 0)
        if choice.whose is Whose.UNOWNED:
            yield Q(owner=None)
        if choice.whose in (Whose.CHECK, Whose.ANSWERED):
            yield Q(answered_at__isnull=False)
        if choice.place:
            yield below((choice.place,), site=True, by_index=True)
        if choice.kind:
            yield Q(kind=choice.kind)

    def _is_few(self, part: Q) -> bool:
        if part not in self._counted:
            self._counted[part] = _open(part)[: FEW + 1].count() <= FEW
        return self._counted[part]

    def _titled(self, words: str) -> MatterQuerySet | None:
        """Those with the words in their title, where that is few. The keys are handed on: titles are read once."""
        keys = list(_open(with_words(words)).values_list("pk", flat=True)[: FEW_TITLES + 1])
        return _open(Q(pk__in=keys)) if len(keys) <= FEW_TITLES else None


def _along(choice: Choice) -> tuple[str, ...]:
    """The index in which those asked for lie together."""
    if choice.whose in (Whose.CHECK, Whose.ANSWERED):
        return ()
    if choice.standing is Standing.PAST_LAW:
        return ("clock__limit_at",)
    return ("clock__due_at", "clock__id")  # both, for only the index of what is open has them so


def _of_kind(kind: str) -> Q:
    """Said so that the index by kind, which leads to a tenth of everything, is no way to the few of a place."""
    return Q(Exact(Coalesce("kind", Value("")), kind)) if kind else Q()


def _open(part: Q) -> MatterQuerySet:
    return Matter.objects.filter(part, closed_at=None)
