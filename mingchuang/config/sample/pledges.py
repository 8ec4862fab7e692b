"""The pledges of the sample: worded by one person, published by another, kept or not, examined by a third."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from django.utils import timezone

from mingchuang.config.sample.campaigns import issued_on
from mingchuang.config.sample.days import moment, month_end
from mingchuang.config.sample.people import SEED
from mingchuang.config.sample.stage import Stage
from mingchuang.config.sample.tables import table
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from mingchuang.pledges.actions import (
    draft_pledge,
    examine_fulfilment,
    publish_pledge,
    report_fulfilment,
    review_pledge,
    withdraw_pledge,
)
from mingchuang.pledges.models import Pledge
from mingchuang.pledges.rules import FulfilmentReport, PledgeWording

REPORTED = {"kept", "partly", "not_kept", "reported", "standing"}
RESULTS = {"kept": "kept", "partly": "partly_kept", "not_kept": "not_kept", "standing": "kept"}


@dataclass(slots=True, kw_only=True)
class _Story:
    """One pledge on its way through the half year."""

    row: dict[str, Any]
    node: Node
    drafter: Actor
    due_on: date | None
    pledge: Pledge | None = None

    @property
    def pledge_id(self) -> int:
        assert self.pledge is not None
        return self.pledge.pk


def plan_pledges(stage: Stage) -> None:
    """Put the pledges on the agenda, worded in the weeks after the campaign begins."""
    nodes = {**stage.places.units, **stage.places.windows, **stage.places.bodies}
    from_on = issued_on(stage.days)
    random = Random(SEED)  # noqa: S311 - made up, not secret
    rows = table("pledges")["pledges"]
    for place, row in enumerate(rows):
        due_on = month_end(from_on, row["due"]) if "due" in row else None
        story = _Story(row=row, node=nodes[row["node"]], drafter=stage.people.of_node(row["node"]), due_on=due_on)
        _plan(stage, story, first=stage.days.after(from_on, 3 + place % 9), random=random)


def _plan(stage: Stage, story: _Story, *, first: date, random: Random) -> None:
    ends, agenda, days = story.row["ends"], stage.agenda, stage.days
    if ends == "draft":
        agenda.plan(moment(days.last_before(days.today - timedelta(days=2)), "15:10"), partial(_draft, story))
        return
    agenda.plan(moment(first, f"10:{random.randrange(10, 60)}"), partial(_draft, story))
    agenda.plan(moment(days.after(first, 1), f"15:{random.randrange(10, 60)}"), partial(_publish, story, stage.office))
    if ends == "withdrawn" and story.due_on:
        day = days.after(month_end(story.due_on, -1), 6)
        agenda.plan(moment(day, "11:20"), partial(_withdraw, story, stage.office))
    elif ends in REPORTED | {"overdue"}:
        _plan_ending(stage, story, first=first, random=random)


def _plan_ending(stage: Stage, story: _Story, *, first: date, random: Random) -> None:
    """Reported shortly before its day (a tardy one after), and examined in the week after."""
    row, agenda, days = story.row, stage.agenda, stage.days
    due = story.due_on or month_end(first, 3)
    done_on = days.after(due, 2) if row.get("tardy") else days.last_before(due - timedelta(days=random.randrange(1, 5)))
    if row["ends"] in REPORTED and not row.get("silent"):
        agenda.plan(moment(done_on, f"16:{random.randrange(10, 60)}"), partial(_report, story))
    if row["ends"] in RESULTS:
        examined_on = days.after(max(due, done_on), random.randrange(2, 5))
        agenda.plan(moment(examined_on, f"9:{random.randrange(10, 60)}"), partial(_examine, story, stage.inspector))


def _draft(story: _Story, *, at: datetime) -> None:
    row = story.row
    target = row.get("target", ("", ""))
    wording = PledgeWording(
        text_zh=row["zh"],
        text_en=row["en"],
        category=row["category"],
        target_zh=target[0],
        target_en=target[1],
        target_number=_number(row.get("number")),
        due_on=story.due_on,
    )
    story.pledge = draft_pledge(actor=story.drafter, node=story.node, wording=wording, at=at)


def _publish(story: _Story, actor: Actor, *, at: datetime) -> None:
    remark = "单位已说明怎样做到，同意。"
    review_pledge(actor=actor, pledge_id=story.pledge_id, is_approved=True, remark=remark, at=at)
    publish_pledge(actor=actor, pledge_id=story.pledge_id, at=at)


def _withdraw(story: _Story, actor: Actor, *, at: datetime) -> None:
    reason_zh, reason_en = story.row["remark_zh"], story.row["remark_en"]
    withdraw_pledge(actor=actor, pledge_id=story.pledge_id, reason_zh=reason_zh, reason_en=reason_en, at=at)


def _report(story: _Story, *, at: datetime) -> None:
    row = story.row
    report = FulfilmentReport(
        done_on=timezone.localdate(at),
        done_zh=row["done_zh"],
        done_en=row["done_en"],
        achieved_number=_number(row.get("achieved")),
    )
    evidence = f"{story.node.name_zh}\n{row['zh']}\n{row['done_zh']}\n".encode()
    report_fulfilment(
        actor=story.drafter,
        pledge_id=story.pledge_id,
        report=report,
        at=at,
        files=[("兑现情况说明.txt", evidence)] if "number" in row else [],
    )


def _examine(story: _Story, actor: Actor, *, at: datetime) -> None:
    row = story.row
    examine_fulfilment(
        actor=actor,
        pledge_id=story.pledge_id,
        result=RESULTS[row["ends"]],
        at=at,
        remark_zh=row.get("remark_zh", ""),
        remark_en=row.get("remark_en", ""),
    )


def _number(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
