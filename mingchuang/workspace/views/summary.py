"""The summary of a campaign: written in the background, kept with the campaign, downloaded."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode

from mingchuang.assessment.queries.run import visible_runs
from mingchuang.campaigns.models import Campaign
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.work.queue import enqueue

PATIENCE_SECONDS = 120


@act(P.CAMPAIGN_EDIT)
def summary(request: AskedRequest, code: str) -> HttpResponse:
    """What the summary will be made of; POST has it written."""
    campaigns = Campaign.objects.within(request.actor, P.CAMPAIGN_EDIT).select_related("node", "summary_file")
    campaign = get_object_or_404(campaigns, code=code)
    now = clock()
    if request.method == "POST":
        enqueue(
            "mingchuang.workspace.tasks.write_summary", campaign_id=campaign.pk, account_id=request.actor.account_id
        )
        asked = urlencode({"asked": now.isoformat()})
        return redirect(f"{reverse('workspace:summary', args=[code])}?{asked}")
    asked_at = _asked_at(request)
    is_waiting = bool(asked_at and (campaign.summary_at is None or campaign.summary_at < asked_at))
    run = visible_runs(request.actor).with_result().filter(scheme__campaign=campaign).order_by("-pk").first()
    context = {
        "campaign": campaign,
        "run": run,
        "is_waiting": is_waiting,
        "is_late": bool(is_waiting and asked_at and (now - asked_at).total_seconds() > PATIENCE_SECONDS),
    }
    return render(request, "workspace/summary.html", context)


def _asked_at(request: AskedRequest) -> datetime | None:
    """When the summary was asked for; nonsense in the address bar asks for nothing."""
    try:
        found = parse_datetime(request.GET.get("asked", ""))
    except ValueError:
        return None
    return found if found and found.tzinfo else None
