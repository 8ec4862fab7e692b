"""Loads the sample once, in one transaction, with a line of progress a step."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from mingchuang.config.sample.agenda import Agenda
from mingchuang.config.sample.campaigns import plan_campaigns
from mingchuang.config.sample.cases import plan_cases
from mingchuang.config.sample.catalogue import plan_items, publish_items
from mingchuang.config.sample.clocks import plan_clocks
from mingchuang.config.sample.counts import plan_counts, served
from mingchuang.config.sample.days import Days, moment
from mingchuang.config.sample.desks import plan_desks
from mingchuang.config.sample.faces import plan_faces
from mingchuang.config.sample.facilities import plan_facilities
from mingchuang.config.sample.fates import planted_ratings
from mingchuang.config.sample.hotline import plan_hotline
from mingchuang.config.sample.mending import Mending, plan_announcements
from mingchuang.config.sample.people import load_people
from mingchuang.config.sample.pledges import plan_pledges
from mingchuang.config.sample.promises import plan_promises
from mingchuang.config.sample.publicity import plan_publicity
from mingchuang.config.sample.queueing import plan_queues
from mingchuang.config.sample.ratings import plan_ratings
from mingchuang.config.sample.reception import plan_reception
from mingchuang.config.sample.scoring import plan_scoring
from mingchuang.config.sample.stage import Stage
from mingchuang.config.sample.tree import load_tree
from mingchuang.config.sample.versions import plan_versions
from mingchuang.config.sample.voices import plan_voices
from mingchuang.organisations.models import Node

RATINGS = 12_000
PASSWORD = "qingting-2026"  # noqa: S105 - printed at every start of the demo
ACCOUNTS = [
    ("office", "活动办公室 campaign office"),
    ("head", "单位负责人（民政局）unit head"),
    ("clerk", "窗口人员（婚姻登记窗口）clerk"),
    ("inspector", "督查员 inspector"),
    ("leader", "分管领导 leader in charge"),
    ("auditor", "审计员 auditor"),
]


def load_sample(*, say: Callable[[str], None], now: datetime, ratings: int = RATINGS) -> None:
    """Fill an empty database; one that has a tree is left as it is."""
    if Node.objects.exists():
        return
    days = Days.until(now)
    with transaction.atomic():
        places = load_tree(at=days.founded)
        say(f"  ✓ 机构 places: {len(places.units)} 单位 units, {len(places.windows)} 窗口 windows")
        people = load_people(places, password=PASSWORD, at=days.founded)
        say(f"  ✓ 人员 staff: {len(people.staff)}")
        stage = Stage(agenda=Agenda(until=now), places=places, people=people, days=days)
        items = publish_items(places, actor=stage.office, at=moment(days.since - timedelta(days=30), "9:00"))
        say(f"  ✓ 事项 items: {items}")
        _live(stage, ratings=ratings, say=say)


def _live(stage: Stage, *, ratings: int, say: Callable[[str], None]) -> None:
    """Half a year passes; one line a month."""
    counts, planted = served(stage.days), planted_ratings(stage.days)
    plan_clocks(stage)
    plan_campaigns(stage)
    plan_versions(stage)
    plan_faces(stage)
    plan_pledges(stage)
    plan_promises(stage)
    plan_items(stage)
    plan_facilities(stage)
    plan_publicity(stage)
    plan_counts(stage, counts)
    plan_ratings(
        stage,
        counts,
        wanted=ratings,
        planted=[command for command, _ in planted.values()],
        on_bad=Mending(stage=stage, fates={receipt: fate for receipt, (_, fate) in planted.items()}),
    )
    plan_voices(stage)
    plan_hotline(stage)
    plan_cases(stage)
    plan_announcements(stage)
    plan_queues(stage)
    plan_reception(stage)
    plan_scoring(stage)
    plan_desks(stage)
    stage.agenda.run(at_month_end=lambda month: _tell(stage, month, say))


def _tell(stage: Stage, month: str, say: Callable[[str], None]) -> None:
    if told := stage.told():
        say(f"  ✓ {month} {told}")
