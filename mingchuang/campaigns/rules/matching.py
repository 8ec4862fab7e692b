"""Finding on the tree what a plan calls a unit: by its name, by a shortened name, as a group; else suggestions. Pure.

What is only similar is never taken without asking.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Protocol

from mingchuang.campaigns.enums import GroupKind, MatchHow

LEVELS = "省市州县区旗镇乡"
BODIES = "局委办院部厅处所站中心"
BRACKETED = re.compile(r"[（(〔\[][^）)〕\]]*[）)〕\]]")
BLANKS = re.compile(r"[\s·•“”\"'「」]+")
SIMILAR_ENOUGH = 0.5
MOST_SUGGESTIONS = 3

TOWNS = ("镇", "乡", "街道", "办事处", "政府")
GROUP_KINDS = {
    GroupKind.SECTIONS: ("section",),
    GroupKind.UNITS: ("unit",),
    GroupKind.BOTH: ("section", "unit"),
    GroupKind.WINDOW_UNITS: ("unit",),
    GroupKind.WINDOWS: ("window",),
    GroupKind.BRANCHES: ("party_branch",),
}

# 有关、相关 leave open which ones are meant, so such a name is asked for.
VAGUE = re.compile(r"有关|相关")
GROUP_MARK = re.compile(r"各|全体|所有|全部")
GROUPS: tuple[tuple[re.Pattern[str], GroupKind], ...] = (
    (re.compile(r"窗口.*(单位|部门)|进驻.*(单位|部门)"), GroupKind.WINDOW_UNITS),
    (re.compile(r"窗口"), GroupKind.WINDOWS),
    (re.compile(r"支部|党组织"), GroupKind.BRANCHES),
    (re.compile(r"[乡镇]|街道"), GroupKind.TOWNS),
    (re.compile(r"(部门|[科股处]室?|室).*单位|单位.*([科股处]室|部门)"), GroupKind.BOTH),
    (re.compile(r"单位|下属|直属|局属|所属|系统"), GroupKind.UNITS),
    (re.compile(r"[科股处]室|科|股|处室|室"), GroupKind.SECTIONS),
    (re.compile(r"部门"), GroupKind.BOTH),
)


class _Converter(Protocol):
    def convert(self, text: str) -> str:
        """The text in Simplified characters."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A node as matching sees it: the names of the regions and of the units it stands in, the ids of all above."""

    id: int
    name: str
    kind: str
    regions: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    above: tuple[int, ...] = ()

    @property
    def depth(self) -> int:
        """How far down the tree."""
        return len(self.above)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMatch:
    """What was found for one name of a plan: the places, or suggestions to choose from."""

    text: str
    how: MatchHow
    places: tuple[int, ...] = ()
    suggestions: tuple[int, ...] = ()


def match_units(names: Iterable[str], places: Sequence[Place], *, body: Place) -> list[UnitMatch]:
    """One match for each name. `body` runs the campaign; `places` are the nodes below it, itself included."""
    keys = {place.id: _keys(place) for place in places}
    return [_match(name, places, keys, body) for name in names]


def group_members(kind: GroupKind, places: Iterable[Place], *, body: Place) -> tuple[int, ...]:
    """The places a group name stands for: the topmost of their kind below the body; a bureau's own sections."""
    below = [place for place in places if place.id != body.id]
    if kind is GroupKind.WINDOW_UNITS:
        return _units_with_windows(below) or group_members(GroupKind.WINDOWS, below, body=body)
    wanted = [place for place in below if _is_of(kind, place)]
    hidden = {place.id for place in wanted}
    if body.kind == "unit":
        hidden |= {place.id for place in below if place.kind == "unit"}
    return tuple(place.id for place in wanted if not hidden & set(place.above))


def _units_with_windows(below: Sequence[Place]) -> tuple[int, ...]:
    """The units that stand at a window somewhere; a bureau's own plan has none below it but the windows themselves."""
    at_windows = {above for place in below if place.kind == "window" for above in place.above}
    return tuple(place.id for place in below if place.kind == "unit" and place.id in at_windows)


def group_kind(name: str) -> GroupKind | None:
    """What a group name stands for; None when it names no group, or leaves open which."""
    plain = simplified(name)
    if not GROUP_MARK.search(plain) or VAGUE.search(plain):
        return None
    bare = BRACKETED.sub("", plain)
    return next((kind for pattern, kind in GROUPS if pattern.search(bare)), None)


def simplified(text: str) -> str:
    """Simplified characters, one width, no blanks or quotes."""
    plain = unicodedata.normalize("NFKC", text)
    return BLANKS.sub("", _converter().convert(plain))


def _match(name: str, places: Sequence[Place], keys: dict[int, tuple[str, ...]], body: Place) -> UnitMatch:
    if kind := group_kind(name):
        return UnitMatch(text=name, how=MatchHow.GROUP, places=group_members(kind, places, body=body))
    exact = [place for place in places if place.name == name.strip()]
    if found := _nearest(exact):
        return UnitMatch(text=name, how=MatchHow.EXACT, places=(found.id,))
    spoken = _spoken(name, body)
    short = [place for place in places if set(spoken) & set(keys[place.id])]
    if found := _nearest(short):
        return UnitMatch(text=name, how=MatchHow.SHORTENED, places=(found.id,))
    return UnitMatch(text=name, how=MatchHow.UNMATCHED, suggestions=_suggestions(spoken, places, keys))


def _nearest(found: Sequence[Place]) -> Place | None:
    """The one nearest to the top; two equally near are as good as none."""
    if not found:
        return None
    top = min(place.depth for place in found)
    nearest = [place for place in found if place.depth == top]
    return nearest[0] if len(nearest) == 1 else None


def _keys(place: Place) -> tuple[str, ...]:
    """What a place may be called: its name, and its name without region and parent."""
    name = BRACKETED.sub("", simplified(place.name))
    regions = [simplified(one) for one in place.regions]
    parents = [simplified(one) for one in place.parents]
    # 民政局机关党支部 stands below 清河县民政局: a parent is also known without its region.
    parents += [one.removeprefix(region) for one in parents for region in regions]
    shorter = [name]
    for above in dict.fromkeys((*regions, *(one[:-1] for one in regions if len(one) > 2), *parents)):
        shorter += [one.removeprefix(above) for one in shorter if one.startswith(above) and one != above]
    return tuple(dict.fromkeys(one for one in shorter if len(one) > 1))


def _spoken(name: str, body: Place) -> tuple[str, ...]:
    """What a name in the plan may mean, seen from the body that runs the campaign.

    县 is left out only in a county's own plan, 局 only in a bureau's: a superior's office is not ours.
    """
    plain = BRACKETED.sub("", simplified(name))
    level = simplified(body.regions[-1])[-1:] if body.regions else ""
    own = simplified(body.name)[-1:]
    prefixes = ["本", "我", "机关"]
    prefixes += [level] if level in LEVELS else []
    if own in BODIES:
        prefixes += [own, f"{level}{own}", f"本{own}", f"我{own}", f"{own}机关", f"{level}{own}机关"]
    names = [plain, *(plain.removeprefix(p) for p in prefixes if p and plain.startswith(p))]
    for region in (simplified(one) for one in body.regions):
        names += [one.removeprefix(short) for short in (region, region[:-1]) if len(short) > 1 for one in names]
    return tuple(dict.fromkeys(one for one in names if len(one) > 1))


def _suggestions(spoken: Sequence[str], places: Sequence[Place], keys: dict[int, tuple[str, ...]]) -> tuple[int, ...]:
    scored = [(_likest(spoken, keys[place.id]), -place.depth, place.id) for place in places]
    likely = sorted((one for one in scored if one[0] >= SIMILAR_ENOUGH), reverse=True)
    return tuple(found for _, _, found in likely[:MOST_SUGGESTIONS])


def _likest(spoken: Sequence[str], keys: Sequence[str]) -> float:
    return max((_likeness(said, key) for said in spoken for key in keys), default=0.0)


def _likeness(said: str, key: str) -> float:
    """0 to 1. An abbreviation, all of whose characters stand in the name in order (人社局), is very like it."""
    ratio = SequenceMatcher(None, said, key, autojunk=False).ratio()
    return max(ratio, 0.9 if len(said) > 2 and _abbreviates(said, key) else 0.0)


def _abbreviates(short: str, full: str) -> bool:
    rest = iter(full)
    return short[0] == full[0] and all(character in rest for character in short)


def _is_of(kind: GroupKind, place: Place) -> bool:
    if kind is GroupKind.TOWNS:
        return place.kind in ("region", "unit") and simplified(place.name).endswith(TOWNS)
    return place.kind in GROUP_KINDS[kind]


@cache
def _converter() -> _Converter:
    import opencc  # noqa: PLC0415 - loading its dictionaries costs time that plain imports must not pay

    converter: _Converter = opencc.OpenCC("t2s")
    return converter
