"""Rounds of pledging and templates by role."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from django.db import transaction

from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node
from mingchuang.pledges.facts import RoundChanged, RoundOpened, TemplateChanged, TemplateOffered
from mingchuang.pledges.models import PledgeRound, PledgeTemplate
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.queries import shipped_templates
from mingchuang.pledges.rules import PledgeRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlan:
    """What a round is called, when it is, and what it asks for."""

    name_zh: str
    opens_on: date
    closes_on: date
    name_en: str = ""
    about: str = ""
    campaign: Campaign | None = None


@transaction.atomic
def open_round(*, actor: Actor, node: Node, plan: RoundPlan, at: datetime) -> PledgeRound:
    """Set a round of pledging for all places below a node."""
    actor.require(P.ROUND_EDIT, within=covers(node))
    _check_round(plan, node=node)
    found = PledgeRound.objects.create(node=node, path=node.path, **_columns(plan))
    fact = RoundOpened(name=plan.name_zh, opens_on=plan.opens_on.isoformat(), closes_on=plan.closes_on.isoformat())
    record(fact, actor=actor, subject=found, path=found.path, at=at)
    return found


@transaction.atomic
def change_round(*, actor: Actor, round_id: int, plan: RoundPlan, at: datetime) -> PledgeRound:
    """Correct a round."""
    found = PledgeRound.objects.select_for_update(of=("self",)).select_related("node").get(pk=round_id)
    actor.require(P.ROUND_EDIT, within=covers(found))
    _check_round(plan, node=found.node, besides=found.pk)
    for name, value in _columns(plan).items():
        setattr(found, name, value)
    found.save()
    fact = RoundChanged(name=plan.name_zh, opens_on=plan.opens_on.isoformat(), closes_on=plan.closes_on.isoformat())
    record(fact, actor=actor, subject=found, path=found.path, at=at)
    return found


def _columns(plan: RoundPlan) -> dict[str, object]:
    return {one.name: getattr(plan, one.name) for one in fields(plan)}


def _check_round(plan: RoundPlan, *, node: Node, besides: int | None = None) -> None:
    if plan.closes_on < plan.opens_on:
        raise PledgeRefused("截止日期不能早于开始日期。", field="closes_on")
    same = PledgeRound.objects.filter(node=node, name_zh=plan.name_zh).values_list("pk", flat=True)
    if set(same) - {besides}:
        raise PledgeRefused("这个单位已有同名的承诺轮次。", field="name_zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateWording:
    """A wording for a role; blanks are written as ____."""

    role_zh: str
    category: str
    text_zh: str
    role_en: str = ""
    text_en: str = ""


@transaction.atomic
def offer_template(*, actor: Actor, node: Node, wording: TemplateWording, at: datetime) -> PledgeTemplate:
    """Offer a wording to a role at and below a node."""
    actor.require(P.ROUND_EDIT, within=covers(node))
    if PledgeTemplate.objects.filter(node=node, role_zh=wording.role_zh, text_zh=wording.text_zh).exists():
        raise PledgeRefused("这个岗位已有同样的模板。", field="text_zh")
    found = PledgeTemplate.objects.create(node=node, path=node.path, **asdict(wording))
    fact = TemplateOffered(role=found.role_zh, text=found.text_zh)
    record(fact, actor=actor, subject=found, path=found.path, at=at)
    return found


@transaction.atomic
def change_template(
    *, actor: Actor, template_id: int, wording: TemplateWording, is_offered: bool, at: datetime
) -> PledgeTemplate:
    """Word a template anew, or offer it no more. Pledges made from it stay as they are."""
    found = PledgeTemplate.objects.select_for_update(of=("self",)).get(pk=template_id)
    actor.require(P.ROUND_EDIT, within=covers(found))
    same = PledgeTemplate.objects.filter(node=found.node_id, role_zh=wording.role_zh, text_zh=wording.text_zh)
    if same.exclude(pk=found.pk).exists():
        raise PledgeRefused("这个岗位已有同样的模板。", field="text_zh")
    for name, value in asdict(wording).items():
        setattr(found, name, value)
    found.is_offered = is_offered
    found.save()
    fact = TemplateChanged(role=found.role_zh, text=found.text_zh, is_offered=is_offered)
    record(fact, actor=actor, subject=found, path=found.path, at=at)
    return found


@transaction.atomic
def adopt_templates(*, actor: Actor, node: Node, at: datetime) -> int:
    """Take over the wordings that come with the product; those that are there already are left alone."""
    actor.require(P.ROUND_EDIT, within=covers(node))
    known = set(PledgeTemplate.objects.filter(node=node).values_list("role_zh", "text_zh"))
    fresh = [one for one in shipped_templates() if (one["role_zh"], one["zh"]) not in known]
    for one in fresh:
        wording = TemplateWording(
            role_zh=one["role_zh"],
            role_en=one["role_en"],
            category=one["category"],
            text_zh=one["zh"],
            text_en=one["en"],
        )
        offer_template(actor=actor, node=node, wording=wording, at=at)
    return len(fresh)
