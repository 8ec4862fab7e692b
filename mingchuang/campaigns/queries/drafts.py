"""Drafts that wait for somebody."""

from django.db.models import QuerySet

from mingchuang.campaigns.enums import DraftState
from mingchuang.campaigns.models import Campaign, PlanDraft
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.foundation.access import Actor


def waiting_drafts(actor: Actor) -> QuerySet[PlanDraft]:
    """Plans that have been read and not yet been confirmed or dropped, newest first."""
    drafts = PlanDraft.objects.within(actor, P.PLAN_READ).filter(state=DraftState.DRAFT, is_plan=True)
    return drafts.select_related("plan_file__attachment").order_by("-plan_file_id", "ordinal")


def drafts_of(plan_file_id: int) -> QuerySet[PlanDraft]:
    """All documents of one file, in its order."""
    return PlanDraft.objects.filter(plan_file=plan_file_id).order_by("ordinal")


def later_version(draft: PlanDraft) -> PlanDraft | None:
    """The version that came after this one, unless it was dropped."""
    later = draft.later.exclude(state=DraftState.DROPPED).select_related("plan_file__attachment")
    return later.order_by("-pk").first()


def newest_plan(campaign: Campaign) -> PlanDraft | None:
    """The version of the plan that counts for a campaign, to which a newer one can be handed in."""
    return campaign.drafts.order_by("-plan_file_id", "ordinal").first()


def waiting_update(campaign: Campaign) -> PlanDraft | None:
    """A newer version whose items have not all been decided."""
    waiting = PlanDraft.objects.filter(updates=campaign, state=DraftState.DRAFT)
    return waiting.select_related("plan_file__attachment").order_by("-pk").first()
