"""Drafts that wait for somebody."""

from django.db.models import QuerySet

from mingchuang.campaigns.enums import DraftState
from mingchuang.campaigns.models import PlanDraft
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.foundation.access import Actor


def waiting_drafts(actor: Actor) -> QuerySet[PlanDraft]:
    """Plans that have been read and not yet been confirmed or dropped, newest first."""
    drafts = PlanDraft.objects.within(actor, P.PLAN_READ).filter(state=DraftState.DRAFT, is_plan=True)
    return drafts.select_related("plan_file__attachment").order_by("-plan_file_id", "ordinal")


def drafts_of(plan_file_id: int) -> QuerySet[PlanDraft]:
    """All documents of one file, in its order."""
    return PlanDraft.objects.filter(plan_file=plan_file_id).order_by("ordinal")
