"""Rows as the areas below offer them to the engine, for tests that need records and not their acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mingchuang.analytics.registry import Column, ColumnType, Dataset, Row
from mingchuang.assessment.actions.computing import compute_run
from mingchuang.assessment.actions.mark import enter_mark
from mingchuang.assessment.actions.run import freeze_run, order_run
from mingchuang.assessment.actions.scheme import put_in_force, start_scheme
from mingchuang.assessment.models import Mark, Scheme, ScoreRun
from mingchuang.campaigns.models import Campaign
from tests.cast import NOON, Cast

TODAY = date(2026, 3, 11)

W, T, D, B = ColumnType.WHOLE, ColumnType.TEXT, ColumnType.DAY, ColumnType.TRUTH
SHAPES: dict[str, list[tuple[str, ColumnType]]] = {
    "evaluations.ratings": [
        ("rating_id", W), ("window_id", W), ("path", T), ("site_path", T), ("local_on", D), ("grade", W),
        ("is_bad", B), ("is_valid", B), ("is_active", B), ("is_suspect", B), ("origin", T),
    ],
    "rectification.items": [
        ("rectification_id", W), ("path", T), ("source_kind", T), ("opened_on", D), ("due_on", D), ("closed_on", D),
        ("state", T), ("is_provisional", B),
    ],
    "pledges.pledges": [
        ("pledge_id", W), ("path", T), ("published_on", D), ("due_on", D), ("state", T), ("settled_on", D),
    ],
    "campaigns.tasks": [
        ("task_id", W), ("campaign_id", W), ("path", T), ("due_on", D), ("done_on", D), ("accepted_on", D),
        ("is_provisional", B),
    ],
    "casework.served": [("count_id", W), ("window_id", W), ("path", T), ("site_path", T), ("day", D), ("count", W)],
}  # fmt: skip
MONTH = {"evaluations.ratings": "local_on", "casework.served": "day"}


@dataclass
class Records:
    """Invented records by dataset; `offered()` gives the datasets that hold them."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in SHAPES})

    def offered(self) -> list[Dataset]:
        return [
            Dataset(
                name=name,
                label=name,
                columns=[Column(column, kind) for column, kind in shape],
                read=lambda _, name=name: self._read(name),  # type: ignore[misc]  # a lambda with a bound name
                month_by=MONTH.get(name, ""),
            )
            for name, shape in SHAPES.items()
        ]

    def _read(self, name: str) -> Iterable[Sequence[Row]]:
        yield self.rows[name]

    def ratings(self, path: str, grades: Iterable[int], *, on: date = date(2026, 3, 2), **flags: bool) -> None:
        """Ratings of one window; `flags` may say is_valid, is_active, is_suspect."""
        known = {"is_valid": True, "is_active": True, "is_suspect": False} | flags
        rows = self.rows["evaluations.ratings"]
        for grade in grades:
            told = (known["is_valid"], known["is_active"], known["is_suspect"])
            rows.append((len(rows) + 1, 1, path, "", on, grade, grade <= 2, *told, "walk_in"))

    def mending(self, path: str, *, due_on: date, closed_on: date | None = None, **more: str | bool) -> None:
        state = more.get("state", "closed" if closed_on else "open")
        rows = self.rows["rectification.items"]
        opened_on = date(2026, 2, 1)
        provisional = bool(more.get("is_provisional"))
        rows.append((len(rows) + 1, path, "bad_rating", opened_on, due_on, closed_on, state, provisional))

    def pledge(self, path: str, *, due_on: date, state: str = "published", settled_on: date | None = None) -> None:
        rows = self.rows["pledges.pledges"]
        rows.append((len(rows) + 1, path, date(2026, 1, 5), due_on, state, settled_on))

    def task(self, path: str, *, campaign: int, due_on: date, accepted_on: date | None = None, **more: bool) -> None:
        rows = self.rows["campaigns.tasks"]
        provisional = bool(more.get("is_provisional"))
        rows.append((len(rows) + 1, campaign, path, due_on, accepted_on, accepted_on, provisional))

    def served(self, path: str, count: int, *, on: date = date(2026, 3, 2)) -> None:
        rows = self.rows["casework.served"]
        rows.append((len(rows) + 1, 1, path, "", on, count))


def make_campaign(cast: Cast, **more: Any) -> Campaign:
    """A running campaign of the county."""
    given: dict[str, Any] = {"code": "chuangxian-2026", "name_zh": "创先争优活动", "starts_on": date(2026, 1, 1)}
    given |= {"node": cast.county, "path": cast.county.path, "confirmed_at": NOON, "is_public": True}
    return Campaign.objects.create(**given | {"state": "running", "started_at": NOON} | more)


def make_scheme(cast: Cast, campaign: Campaign) -> Scheme:
    """The standard scheme, in force."""
    actor = cast.chen.actor
    draft = start_scheme(actor=actor, campaign=campaign, unit_kind="unit", at=NOON)
    return put_in_force(actor=actor, scheme=draft, at=NOON)


def make_run(cast: Cast, scheme: Scheme, *, from_on: date = date(2026, 1, 1), until_on: date = TODAY) -> ScoreRun:
    """A run that has its result."""
    actor = cast.chen.actor
    run = order_run(actor=actor, scheme=scheme, from_on=from_on, until_on=until_on, at=NOON, is_queued=False)
    return compute_run(actor=actor, run_id=run.pk, at=NOON)


def make_frozen_run(cast: Cast) -> ScoreRun:
    """A run whose result is final; of whatever the areas offer, be it nothing."""
    run = make_run(cast, make_scheme(cast, make_campaign(cast)))
    return freeze_run(actor=cast.chen.actor, run=run, at=NOON)


def make_draft(cast: Cast) -> Scheme:
    """The standard scheme as a draft."""
    return start_scheme(actor=cast.chen.actor, campaign=make_campaign(cast), unit_kind="unit", at=NOON)


def make_mark(cast: Cast) -> Mark:
    """A deduction against the bureau."""
    campaign = make_scheme(cast, make_campaign(cast)).campaign
    return enter_mark(
        actor=cast.chen.actor,
        campaign=campaign,
        node=cast.bureau,
        kind="deduction",
        key="manners",
        happened_on=TODAY,
        count=1,
        reason="督查单 12 号",
        at=NOON,
    )
