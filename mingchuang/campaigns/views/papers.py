"""The plan of a campaign as an official paper."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from mingchuang.campaigns.models import Campaign
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.presenters.plan_paper import plan_paper
from mingchuang.campaigns.queries.paper import plan_of
from mingchuang.foundation.http import AskedRequest, page
from mingchuang.foundation.http.downloads import WORD, download


@page(P.CAMPAIGN_READ)
def plan_as_paper(request: AskedRequest, code: str) -> HttpResponse:
    """The plan as it stands now, in the layout of official papers."""
    campaign = get_object_or_404(Campaign.objects.reaching(request.actor, P.CAMPAIGN_READ), code=code)
    return download(plan_paper(plan_of(campaign)), name=f"{campaign.name_zh}方案.docx", media_type=WORD)
