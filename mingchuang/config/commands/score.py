"""`mingchuang score`: count the points of a campaign by its scheme in force."""

import argparse
from datetime import date

from mingchuang.config.commands.settled import add_data_argument, complain, say, settle


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which campaign, and for which days."""
    parser.add_argument("campaign", help="code of the campaign 活动编码")
    parser.add_argument(
        "--from", dest="from_on", type=date.fromisoformat, metavar="DAY", help="first day 起 (2026-04-01)"
    )
    parser.add_argument("--until", dest="until_on", type=date.fromisoformat, metavar="DAY", help="last day 止")
    add_data_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Print the table; exit 2 when there is no such campaign or it cannot be scored."""
    settle(options)
    from django.utils import timezone

    from mingchuang.assessment.tasks import score_campaign
    from mingchuang.campaigns.models import Campaign
    from mingchuang.foundation.errors import Refusal

    campaign = Campaign.objects.filter(code=options.campaign).first()
    if campaign is None:
        complain(f"没有编码为“{options.campaign}”的活动。No such campaign.")
        return 2
    try:
        _, lines = score_campaign(
            campaign=campaign, at=timezone.now(), from_on=options.from_on, until_on=options.until_on
        )
    except Refusal as refusal:
        complain(str(refusal))
        return 2
    for line in lines:
        say(line)
    return 0
