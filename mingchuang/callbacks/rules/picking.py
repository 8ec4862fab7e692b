"""Which finished matters are called back: a draw that anyone can repeat. No database, no clock."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from mingchuang.foundation.errors import Refusal

SHARE, WEEKLY_LEAST, DUE_DAYS, TRIES, KEPT_DAYS = 10, 5, 5, 3, 60
"""Per cent of a week, at least so many, working days to call, tries, days a number is kept: where nothing is set."""


class PickRefused(Refusal):
    """Such a rule makes no sense."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callee:
    """Whom to call about a matter, as its area knows her."""

    phone: str
    name: str = ""
    is_dissatisfied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSource:
    """What an area tells so that its finished matters can be called back.

    `find` gives, for the ids of matters, those whom somebody may be called about; matters without a number are
    left out of its answer.
    """

    kind: str
    label: str
    find: Callable[[Sequence[int]], Mapping[int, Callee]]


_sources: dict[str, CallSource] = {}


def register_source(source: CallSource) -> None:
    """Called by areas at start; a second registration of a kind replaces the first."""
    _sources[source.kind] = source


def sources() -> Mapping[str, CallSource]:
    """All sources by kind of matter."""
    return _sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """What a draw picked: by chance, and because they had said that they were dissatisfied."""

    by_chance: tuple[int, ...]
    dissatisfied: tuple[int, ...]


def place_in_draw(seed: str, matter_id: int) -> str:
    """The place of a matter in the draw: the smaller, the sooner. SHA-256 of "seed:number", as hexadecimal digits."""
    return hashlib.sha256(f"{seed}:{matter_id}".encode()).hexdigest()


def pick(
    frame: Collection[int], *, seed: str, share: int, weekly_least: int, dissatisfied: Iterable[int] = ()
) -> Picked:
    """All who are dissatisfied, and of the others the share by chance, at least `weekly_least` where there are so many.

    The same seed and frame give the same pick, in whatever order the frame stands.
    """
    named = tuple(sorted(set(dissatisfied) & set(frame)))
    others = sorted(set(frame) - set(named), key=lambda pk: (place_in_draw(seed, pk), pk))
    wanted = max(ceil(len(others) * share / 100), min(weekly_least, len(others)))
    return Picked(by_chance=tuple(others[:wanted]), dissatisfied=named)


def check_rule(
    *, share: int, weekly_least: int, due_days: int, tries: int, kept_days: int, weights: Sequence[int | None]
) -> None:
    """A rule that can be kept; weights are all set and make a hundred, or none is set."""
    if not 0 <= share <= 100 or not 0 <= weekly_least <= 1000:
        raise PickRefused("抽取比例应在 0 至 100 之间，每周最少 0 至 1000 件。")
    if not 1 <= due_days <= 66 or not 1 <= tries <= 10 or not 1 <= kept_days <= 730:
        raise PickRefused("回访期限 1 至 66 个工作日，拨打 1 至 10 次，电话保存 1 至 730 天。")
    given = [weight for weight in weights if weight is not None]
    if given and (len(given) != len(weights) or sum(given) != 100):
        raise PickRefused("三率的权重要么都不填，要么都填并且加起来是 100。")
