"""Corrections of an earlier version kept in a newer one: where the passage reads as before, and nowhere else. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mingchuang.campaigns.enums import DraftPart
from mingchuang.campaigns.rules import likeness
from mingchuang.campaigns.rules.draft import HEADER, Draft, Row, prepared, without_row

DROPPED, ADDED = "dropped", "added"
OWN = ("origin", "phase")  # numbers within one draft; they say nothing in another


@dataclass(slots=True)
class Newer:
    """The newer draft while corrections are carried into it, and what became of each of them."""

    draft: dict[str, Any]
    notes: list[dict[str, Any]] = field(default_factory=list)

    def note(self, part: str, title: str, name: str, *, was: Any, now: Any, kept: bool, path: str = "") -> None:
        """Tell what became of one correction."""
        said = {"part": part, "title": title, "field": name, "was": said_of(was), "now": said_of(now)}
        self.notes.append({**said, "kept": kept, "path": path})


def carried_over(*, read: Draft, corrected: Draft, newer: Draft) -> Newer:
    """The newer document with the corrections that people made to what was read of the earlier one."""
    before, found = prepared(read), Newer(draft=prepared(newer))
    for key in HEADER:
        _carry_field(found, found.draft, before, corrected, key, part="header", path=f"/{key}")
    for part in DraftPart:
        _carry_rows(found, part, before, corrected)
    return found


def said_of(value: Any) -> str:
    """A value in one line, for the list of what was carried."""
    if isinstance(value, Mapping):
        return "；".join(said_of(one) for one in value.values() if one)
    if isinstance(value, list | tuple):
        return "、".join(said_of(one) for one in value)
    return str(value if value is not None else "")


def _carry_field(
    found: Newer, target: dict[str, Any], read: Row, corrected: Row, key: str, *, part: str, path: str, title: str = ""
) -> None:
    was, wanted, now = read.get(key), corrected.get(key), target.get(key)
    if (was or None) == (wanted or None) or (now or None) == (wanted or None):
        return
    kept = (now or None) == (was or None)
    if kept:
        target[key] = wanted
    found.note(part, title, key, was=wanted, now=wanted if kept else now, kept=kept, path=path)


def _carry_rows(found: Newer, part: DraftPart, before: Draft, corrected: Draft) -> None:
    """Corrected rows, then dropped ones from the end, then added ones."""
    read, newer = before[part.value], found.draft[part.value]
    places = {old: new for new, old in likeness.matched(rows_of(read), rows_of(newer)).items()}
    gone = dict(enumerate(read))
    for row in corrected[part.value]:
        origin = row.get("origin")
        if origin is None:
            continue
        gone.pop(origin, None)
        _carry_row(found, part, read[origin], row, places.get(origin))
    for origin, place in sorted(((o, places[o]) for o in gone if o in places), key=lambda one: -one[1]):
        _drop_again(found, part, read[origin], place)
    for row in corrected[part.value]:
        if row.get("origin") is None:
            _add_again(found, part, row, corrected)


def _carry_row(found: Newer, part: DraftPart, read: Row, row: Row, place: int | None) -> None:
    title = title_of(row)
    changed = [key for key in row if key not in OWN and (row.get(key) or None) != (read.get(key) or None)]
    if place is None:
        for key in changed:
            found.note(part.value, title, key, was=row.get(key), now=None, kept=False)
        return
    target = found.draft[part.value][place]
    for key in changed:
        path = f"/{part.value}/{target.get('origin')}/{key}"
        _carry_field(found, target, read, row, key, part=part.value, path=path, title=title)


def _drop_again(found: Newer, part: DraftPart, read: Row, place: int) -> None:
    row = found.draft[part.value][place]
    kept = all((row.get(key) or None) == (read.get(key) or None) for key in {*row, *read} if key not in OWN)
    if kept:
        found.draft = without_row(found.draft, part, place)
    path = "" if kept else f"/{part.value}/{row.get('origin')}"
    found.note(part.value, title_of(row), DROPPED, was=None, now=title_of(row), kept=kept, path=path)


def _add_again(found: Newer, part: DraftPart, row: Row, corrected: Draft) -> None:
    """What a person added, unless the newer document has it by now."""
    rows = found.draft[part.value]
    if likeness.matched(rows_of(rows), rows_of([row])):
        return
    added = dict(row)
    if part is DraftPart.ACTIVITIES:
        added["phase"] = _same_phase(row.get("phase"), corrected["phases"], found.draft["phases"])
    found.draft = {**found.draft, part.value: [*rows, added]}
    found.note(part.value, title_of(row), ADDED, was=title_of(row), now=title_of(row), kept=True)


def _same_phase(place: int | None, old: Sequence[Row], new: Sequence[Row]) -> int | None:
    if place is None or place >= len(old):
        return None
    return {there: here for here, there in likeness.matched(rows_of(old), rows_of(new)).items()}.get(place)


def rows_of(rows: Sequence[Row]) -> list[likeness.Row]:
    """Rows as they are matched."""
    return [likeness.Row(title=title_of(row), text="".join(_texts(row))) for row in rows]


def title_of(row: Row) -> str:
    """What a row is called."""
    return str(row.get("title") or row.get("name") or "")


def _texts(row: Row) -> Iterator[str]:
    yield str(row.get("text") or "")
    yield from (str(item) for item in row.get("items") or [])
