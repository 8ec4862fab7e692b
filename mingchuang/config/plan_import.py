"""A plan document into the database from the terminal: as drafts, or at once as campaigns."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingchuang.campaigns.actions import Confirmation, confirm_plan
from mingchuang.campaigns.actions.plans import upload_plan
from mingchuang.campaigns.models import PlanDraft
from mingchuang.campaigns.queries.units import named_matches, places_below, proposed_body
from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.organisations.models import Node


class ImportRefused(Refusal):
    """The document is not imported; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOrder:
    """What the operator asked for."""

    data: bytes
    name: str
    node_code: str
    year: int
    confirms: bool
    leaves_unmatched: bool
    due: date | None


@transaction.atomic
def import_plan(order: PlanOrder, *, at: datetime) -> list[str]:
    """One line for each document in the file. All or nothing: a plan that cannot be confirmed leaves no trace."""
    node = Node.objects.filter(code=order.node_code).first()
    if node is None:
        raise ImportRefused("找不到编码为“{code}”的机构。", code=order.node_code)
    plan_file = upload_plan(actor=Actor.system(), node=node, data=order.data, name=order.name, at=at)
    return [_line(draft, order, at) for draft in plan_file.drafts.order_by("ordinal")]


def _line(draft: PlanDraft, order: PlanOrder, at: datetime) -> str:
    title = draft.draft.get("campaign_name") or draft.draft.get("title") or "—"
    if not draft.is_plan:
        return f"{draft.ordinal}. {draft.get_kind_display()} {title}（不是方案，只存档）"
    if not order.confirms:
        return f"{draft.ordinal}. 草稿 {title}"
    campaign = confirm_plan(actor=Actor.system(), draft_id=draft.pk, choice=_choice(draft, order), at=at)
    return f"{draft.ordinal}. 活动 {campaign.code} {campaign.name_zh}"


def _choice(draft: PlanDraft, order: PlanOrder) -> Confirmation:
    body = proposed_body(draft.draft, draft.plan_file.node)
    found = named_matches(draft.draft, body, places_below(body))
    lost = [named.match.text for named in found if not named.places]
    if lost and not order.leaves_unmatched:
        raise ImportRefused(
            "机构树上找不到：{names}。请在网页上确认，或加 --leave-unmatched 留作“不在本级机构”。",
            names="、".join(lost),
        )
    name = draft.draft.get("campaign_name") or draft.draft.get("title")
    if not name:
        raise ImportRefused("方案里没有活动名称，请在网页上确认。")
    return Confirmation(
        node=body,
        year=order.year,
        name_zh=name,
        answerable=body,
        units={named.match.text: [place.pk for place in named.places] for named in found},
        due_fallback=order.due,
    )
