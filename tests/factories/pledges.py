"""Plausible pledges in each state, made through the product's own acts."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from mingchuang.pledges import actions
from mingchuang.pledges.models import GoodDeed, Pledge, PledgeRound, PledgeTemplate, ReviewCycle, Turn
from mingchuang.pledges.rules import Confirmation, DeedPlan, DeedResult, FulfilmentReport, PledgeWording
from tests.cast import NOON, Person

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


def reviewed(node: Node, *, at: datetime = NOON, **changes: Any) -> Pledge:
    """Read by another, not yet public."""
    pledge = draft(node, at=at, **changes)
    return actions.review_pledge(actor=SYSTEM, pledge_id=pledge.pk, is_approved=True, remark="已核对。", at=at)


def published(node: Node, *, at: datetime = NOON, **changes: Any) -> Pledge:
    """Public since `at`."""
    return actions.publish_pledge(actor=SYSTEM, pledge_id=reviewed(node, at=at, **changes).pk, at=at)


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


def make_round(node: Node, *, name_zh: str = "二轮承诺", **changes: Any) -> PledgeRound:
    """A round that runs now."""
    days = {"opens_on": date(2026, 3, 2), "closes_on": date(2026, 3, 31)}
    plan = actions.RoundPlan(**{"name_zh": name_zh, "about": "每人一条，写清数、事、期限。", **days, **changes})
    return actions.open_round(actor=SYSTEM, node=node, plan=plan, at=NOON)


def make_template(node: Node, *, role_zh: str = "窗口人员", text_zh: str = "____ 个工作日内办结") -> PledgeTemplate:
    """A wording with a blank for a role."""
    wording = actions.TemplateWording(role_zh=role_zh, category="time_limit", text_zh=text_zh)
    return actions.offer_template(actor=SYSTEM, node=node, wording=wording, at=NOON)


def make_cycle(node: Node, *people: Person, every: str = "quarter") -> ReviewCycle:
    """A cycle that began at the start of the month."""
    return actions.set_cycle(
        actor=SYSTEM,
        node=node,
        every=every,
        days=20,
        starts_on=date(2026, 3, 1),
        examiners=[one.account for one in people],
        at=NOON,
    )


def make_turn(node: Node, person: Person, place: Node, **changes: Any) -> Turn:
    """A running pledge of a place that this person is to look at."""
    pledge = published(place, **changes)
    actions.give_turns(actor=SYSTEM, cycle_id=make_cycle(node, person).pk, at=NOON)
    return Turn.objects.get(pledge=pledge)


def deed_plan(**changes: Any) -> DeedPlan:
    """Somebody to help old people at the counter."""
    usual: dict[str, Any] = {
        "heard_from": "visit",
        "heard_note": "城南社区座谈会",
        "heard_on": date(2026, 3, 5),
        "need_zh": "老年人不会用自助机",
        "deed_zh": "为老年人提供现场帮办",
        "due_on": date(2026, 5, 31),
    }
    return DeedPlan(**{**usual, **changes})


def deed_result(**changes: Any) -> DeedResult:
    """Forty people were helped."""
    usual: dict[str, Any] = {
        "done_on": date(2026, 3, 10),
        "result_number": Decimal(40),
        "unit_zh": "人次",
        "result_zh": "现场帮办 40 人次。",
    }
    return DeedResult(**{**usual, **changes})


def deed_said(**changes: Any) -> Confirmation:
    """Eighteen of twenty confirm it."""
    usual: dict[str, Any] = {
        "asked_count": 20,
        "confirmed_count": 18,
        "confirmed_how": "call_back",
        "confirmed_on": date(2026, 3, 11),
    }
    return Confirmation(**{**usual, **changes})


def planned_deed(node: Node, *, actor: Actor = SYSTEM, **changes: Any) -> GoodDeed:
    """Entered, not done yet."""
    return actions.plan_deed(actor=actor, node=node, plan=deed_plan(**changes), at=NOON)


def done_deed(node: Node, *, actor: Actor = SYSTEM, **changes: Any) -> GoodDeed:
    """Done and counted; nobody was asked yet."""
    deed = planned_deed(node, **changes)
    return actions.report_deed(actor=actor, deed_id=deed.pk, result=deed_result(), at=NOON)
