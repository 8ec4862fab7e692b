"""Openness in the sample: norms as data, a second round of pledges, measured ones, turns, and good deeds."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from mingchuang.campaigns.actions import NormWording, adopt_framework, change_norm_line
from mingchuang.campaigns.models import NormLine
from mingchuang.config.sample.campaigns import issued_on
from mingchuang.config.sample.days import moment, month_end
from mingchuang.config.sample.stage import Stage
from mingchuang.config.sample.tables import table
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Account, Node
from mingchuang.pledges import actions
from mingchuang.pledges.models import Turn
from mingchuang.pledges.rules import Confirmation, DeedPlan, DeedResult, PledgeWording
from mingchuang.workspace.tasks import count_pledges

NORMS = ("five-three-five-five", "service-language", "window-conduct")
SELF_CHECKED = ("着装规范", "用语规范", "离岗摆去向牌")
EXAMINERS = ("inspector", "head", "head-renshe", "head-gongan")
REMARK = "单位已说明怎样做到，同意。"


def plan_promises(stage: Stage) -> None:
    """Put all of it on the agenda, in the months after the campaign began."""
    agenda, days = stage.agenda, stage.days
    first = issued_on(days)
    agenda.plan(moment(days.after(first, 4), "10:05"), partial(_norms, stage))
    agenda.plan(moment(days.after(first, 9), "9:30"), partial(_measured, stage))
    round_on = days.last_before(days.today - timedelta(days=30))
    agenda.plan(moment(round_on, "9:10"), partial(_second_round, stage))
    cycle_on = days.last_before(days.today - timedelta(days=12))
    agenda.plan(moment(cycle_on, "9:00"), partial(_turns, stage))
    for place, row in enumerate(table("promises")["deeds"]):
        heard_on = days.last_before(days.today - timedelta(days=30 * row["months"] + 3 * place))
        agenda.plan(moment(heard_on, f"14:{10 + place}"), partial(_deed, stage, row))
    agenda.plan(agenda.until, partial(_counted, stage))


def _counted(_stage: Stage, *, at: datetime) -> None:
    """As the worker does it every night."""
    count_pledges(at=at)


def _norms(stage: Stage, *, at: datetime) -> None:
    campaign = stage.campaigns["county"]
    for key in NORMS:
        adopt_framework(actor=stage.office, campaign_id=campaign.pk, key=key, at=at)
    for line in NormLine.objects.filter(norm_set__campaign=campaign, text_zh__startswith=SELF_CHECKED[0]):
        _mark(stage, line, f"{line.text_zh}、袖标", at)
    for start in SELF_CHECKED[1:]:
        for line in NormLine.objects.filter(norm_set__campaign=campaign, text_zh__startswith=start):
            _mark(stage, line, line.text_zh, at)


def _mark(stage: Stage, line: NormLine, text: str, at: datetime) -> None:
    wording = NormWording(text_zh=text, text_en=line.text_en, is_checkable=True, is_self_check=True)
    change_norm_line(actor=stage.office, line_id=line.pk, wording=wording, at=at)


def _measured(stage: Stage, *, at: datetime) -> None:
    """Standing pledges that nobody reports."""
    for row in table("promises")["measured"]:
        wording = PledgeWording(
            text_zh=row["zh"],
            text_en=row["en"],
            category="conduct",
            target_number=Decimal(row["number"]),
            indicator=row["figure"],
            aim=row["aim"],
        )
        pledge = actions.draft_pledge(
            actor=stage.people.of_node(row["node"]), node=_node(stage, row["node"]), wording=wording, at=at
        )
        _review(stage, pledge.pk, at)
        actions.publish_pledge(actor=stage.office, pledge_id=pledge.pk, at=at)


def _review(stage: Stage, pledge_id: int, at: datetime) -> None:
    actions.review_pledge(actor=stage.office, pledge_id=pledge_id, is_approved=True, remark=REMARK, at=at)


def _second_round(stage: Stage, *, at: datetime) -> None:
    """Templates for every role, then a round in which some units are done and some have not begun."""
    county, today = stage.places.county, at.date()
    actions.adopt_templates(actor=stage.office, node=county, at=at)
    plan = actions.RoundPlan(
        name_zh="二轮承诺",
        name_en="Second round",
        about="对照首轮没有兑现的再承诺一次，写清数、事、期限。",
        campaign=stage.campaigns["county"],
        opens_on=today,
        closes_on=today + timedelta(days=45),
    )
    second = actions.open_round(actor=stage.office, node=county, plan=plan, at=at)
    for row in table("promises")["second"]:
        due_on = month_end(today, 4) if row["ends"] != "draft" or row["en"] else None
        wording = PledgeWording(text_zh=row["zh"], text_en=row["en"], category=row["category"], due_on=due_on)
        node = _node(stage, row["node"])
        drafter = stage.people.of_node(row["node"])
        pledge = actions.draft_pledge(actor=drafter, node=node, wording=wording, round=second, at=at)
        if row["ends"] != "draft":
            _review(stage, pledge.pk, at)
        if row["ends"] == "published":
            actions.publish_pledge(actor=stage.office, pledge_id=pledge.pk, at=at)


def _turns(stage: Stage, *, at: datetime) -> None:
    """Every quarter; some have been taken since."""
    people = list(Account.objects.filter(username__in=EXAMINERS).order_by("pk"))
    cycle = actions.set_cycle(
        actor=stage.office,
        node=stage.places.county,
        every="quarter",
        days=20,
        starts_on=at.date(),
        examiners=people,
        at=at,
    )
    actions.give_turns(actor=Actor.system(), cycle_id=cycle.pk, at=at)
    findings = table("promises")["findings"]
    turns = list(Turn.objects.filter(cycle=cycle).select_related("examiner").order_by("pk"))
    for place, turn in enumerate(turns[::2]):
        day = stage.days.after(at.date(), 1 + place % 6)
        take = partial(_take, turn, finding=findings[place % len(findings)])
        stage.agenda.plan(moment(day, f"15:{10 + place % 50}"), take)


def _take(turn: Turn, *, finding: str, at: datetime) -> None:
    if Turn.objects.waiting().filter(pk=turn.pk).exists():
        actions.take_turn(actor=turn.examiner.as_actor(), turn_id=turn.pk, finding=finding, at=at)


def _deed(stage: Stage, row: dict[str, Any], *, at: datetime) -> None:
    """Heard, planned; then done and confirmed by another, or said to be impossible."""
    today, agenda, days = at.date(), stage.agenda, stage.days
    actor = stage.people.of_node(row["node"])
    plan = DeedPlan(
        heard_from=row["from"],
        heard_note=row["note"],
        heard_on=days.last_before(today - timedelta(days=2)),
        need_zh=row["need"][0],
        need_en=row["need"][1],
        deed_zh=row["deed"][0],
        deed_en=row["deed"][1],
        due_on=month_end(today, 2),
    )
    deed = actions.plan_deed(actor=actor, node=_node(stage, row["node"]), plan=plan, at=at)
    if row["ends"] == "dropped":
        drop = partial(actions.drop_deed, actor=actor, deed_id=deed.pk, reason=row["reason"])
        agenda.plan(moment(days.after(today, 20), "16:10"), drop)
    elif row["ends"] != "planned":
        done_on = days.after(today, 25)
        agenda.plan(moment(done_on, "11:10"), partial(_done, actor, deed.pk, row, done_on))
    if row["ends"] == "confirmed":
        agenda.plan(moment(days.after(today, 32), "10:40"), partial(_confirmed, stage, deed.pk, row))


def _done(actor: Actor, deed_id: int, row: dict[str, Any], done_on: date, *, at: datetime) -> None:
    result = DeedResult(
        done_on=done_on,
        result_number=Decimal(row["number"]),
        unit_zh=row["unit"][0],
        unit_en=row["unit"][1],
        result_zh=row["result"][0],
        result_en=row["result"][1],
    )
    files = [("办理情况.txt", f"{row['deed'][0]}\n{row['result'][0]}\n".encode())]
    actions.report_deed(actor=actor, deed_id=deed_id, result=result, files=files, at=at)


def _confirmed(stage: Stage, deed_id: int, row: dict[str, Any], *, at: datetime) -> None:
    said = Confirmation(
        asked_count=row["asked"], confirmed_count=row["confirmed"], confirmed_how=row["how"], confirmed_on=at.date()
    )
    actions.confirm_deed(actor=stage.inspector, deed_id=deed_id, said=said, at=at)


def _node(stage: Stage, code: str) -> Node:
    return {**stage.places.units, **stage.places.windows, **stage.places.bodies}[code]
