"""Plausible pledges in each state, made through the product's own acts."""

from datetime import date, datetime, timedelta
from typing import Any

from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from mingchuang.pledges import actions
from mingchuang.pledges.models import Pledge
from mingchuang.pledges.rules import FulfilmentReport, PledgeWording
from tests.cast import NOON

SYSTEM = Actor.system()
DUE = date(2026, 4, 30)


def wording(**changes: Any) -> PledgeWording:
    """Two more windows by the end of April."""
    usual: dict[str, Any] = {
        "text_zh": "四月底前增设两个婚姻登记窗口",
        "text_en": "Two more marriage registration windows by the end of April",
        "category": "convenience",
        "due_on": DUE,
    }
    return PledgeWording(**{**usual, **changes})


def draft(node: Node, *, actor: Actor = SYSTEM, at: datetime = NOON, **changes: Any) -> Pledge:
    """Worded, not yet public."""
    return actions.draft_pledge(actor=actor, node=node, wording=wording(**changes), at=at)


def published(node: Node, *, at: datetime = NOON, **changes: Any) -> Pledge:
    """Public since `at`."""
    return actions.publish_pledge(actor=SYSTEM, pledge_id=draft(node, at=at, **changes).pk, at=at)


def reported(node: Node, *, at: datetime = NOON, actor: Actor = SYSTEM, **changes: Any) -> Pledge:
    """Reported as kept on the day of publishing."""
    pledge = published(node, at=at, **changes)
    report = FulfilmentReport(done_on=at.date(), done_zh="两个窗口已经开门。", done_en="Both windows are open.")
    actions.report_fulfilment(actor=actor, pledge_id=pledge.pk, report=report, at=at)
    pledge.refresh_from_db()
    return pledge


def judged(node: Node, result: str, *, at: datetime = NOON, **changes: Any) -> Pledge:
    """Reported and judged a day later."""
    pledge = reported(node, at=at, **changes)
    later = at + timedelta(days=1)
    remark = "核对属实。"
    return actions.examine_fulfilment(actor=SYSTEM, pledge_id=pledge.pk, result=result, remark_zh=remark, at=later)
