"""Old petitions run by the clocks of the law and stand among what everybody has to do."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingchuang.feedback import actions as acts
from mingchuang.feedback.models import Petition
from mingchuang.feedback.rules.limits import LimitsRefused, Terms, check_terms
from mingchuang.feedback.rules.petitions import check_days, petition_limits
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.following.enums import Lamp, MatterState
from mingchuang.following.models import Matter
from mingchuang.following.rules import CloseRefused, ExtensionRefused
from tests.cast import NOON, Cast
from tests.factories.feedback import close_petition, make_petition

TODAY, DAY = NOON.date(), timedelta(days=1)
REPORT = "已与双方现场丈量三次，信访人同意按调解方案签字。"


def test_the_limits_are_those_of_the_regulations_unless_a_place_sets_others() -> None:
    usual, own = petition_limits(Terms()), petition_limits(replace(Terms(), petition_handle_days=45))

    assert (usual.accept.count, usual.handle.count, usual.extension) == (15, 60, 30)
    assert own.handle.count == 45
    with pytest.raises(LimitsRefused):
        check_terms(replace(Terms(), petition_extension_days=90))


@pytest.mark.parametrize(
    ("received_on", "accepted_on"),
    [(TODAY + DAY, None), (TODAY - 500 * DAY, None), (TODAY - DAY, TODAY - 2 * DAY), (TODAY - DAY, TODAY + DAY)],
)
def test_days_follow_one_another(received_on: date, accepted_on: date | None) -> None:
    with pytest.raises(ActRefused):
        check_days(number="1", since=TODAY - 400 * DAY, received_on=received_on, accepted_on=accepted_on, today=TODAY)


def matter_of(row: Petition) -> Matter:
    return Matter.objects.get(pk=row.matter_id or 0)


@pytest.mark.django_db
def test_fifteen_days_to_tell_then_sixty_to_handle_and_one_extension(cast: Cast) -> None:
    row = make_petition(cast, received_on=TODAY - 10 * DAY)
    assert row.intake is not None
    assert timezone.localdate(row.intake.clock.due_at) == TODAY + 5 * DAY  # Monday, 2026-03-16

    row = acts.accept_petition(actor=cast.chen.actor, petition_id=row.pk, accepted_on=TODAY, at=NOON)

    assert row.matter is not None
    assert timezone.localdate(row.matter.clock.due_at) == date(2026, 5, 11)  # the sixtieth day is a Sunday
    assert not Matter.objects.running().filter(title_zh__startswith="信访受理").exists()
    longer: dict[str, Any] = {
        "actor": cast.chen.actor,
        "petition_id": row.pk,
        "reason": "要做司法鉴定",
        "how": "posted",
        "at": NOON,
    }
    with pytest.raises(ExtensionRefused):
        acts.extend_petition(days=31, **longer)
    acts.extend_petition(days=30, **longer)
    with pytest.raises(ExtensionRefused):
        acts.extend_petition(days=1, **longer)
    clock = matter_of(row).clock
    assert timezone.localdate(clock.due_at) == timezone.localdate(clock.limit_at or NOON) == date(2026, 6, 9)


@pytest.mark.django_db
def test_the_unit_sees_it_in_my_work_reports_and_another_settles_it(cast: Cast, client: Client) -> None:
    row = make_petition(cast, received_on=TODAY - 80 * DAY, accepted_on=TODAY - 70 * DAY)
    at = f"/w/petitions/{row.pk}"
    client.force_login(cast.zhou.account)

    work = client.get("/w/").content.decode()
    page = client.get(f"/w/petitions/matters/{row.matter_id}/", follow=True).content.decode()
    assert f"信访积案 {row.number}" in work
    assert matter_of(row).lamp_at(NOON).lamp == Lamp.PAST_LAW
    assert f"{at}/report/" in page
    assert f"{at}/close/" not in page
    assert client.post(f"{at}/report/", {"report": "好"}).status_code == 422
    assert client.post(f"{at}/report/", {"report": REPORT}).status_code == 302
    assert client.get(f"{at}/close/").status_code == 404

    client.force_login(cast.chen.account)
    assert client.post(f"{at}/return/", {"reason": "没有调解书"}).status_code == 302
    acts.report_petition(actor=cast.zhou.actor, petition_id=row.pk, report=REPORT, at=NOON)
    given = {"state": "settled", "closed_on": TODAY.isoformat(), "document": "调解协议书〔2026〕3号", "measure": ""}
    assert client.post(f"{at}/close/", given).status_code == 302
    assert client.post(f"{at}/close/", given).status_code == 422
    own = make_petition(cast, number="自报自结", accepted_on=TODAY)
    acts.report_petition(actor=cast.chen.actor, petition_id=own.pk, report=REPORT, at=NOON)
    with pytest.raises(CloseRefused):
        close_petition(cast, own)
    assert matter_of(row).state == MatterState.CLOSED


@pytest.mark.django_db
def test_another_unit_answers_from_the_same_day_and_old_rows_get_a_clock(cast: Cast) -> None:
    row = make_petition(cast, accepted_on=TODAY)
    given = acts.PetitionGiven(
        number=row.number, title=row.title, since=row.since, unit=cast.other_bureau, leader=cast.sun.staff
    )
    (moved,) = acts.enter_petitions(actor=cast.chen.actor, region=cast.county, given=[given], at=NOON + DAY)
    Petition.objects.create(
        region=cast.county,
        path=cast.county.path,
        number="旧",
        title="旧案",
        since=TODAY,
        unit=cast.bureau,
        leader=cast.sun.staff,
        entered_at=NOON,
    )

    assert moved.matter is not None
    assert (moved.matter.owner_node, moved.matter.clock.started_on) == (cast.other_bureau, TODAY)
    assert matter_of(row).state == MatterState.WITHDRAWN
    assert acts.follow_petitions(actor=cast.chen.actor, at=NOON) == 1
    assert acts.follow_petitions(actor=cast.chen.actor, at=NOON) == 0


@pytest.mark.django_db
def test_the_backlog_costs_the_same_however_long(cast: Cast, client: Client) -> None:
    client.force_login(cast.chen.account)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/w/petitions/").status_code == 200
        return len(seen)

    make_petition(cast)
    queries()  # settings are looked up once
    few = queries()
    for number in range(10):
        make_petition(cast, number=f"积案{number + 2}号", accepted_on=TODAY)

    assert queries() == few
