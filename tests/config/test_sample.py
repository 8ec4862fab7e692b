"""The sample county: what it promises to a first visitor. At a small scale; the full one has more ratings only."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.db.models import Count
from django.utils import timezone

from mingchuang.assessment.enums import RunState
from mingchuang.assessment.models import Scheme, ScoreRun, ScoreTotal
from mingchuang.campaigns.enums import CampaignState, DraftState
from mingchuang.campaigns.models import Campaign, Goal, NormLine, NormSet, Phase, PlanDraft, Task
from mingchuang.campaigns.queries.standing import update_of
from mingchuang.casework.models import ServedCount
from mingchuang.catalogue.models import ItemWindow, ServiceItem
from mingchuang.config.sample import ACCOUNTS, PASSWORD, load_sample
from mingchuang.evaluations.actions.giving import committed_content
from mingchuang.evaluations.enums import FollowUpState, Grade, Origin
from mingchuang.evaluations.facts import RatingGiven
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.queries import reason_list
from mingchuang.evaluations.rules.codes import STARS
from mingchuang.evaluations.rules.rating import commitment
from mingchuang.following.models import Matter
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Account, Node, Post, Staff
from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.models import Pledge
from tests.cast import NOON
from tests.config.conftest import RATINGS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]
PROVINCES = """
北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川
贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门
"""
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_twelve_units_forty_windows_and_some_150_staff() -> None:
    kinds = Counter(Node.objects.values_list("kind", flat=True))

    assert (kinds[NodeKind.UNIT], kinds[NodeKind.WINDOW]) == (12, 40)
    assert 140 <= Staff.objects.count() <= 160


def test_every_window_offers_an_item_and_no_promise_is_beyond_the_law() -> None:
    in_force = ServiceItem.objects.in_force_on(timezone.localdate(NOON))

    assert in_force.count() == 68
    assert ServiceItem.objects.filter(version_no=2).count() == 3
    assert ItemWindow.objects.filter(item__in=in_force).values("window").distinct().count() == 40
    assert {item.item_type for item in in_force} >= {"licence", "payment", "public_service"}
    assert in_force.filter(is_charged=True).exclude(fee_basis_zh="").exists()


def test_the_accounts_that_are_told_open_with_the_password_that_is_told() -> None:
    for username, _ in ACCOUNTS:
        account = Account.objects.get(username=username)
        assert account.check_password(PASSWORD)
        assert account.as_actor().grants


def test_ratings_come_in_service_hours_of_working_days_and_about_as_many_as_asked_for() -> None:
    calendar, days = calendar_in_force(), set(Rating.objects.values_list("local_on", flat=True))

    assert RATINGS * 0.8 < Rating.objects.count() < RATINGS * 1.2
    assert all(calendar.is_working_day(day) for day in days)
    assert max(days) < timezone.localdate(NOON)
    assert min(days) <= timezone.localdate(NOON - timedelta(days=170))


def test_every_rating_is_bound_to_its_entry_in_the_journal() -> None:
    entries = Entry.objects.filter(kind=RatingGiven.kind).values_list("subject_id", "data")
    told = {int(subject): data["commitment"] for subject, data in entries}

    for rating in Rating.objects.select_related("window"):
        assert told.pop(rating.pk) == commitment(rating.salt, committed_content(rating, rating.first_grade))
    assert told == {}


def test_reasons_fit_their_grade_and_some_ratings_are_marked() -> None:
    listed = reason_list().reasons

    for rating in Rating.objects.exclude(reasons=[]):
        assert {listed[code].stars for code in rating.reasons} == {STARS[Grade(rating.grade)]}
    assert Rating.objects.filter(is_suspect=True).count() >= 5
    origins = Counter(Rating.objects.values_list("origin", flat=True))
    assert origins[Origin.WALK_IN] > origins[Origin.ACTIVE] > 0
    assert Rating.objects.values("device_hash").annotate(windows=Count("window", distinct=True)).filter(windows__gt=1)


def test_each_bad_rating_is_followed_up_and_nobody_closes_what_he_answered() -> None:
    bad = Rating.objects.filter(grade__in=Grade.bad())

    assert FollowUp.objects.count() == bad.count() >= 11
    assert {*FollowUp.objects.values_list("state", flat=True)} >= {
        FollowUpState.OPENED,
        FollowUpState.MENDING,
        FollowUpState.ANSWERED,
        FollowUpState.APPEALED,
        FollowUpState.WITHDRAWN,
        FollowUpState.CLOSED,
    }
    for matter in Matter.objects.exclude(closed_by_id=None).exclude(answered_by_id=None):
        assert matter.closed_by_id != matter.answered_by_id


def test_appeals_went_both_ways() -> None:
    assert FollowUp.objects.exclude(decided_at=None).filter(is_upheld=True).count() == 1
    assert FollowUp.objects.exclude(decided_at=None).filter(is_upheld=False).count() == 1


def test_something_is_near_and_something_is_overdue() -> None:
    open_ones = Matter.objects.running().filter(answered_at=None, clock__amber_at__lt=NOON)

    assert open_ones.filter(clock__due_at__gte=NOON).count() >= 3
    assert {*open_ones.overdue(NOON).values_list("kind", flat=True)} >= {"follow_up", "pledge", "campaigns.task"}


def test_pledges_end_in_every_way() -> None:
    states = Counter(Pledge.objects.values_list("state", flat=True))

    assert set(states) == set(PledgeState.values)
    assert states[PledgeState.KEPT] > states[PledgeState.PARTLY_KEPT] > states[PledgeState.WITHDRAWN]
    assert Pledge.objects.overdue(timezone.localdate(NOON)).count() == 1
    assert Pledge.objects.filter(node__kind=NodeKind.PARTY_BRANCH).count() >= 3


def test_two_campaigns_were_confirmed_and_two_more_plans_wait() -> None:
    names = set(Campaign.objects.values_list("name_zh", flat=True))

    assert names == {"亮窗便民服务提升行动", "贴心服务季活动"}
    assert Campaign.objects.get(node__code="qingting").state == CampaignState.RUNNING
    assert Campaign.objects.get(node__code="qixiang").state == CampaignState.CLOSED
    waiting = PlanDraft.objects.filter(state=DraftState.DRAFT, is_plan=True, updates=None)
    assert {draft.path for draft in waiting} == set(
        Node.objects.filter(code__in=["minzheng", "jiaotong"]).values_list("path", flat=True)
    )


def test_a_newer_version_of_the_countys_plan_is_half_gone_through() -> None:
    draft = PlanDraft.objects.get(updates__node__code="qingting")

    assert draft.updates is not None
    assert [one["did"] for one in draft.decisions] == ["applied", "passed"]
    assert {one.sort for one in update_of(draft, draft.updates).open} == {"added", "changed"}


def test_people_were_counted_on_every_working_day_at_every_window() -> None:
    per_day = ServedCount.objects.values("day").annotate(windows=Count("window"))

    assert {row["windows"] for row in per_day} == {40}
    assert 115 <= len(per_day) <= 135


def test_points_of_the_last_quarter_are_frozen() -> None:
    run = ScoreRun.objects.get()

    assert run.state == RunState.FROZEN
    assert Scheme.objects.in_force().get().campaign.node.code == "qingting"
    assert ScoreTotal.objects.filter(run=run).count() == 12


def test_loading_again_changes_nothing(county: list[str]) -> None:
    entries, told = Entry.objects.count(), list(county)

    load_sample(say=county.append, now=NOON, ratings=RATINGS)

    assert (Entry.objects.count(), county) == (entries, told)


def test_a_line_is_told_for_each_step_and_month(county: list[str]) -> None:
    assert len(county) == 3 + 7
    assert all("✓" in line for line in county)


def test_names_stand_in_english_too() -> None:
    for model in (Node, Post, ServiceItem, Pledge, Campaign, Phase, Goal, Task, NormSet, NormLine):
        named = [field.name for field in model._meta.fields if field.name in {"name_en", "text_en", "title_en"}]
        for english in model.objects.values_list(*named, flat=True):
            assert english
            assert not HAN.search(english)


def test_no_real_place_is_named() -> None:
    said = [*Node.objects.values_list("name_zh", flat=True), *Node.objects.values_list("address", flat=True)]
    said += [*Rating.objects.values_list("words", flat=True), *Pledge.objects.values_list("text_zh", flat=True)]
    said += [
        *ServiceItem.objects.values_list("name_zh", flat=True),
        *Campaign.objects.values_list("preamble", flat=True),
    ]

    assert [(text, place) for text in said for place in PROVINCES.split() if place in text] == []
    assert {node.name_zh[:3] for node in Node.objects.filter(kind=NodeKind.UNIT)} == {"青汀县"}
