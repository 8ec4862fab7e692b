"""Acts on a campaign as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from mingchuang.campaigns.enums import CampaignState
from mingchuang.campaigns.facts import CampaignChanged, CampaignClosed, CampaignStarted, FrameworkAdopted, SummarySaved
from mingchuang.campaigns.models import Campaign, NormLine, NormSet
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.queries.campaigns import Progress, progress_of
from mingchuang.campaigns.queries.frameworks import framework_named
from mingchuang.campaigns.rules.campaign import CAMPAIGN_STATES, CampaignMove, CampaignRefused, check_name
from mingchuang.campaigns.rules.dates import check_span
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.journal.recording import record


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseDates:
    """The dates of one phase, and its English name."""

    starts_on: date | None
    ends_on: date | None
    name_en: str = ""


@transaction.atomic
def start_campaign(*, actor: Actor, campaign_id: int, at: datetime) -> Campaign:
    """The campaign runs from now on."""
    campaign = _locked(actor, campaign_id)
    campaign.state = CAMPAIGN_STATES.after(CampaignState(campaign.state), CampaignMove.START)
    campaign.started_at = at
    campaign.save(update_fields=["state", "started_at"])
    record(CampaignStarted(), actor=actor, subject=campaign, path=campaign.path, at=at)
    return campaign


@transaction.atomic
def close_campaign(*, actor: Actor, campaign_id: int, at: datetime) -> Campaign:
    """The campaign is over. Tasks that are still open stay open and are followed until somebody accepts them."""
    campaign = _locked(actor, campaign_id)
    campaign.state = CAMPAIGN_STATES.after(CampaignState(campaign.state), CampaignMove.CLOSE)
    campaign.closed_at = at
    campaign.save(update_fields=["state", "closed_at"])
    progress = progress_of([campaign.pk]).get(campaign.pk, Progress())
    fact = CampaignClosed(tasks=progress.total, accepted=progress.accepted)
    record(fact, actor=actor, subject=campaign, path=campaign.path, at=at)
    return campaign


@transaction.atomic
def change_campaign(
    *,
    actor: Actor,
    campaign_id: int,
    name_zh: str,
    name_en: str,
    starts_on: date | None,
    ends_on: date | None,
    is_public: bool,
    phases: Mapping[int, PhaseDates],
    at: datetime,
) -> Campaign:
    """Correct names, dates and publicity. Due days of tasks stay: each is changed for itself, with its clock."""
    campaign = _locked(actor, campaign_id)
    check_span(start=starts_on, end=ends_on, name=name_zh)
    campaign.name_zh, campaign.name_en = check_name(name_zh)[:200], name_en.strip()[:300]
    campaign.starts_on, campaign.ends_on, campaign.is_public = starts_on, ends_on, is_public
    campaign.save(update_fields=["name_zh", "name_en", "starts_on", "ends_on", "is_public"])
    for phase in campaign.phases.filter(pk__in=phases):
        dates = phases[phase.pk]
        check_span(start=dates.starts_on, end=dates.ends_on, name=phase.name_zh)
        phase.starts_on, phase.ends_on, phase.name_en = dates.starts_on, dates.ends_on, dates.name_en.strip()[:300]
        phase.save(update_fields=["starts_on", "ends_on", "name_en"])
    fact = CampaignChanged(starts_on=_iso(starts_on), ends_on=_iso(ends_on), is_public=is_public)
    record(fact, actor=actor, subject=campaign, path=campaign.path, at=at)
    return campaign


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


@transaction.atomic
def adopt_framework(*, actor: Actor, campaign_id: int, key: str, at: datetime) -> list[NormSet]:
    """Add the norm sets of a framework to the campaign. Doing it twice is harmless."""
    campaign = _locked(actor, campaign_id)
    framework = framework_named(key)
    if framework is None:
        raise CampaignRefused("没有这个规范框架，请重新选择。")
    if campaign.norm_sets.filter(framework=key, task=None).exists():
        return list(campaign.norm_sets.filter(framework=key, task=None).order_by("ordinal"))
    last = campaign.norm_sets.aggregate(last=Max("ordinal"))["last"] or 0
    sets = NormSet.objects.bulk_create(
        NormSet(
            campaign=campaign,
            ordinal=ordinal,
            name_zh=one.name_zh,
            name_en=one.name_en,
            kind=one.kind,
            framework=key,
        )
        for ordinal, one in enumerate(framework.sets, last + 1)
    )
    NormLine.objects.bulk_create(
        NormLine(norm_set=norm_set, ordinal=ordinal, text_zh=line.zh, text_en=line.en)
        for norm_set, one in zip(sets, framework.sets, strict=True)
        for ordinal, line in enumerate(one.lines, 1)
    )
    record(FrameworkAdopted(framework=key), actor=actor, subject=campaign, path=campaign.path, at=at)
    return sets


@transaction.atomic
def save_summary(
    *, actor: Actor, campaign_id: int, at: datetime, text: str = "", file: Attachment | None = None
) -> Campaign:
    """Keep the summary of the campaign, as text or as a file. The newest counts; the journal knows of the others."""
    campaign = _locked(actor, campaign_id)
    if not text.strip() and file is None:
        raise CampaignRefused("总结是空的，请填写内容或附上文件。")
    campaign.summary, campaign.summary_file, campaign.summary_at = text.strip(), file, at
    campaign.save(update_fields=["summary", "summary_file", "summary_at"])
    record(SummarySaved(has_file=file is not None), actor=actor, subject=campaign, path=campaign.path, at=at)
    return campaign


def _locked(actor: Actor, campaign_id: int) -> Campaign:
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign_id)
    actor.require(P.CAMPAIGN_EDIT, within=covers(campaign))
    return campaign
