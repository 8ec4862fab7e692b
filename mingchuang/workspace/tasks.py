"""Background work of the staff door."""

from datetime import datetime

from django.utils import timezone

from mingchuang.campaigns.actions.campaigns import save_summary
from mingchuang.campaigns.models import Campaign
from mingchuang.campaigns.permissions import CampaignsPermission
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.organisations.models import Account
from mingchuang.workspace.presenters.summary import summary_name, summary_paper
from mingchuang.workspace.queries.summary import summary_facts


def write_summary(*, campaign_id: int, account_id: int) -> None:
    """Write the summary and hand it down to the campaign; a second call writes a newer one."""
    actor, now = Account.objects.get(pk=account_id).as_actor(), timezone.now()
    campaign = Campaign.objects.select_related("node").get(pk=campaign_id)
    actor.require(CampaignsPermission.CAMPAIGN_EDIT, within=covers(campaign))
    facts = summary_facts(campaign, actor=actor, at=now)
    file = keep_file(summary_paper(facts), name=summary_name(facts), actor=actor, path=campaign.path, at=now)
    save_summary(actor=actor, campaign_id=campaign.pk, file=file, at=now)


def summary_document(*, campaign: Campaign, at: datetime) -> bytes:
    """The summary as .docx without keeping it, for the terminal."""
    return summary_paper(summary_facts(campaign, actor=Actor.system(), at=at))
