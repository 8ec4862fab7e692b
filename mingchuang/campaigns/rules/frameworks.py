"""Frameworks such as 三亮三比三评, as data: which sets they are made of, and how a plan's norms are recognised. Pure.

Variants of one name differ from plan to plan; each is a framework of its own. What a plan only names is not filled in.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from mingchuang.campaigns.rules.matching import simplified


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkLine:
    """One norm of a set."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkSet:
    """A named set of norms."""

    name_zh: str
    name_en: str
    lines: tuple[FrameworkLine, ...]
    kind: str = "norm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A framework in one of its variants; `emphasis` tells which sets weigh most for which kind of unit."""

    key: str
    name_zh: str
    name_en: str
    variant_zh: str
    variant_en: str
    sets: tuple[FrameworkSet, ...]
    emphasis: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSet:
    """A set as a plan gives it; no lines = only named."""

    name: str
    lines: Sequence[str]


def recognised(named: Sequence[NamedSet], frameworks: Iterable[Framework]) -> dict[str, str]:
    """Name of set → key of its framework: the one variant that fits most sets of the plan; none when several do."""
    fitting = {f.key: [one.name for one in named if any(_fits(one, s) for s in f.sets)] for f in frameworks}
    most = max((len(names) for names in fitting.values()), default=0)
    best = [key for key, names in fitting.items() if len(names) == most]
    return dict.fromkeys(fitting[best[0]], best[0]) if most and len(best) == 1 else {}


def _fits(named: NamedSet, known: FrameworkSet) -> bool:
    if simplified(named.name) != simplified(known.name_zh):
        return False
    return not named.lines or _same(named.lines, [line.zh for line in known.lines])


def _same(lines: Collection[str], known: Collection[str]) -> bool:
    """The same norms in any order; a plan may say more about each than its name."""
    said = [simplified(line) for line in lines]
    return len(said) == len(known) and all(any(simplified(k) in one for one in said) for k in known)
