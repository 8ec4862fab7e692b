"""A newer plan against the campaign as it stands: what is new, what reads otherwise, what is gone. Pure.

Both sides are brought into the same shape first: entries with plain fields, part by part.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from mingchuang.campaigns.enums import ChangeSort
from mingchuang.campaigns.rules import likeness
from mingchuang.campaigns.rules.carrying import said_of
from mingchuang.campaigns.rules.confirming import Schedule, task_title
from mingchuang.campaigns.rules.dates import Span, is_yearless
from mingchuang.campaigns.rules.draft import Draft, Row
from mingchuang.foundation.errors import Refusal

HEADER, PHASES, TASKS, NORMS, GOALS, MEASURES = "header", "phases", "activities", "norms", "goals", "measures"
PARTS = (HEADER, PHASES, TASKS, NORMS, GOALS, MEASURES)
TEXTS = ("issuer", "doc_number", "theme", "preamble", "guiding_text")
LISTS = ("scope", "basis", "evaluation_methods")
ROLES = (("牵头", "lead_units"), ("责任", "responsible_units"), ("配合", "supporting_units"))


class UpdateRefused(Refusal):
    """The newer version cannot be taken over so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of either side. `id` is the campaign's row or the draft's place; `said` stays out of the comparison."""

    id: int
    name: str
    fields: Mapping[str, Any]
    text: str = ""
    may_go: bool = True
    said: Mapping[str, Any] = field(default_factory=dict)


Plan = Mapping[str, Sequence[Entry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One item to apply or to pass over.

    `target` is the campaign's row (None = it is new), `source` the draft's place (None = it is gone); a new row stands
    after the campaign's row `after`.
    """

    key: str
    part: str
    sort: ChangeSort
    name: str
    field: str = ""
    was: Any = None
    now: Any = None
    target: int | None = None
    source: int | None = None
    after: int | None = None

    @property
    def fingerprint(self) -> str:
        """Another when the newer plan says something else here."""
        return _print(f"{self.part}|{self.field}|{self.sort}|{said_of(self.now)}")


def differences(standing: Plan, wanted: Plan) -> list[Difference]:
    """All items, part by part, in the order of the newer plan; what is gone comes last in its part."""
    aligned = {**wanted, TASKS: _in_known_phases(standing, wanted)}
    return [one for part in PARTS for one in _of_part(part, standing.get(part, ()), aligned.get(part, ()))]


def _in_known_phases(standing: Plan, wanted: Plan) -> list[Entry]:
    """Tasks whose phase is only called otherwise stay in it: the new name is an item of the phase itself."""
    old, new = standing.get(PHASES, ()), wanted.get(PHASES, ())
    pairs = likeness.matched([_row(one) for one in old], [_row(one) for one in new])
    found = []
    for task in wanted.get(TASKS, ()):
        phase = pairs.get(task.said.get("phase", -1))
        fields = {**task.fields, "phase": old[phase].name} if phase is not None else task.fields
        found.append(replace(task, fields=fields))
    return found


def _of_part(part: str, standing: Sequence[Entry], wanted: Sequence[Entry]) -> Iterator[Difference]:
    pairs = likeness.matched([_row(one) for one in standing], [_row(one) for one in wanted])
    if part == HEADER:
        pairs = {0: 0} if standing and wanted else {}
    after: int | None = None
    for place, entry in enumerate(wanted):
        if place in pairs:
            mine = standing[pairs[place]]
            after = mine.id
            yield from _changed(part, mine, entry)
        else:
            key = f"{part}-new-{_print(entry.name + said_of(entry.fields))}"
            yield Difference(
                key=key,
                part=part,
                sort=ChangeSort.ADDED,
                name=entry.name,
                now=entry.fields,
                source=entry.id,
                after=after,
            )
    for place, mine in enumerate(standing):
        if place not in pairs.values() and mine.may_go:
            key = f"{part}-{mine.id}-gone"
            yield Difference(
                key=key, part=part, sort=ChangeSort.DROPPED, name=mine.name, was=mine.fields, target=mine.id
            )


def _row(entry: Entry) -> likeness.Row:
    return likeness.Row(title=entry.name, text=entry.text)


def _changed(part: str, mine: Entry, entry: Entry) -> Iterator[Difference]:
    for name, now in entry.fields.items():
        was = mine.fields.get(name)
        if said_of(was).strip() == said_of(now).strip():
            continue
        yield Difference(
            key=f"{part}-{mine.id}-{name}",
            part=part,
            sort=ChangeSort.CHANGED,
            name=mine.name,
            field=name,
            was=was,
            now=now,
            target=mine.id,
            source=entry.id,
        )


def _print(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def wanted_plan(draft: Draft, dates: Schedule) -> Plan:
    """The draft in the shape of the comparison, its dates in their year."""
    return {
        HEADER: [Entry(id=0, name="", fields=_header(draft, dates))],
        PHASES: [
            _text_entry(place, row, "name", period=_period(span, row.get("date_text")))
            for place, (row, span) in enumerate(zip(draft["phases"], dates.phases, strict=True))
        ],
        TASKS: [_task(place, row, draft, dates) for place, row in enumerate(draft["activities"])],
        NORMS: list(_norms(draft)),
        GOALS: [
            _text_entry(place, row, "title", items=list(row.get("items") or []))
            for place, row in enumerate(draft["goals"])
        ],
        MEASURES: [
            _text_entry(place, row, "title", lists=plain_lists(row.get("lists") or []))
            for place, row in enumerate(draft["measures"])
        ],
    }


def _header(draft: Draft, dates: Schedule) -> dict[str, Any]:
    """Fields the draft is silent about are no change: silence in a plan drops nothing."""
    issued = draft.get("issue_date")
    said: dict[str, Any] = {key: (draft.get(key) or "").strip() for key in TEXTS}
    said |= {key: list(draft.get(key) or []) for key in LISTS}
    said["issue_date"] = issued if issued and not is_yearless(issued) else ""
    said["period"] = _period(dates.whole, (draft.get("period") or {}).get("date_text"))
    said["leading_group"] = plain_group(draft.get("leading_group") or {})
    return {key: value for key, value in said.items() if said_of(value)}


def _period(span: Span, text: str | None) -> dict[str, str]:
    return period_of(span.start.isoformat() if span.start else "", span.end.isoformat() if span.end else "", text or "")


def period_of(start: str, end: str, text: str) -> dict[str, str]:
    """From when to when, with the plan's own words."""
    return {"start": start, "end": end, "date_text": text.strip()}


def plain_group(group: Mapping[str, Any]) -> dict[str, Any]:
    """The leading group without what it is silent about, always in the same order."""
    keys = ("name", "head", "deputies", "members", "office_at", "office_director")
    return {key: group[key] for key in keys if group.get(key)}


def plain_lists(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Named lists inside a measure."""
    return [{"name": str(row.get("name") or "").strip(), "items": list(row.get("items") or [])} for row in rows]


def _text_entry(place: int, row: Row, title: str, **more: Any) -> Entry:
    name, text = (row.get(title) or "").strip(), (row.get("text") or "").strip()
    fields = {title: name, "text": text, **more}
    if title == "name" and not name:
        fields.pop("name")
    return Entry(id=place, name=name or str(row.get("ordinal") or ""), text=text, fields=fields)


def _task(place: int, row: Row, draft: Draft, dates: Schedule) -> Entry:
    due, phase, phases = dates.due[place], row.get("phase"), draft["phases"]
    fields: dict[str, Any] = {"title": task_title(row), "text": (row.get("text") or "").strip()}
    is_placed = phase is not None and phase < len(phases)
    if is_placed:
        fields["phase"] = (phases[phase].get("name") or "").strip()
    if due:
        fields["due_on"] = due.isoformat()
    if units := units_said({role: row.get(key) or [] for role, key in ROLES}):
        fields["units"] = units
    if row.get("wanted_evidence"):
        fields["wanted_evidence"] = str(row["wanted_evidence"]).strip()
    said = {"phase": phase} if is_placed else {}
    return Entry(id=place, name=task_title(row), text=fields["text"], fields=fields, said=said)


def units_said(named: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Who does what, as the plan names them: 牵头 县民政局、县人社局."""
    said = {
        role: "、".join(dict.fromkeys(name.strip() for name in names if name.strip())) for role, names in named.items()
    }
    return {role: f"{role} {names}" for role, names in said.items() if names}


def _norms(draft: Draft) -> Iterator[Entry]:
    """The sets of the whole plan, then those of its tasks; `said` tells the task's place."""
    rows: list[tuple[int | None, Row]] = [(None, row) for row in draft["norms"]]
    rows += [(place, row) for place, task in enumerate(draft["activities"]) for row in task.get("norms") or []]
    for number, (task, row) in enumerate(rows):
        name, items = (row.get("name") or "").strip(), [one.strip() for one in row.get("items") or []]
        fields = {"name": name, **({"items": items} if items else {})}
        yield Entry(id=number, name=name, text="".join(items), fields=fields, said={"task": task})
