"""What the importer makes of one document: the fields of a plan, each word of them with its place in the text.

The names of the attributes are the keys of the JSON form. `ONLY_IF_SAID` marks keys that are left out when empty; every
other key is always there, null where the text is silent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mingchuang.plans.located import Words

ONLY_IF_SAID: Mapping[str, Any] = {"only_if_said": True}
Row = tuple[Words, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal: with its text, or with items."""

    title: Words | None = None
    text: Words | None = field(default=None, metadata=ONLY_IF_SAID)
    items: Row = field(default=None, metadata=ONLY_IF_SAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From when to when; `date_text` is the text's own wording."""

    start: Words | None = None
    end: Words | None = None
    date_text: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of the campaign."""

    name: Words | None
    ordinal: Words | None = None
    start: Words | None = None
    end: Words | None = None
    date_text: Words | None = None
    text: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NormSet:
    """A named set of norms; `items` is None when the text names the set without listing it."""

    name: Words
    items: Row = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A thing to be done, and by whom; units are None where none are named."""

    title: Words | None
    lead_units: Row = None
    responsible_units: Row = None
    supporting_units: Row = field(default=None, metadata=ONLY_IF_SAID)
    leaders: Row = field(default=None, metadata=ONLY_IF_SAID)
    text: Words | None = None
    norms: tuple[NormSet, ...] = ()
    start: Words | None = field(default=None, metadata=ONLY_IF_SAID)
    end: Words | None = field(default=None, metadata=ONLY_IF_SAID)
    date_text: Words | None = field(default=None, metadata=ONLY_IF_SAID)
    phase: Words | None = field(default=None, metadata=ONLY_IF_SAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A safeguard or requirement, with the named lists inside it."""

    title: Words | None
    text: Words | None
    lists: tuple[NormSet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingGroup:
    """Who leads, as names or posts."""

    name: Words | None
    head: Row = None
    deputies: Row = None
    members: Row = None
    office_at: Words | None = None
    office_director: Row = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One line of a score table."""

    item: Words | None
    standard: Words | None = None
    points: Words | None = None
    method: Words | None = None
    deductions: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTable:
    """A table by which work is marked."""

    title: Words | None
    total: Words | None
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """The printer's block at the foot of an official document."""

    text: Words
    subject_words: Row = None
    copies_to: Row = None
    printed_by: Words | None = None
    printed_on: Words | None = None
    copies: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """A share the text states together with the numbers it should follow from."""

    text: Words
    whole: float
    part: float
    stated_percent: float
    computed_percent: float
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpan:
    """A stretch of the cleaned text; all of them end to end are the text."""

    level: int
    number: str | None
    heading: str | None
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRepair:
    """A repair and where it was made in the cleaned text; many of one kind are told together."""

    kind: str
    before: str
    after: str
    at: tuple[int, int]
    count: int = 1
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something a person should look at; `text` is Chinese with {placeholders}, filled from `values`."""

    kind: str
    text: str
    values: Mapping[str, str | int | float] = field(default_factory=dict)
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of one document."""

    kind: str
    is_plan: bool
    script: str
    title: Words | None = None
    plan_title: Words | None = field(default=None, metadata=ONLY_IF_SAID)
    campaign_name: Words | None = None
    issuer: Words | None = None
    doc_number: Words | None = None
    issue_date: Words | None = None
    addressees: Row = None
    preamble: Words | None = None
    guiding_text: Words | None = None
    theme: Words | None = None
    scope: Row = None
    basis: Row = None
    goals: tuple[Goal, ...] | None = None
    period: Period | None = None
    phases: tuple[Phase, ...] | None = None
    activities: tuple[Activity, ...] | None = None
    norms: tuple[NormSet, ...] | None = None
    evaluation_methods: Row = None
    measures: tuple[Measure, ...] | None = None
    leading_group: LeadingGroup | None = None
    attachments: Row = None
    score_table: ScoreTable | None = None
    colophon: Colophon | None = None
    figures: tuple[StatedFigure, ...] | None = field(default=None, metadata=ONLY_IF_SAID)
