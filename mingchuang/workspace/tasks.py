"""Background work of the staff door."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from mingchuang.analytics.engine import opened_engine
from mingchuang.analytics.figures import Figure
from mingchuang.analytics.loading import load
from mingchuang.analytics.measuring import Measurement, Period, measure
from mingchuang.campaigns.actions.campaigns import save_summary
from mingchuang.campaigns.models import Campaign
from mingchuang.campaigns.permissions import CampaignsPermission
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.work.timetable import every
from mingchuang.organisations.models import Account
from mingchuang.pledges.actions import Reading, record_measurement
from mingchuang.pledges.models import Pledge
from mingchuang.pledges.queries import indicator_named, months_to_measure, pledges_to_measure
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


Span = tuple[date, date]


@every(minutes=60 * 24)
def measure_pledges() -> None:
    """Count the finished months of measured pledges, and make up for months that were missed; nothing twice."""
    count_pledges(at=timezone.now())


def count_pledges(*, at: datetime) -> int:
    """The same, for a moment; how many months of pledges were counted.

    1. Which pledge lacks which month is read first: mostly none, and nothing is loaded.
    2. Each dataset is loaded once, and each figure measured once a span for all places that pledged by it.
    3. Every reading is handed down to the pledges, which judge it.
    """
    today = timezone.localdate(at)
    wanted: dict[tuple[str, Span], list[Pledge]] = defaultdict(list)
    for pledge in pledges_to_measure(until=today).annotate(measured_until=Max("measurements__until_on")):
        assert pledge.published_at is not None
        months = months_to_measure(
            published_on=timezone.localdate(pledge.published_at), measured_until=pledge.measured_until, today=today
        )
        for span in months:
            wanted[pledge.indicator, span].append(pledge)
    figures = {name: known.measured for name, _ in wanted if (known := indicator_named(name)) is not None}
    if not figures:
        return 0
    loaded = [load(name) for name in sorted({name for figure in figures.values() for name in figure.reads})]
    counted = 0
    with opened_engine(loaded) as engine:
        for (name, (from_on, until_on)), pledges in sorted(wanted.items(), key=lambda item: item[0]):
            if name in figures:
                period = Period(from_on=from_on, until_on=until_on, cut_off_on=today)
                units = {str(pledge.pk): pledge.node.path for pledge in pledges}
                found = measure(engine, figures[name], units=units, period=period)
                counted += _hand_down(pledges, found, figures[name], period=period, at=at)
    return counted


def _hand_down(
    pledges: Sequence[Pledge], found: dict[str, Measurement], figure: Figure, *, period: Period, at: datetime
) -> int:
    for pledge in pledges:
        measured = found[str(pledge.pk)]
        reading = Reading(
            from_on=period.from_on,
            until_on=period.until_on,
            cut_off_on=period.cut_off_on,
            numerator=measured.numerator,
            denominator=measured.denominator,
            excluded=measured.excluded,
            per=figure.per,
        )
        record_measurement(actor=Actor.system(), pledge_id=pledge.pk, reading=reading, at=at)
    return len(pledges)
