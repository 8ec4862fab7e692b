"""Lists of campaigns with their progress."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from mingchuang.campaigns.enums import CampaignState
from mingchuang.campaigns.models import Campaign, TaskUnit
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.following.enums import MatterState
from mingchuang.foundation.access import Actor
from mingchuang.foundation.http.paging import paged

# Running first, then what is being prepared.
STANDING = Case(When(state=CampaignState.RUNNING, then=Value(0)), default=Value(1), output_field=IntegerField())


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Parts of units: accepted by another person, reported and waiting, all that count."""

    accepted: int = 0
    reported: int = 0
    total: int = 0

    @property
    def share(self) -> float | None:
        """Accepted of all; None when there is nothing to accept."""
        return self.accepted / self.total if self.total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRow:
    """One line of the list."""

    campaign: Campaign
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignList:
    """Campaigns for the list page, and where the next page of closed ones starts (None = no more)."""

    rows: list[CampaignRow]
    after: int | None


def campaign_list(actor: Actor, *, after: str | None = None) -> CampaignList:
    """Campaigns the actor may see: those that run or wait on the first page, then the closed ones, newest first."""
    campaigns = Campaign.objects.reaching(actor, P.CAMPAIGN_READ).select_related("node")
    closed = paged(campaigns.filter(state=CampaignState.CLOSED), after=after)
    live = [] if after else list(campaigns.exclude(state=CampaignState.CLOSED).order_by(STANDING, "-pk"))
    shown = [*live, *closed.rows]
    progress = progress_of(campaign.pk for campaign in shown)
    rows = [CampaignRow(campaign=one, progress=progress.get(one.pk, Progress())) for one in shown]
    return CampaignList(rows=rows, after=closed.after)


def progress_of(campaigns: Iterable[int]) -> dict[int, Progress]:
    """Campaign → how many parts of its tasks are done; withdrawn parts do not count."""
    return {
        row["task__campaign"]: Progress(accepted=row["accepted"], reported=row["reported"], total=row["total"])
        for row in _counted(TaskUnit.objects.answering().filter(task__campaign__in=list(campaigns)))
    }


def _counted(parts: QuerySet[TaskUnit]) -> Iterable[dict[str, int]]:
    return (
        parts.exclude(matter__state=MatterState.WITHDRAWN)
        .values("task__campaign")
        .annotate(
            accepted=Count("pk", filter=Q(matter__state=MatterState.CLOSED)),
            reported=Count("pk", filter=Q(matter__state=MatterState.ANSWERED)),
            total=Count("pk"),
        )
        .order_by("task__campaign")
    )
