"""`mingchuang report`: the summary of a campaign as a Word file in the official layout."""

import argparse
from pathlib import Path

from mingchuang.config.commands.settled import add_data_argument, complain, say, settle


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which campaign, and where the file goes."""
    parser.add_argument("campaign", help="code of the campaign 活动编码")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.docx", help="the file 写到哪里")
    add_data_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Write the file; exit 2 when there is no such campaign or the file cannot be written."""
    settle(options)
    from django.utils import timezone

    from mingchuang.campaigns.models import Campaign
    from mingchuang.workspace.tasks import summary_document

    campaign = Campaign.objects.select_related("node").filter(code=options.campaign).first()
    if campaign is None:
        complain(f"没有编码为“{options.campaign}”的活动。No such campaign.")
        return 2
    try:
        options.output.write_bytes(summary_document(campaign=campaign, at=timezone.now()))
    except OSError as fault:
        complain(f"写不了 {options.output}：{fault.strerror}。Cannot write the file.")
        return 2
    say(f"✓ {options.output}")
    return 0
