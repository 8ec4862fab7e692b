"""A case, or one unit's part, handed over: it goes only where it is taken on, and then all of it; the past stays."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from mingchuang.casework import actions
from mingchuang.casework.enums import FaultKind
from mingchuang.casework.models import Case
from mingchuang.casework.rules.cases import CaseActRefused
from mingchuang.following.actions import accept_hand_over, announce_fallen_due
from mingchuang.following.models import HandOver
from mingchuang.following.queries import waiting_for
from mingchuang.following.rules import HandOverRefused
from mingchuang.following.tasks import sweep
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.journal.tasks import sweep_deliveries
from mingchuang.organisations.actions.presence import set_whereabouts
from mingchuang.organisations.actions.tree import register_staff
from mingchuang.organisations.enums import Where
from mingchuang.organisations.models import Account, RoleGrant
from mingchuang.rectification.models import Rectification
from tests.cast import NOON, Cast, Person
from tests.factories.casework import accepted, decided, received, three_units

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def gao(cast: Cast) -> Person:
    """高, clerk at the window of the other bureau."""
    node = cast.other_window
    staff = register_staff(actor=Actor.system(), node=node, name_zh="高洁", badge_number="gao", at=NOON)
    account = Account.objects.create(username="gao", display_name="高洁", staff=staff, opened_at=NOON)
    RoleGrant.objects.create(
        account=account, role="clerk", node=node, path=node.path, granted_at=NOON, granted_by="测试"
    )
    return Person(account=account, staff=staff, window=node)


def offer(cast: Cast, case: Case, **changes: object) -> HandOver:
    values = {"to_node": cast.other_window, "reason": "属社保业务", "at": NOON, **changes}
    return actions.offer_case(actor=cast.lin.actor, case_id=case.pk, **values)  # type: ignore[arg-type]


def taken(person: Person, row: HandOver, *, at: datetime = NOON + HOUR) -> None:
    accept_hand_over(actor=person.actor, hand_over_id=row.pk, at=at)
    react(at)


def react(at: datetime) -> None:
    """What follows from what was told up to then."""
    with time_machine.travel(at + HOUR, tick=False):
        sweep_deliveries()


def test_what_was_taken_on_stands_with_its_new_unit_and_the_old_one_may_still_read_it(
    cast: Cast, gao: Person, client: Client
) -> None:
    case = accepted(cast)
    client.force_login(cast.lin.account)
    answer = client.post(
        reverse("casework:offer", args=[case.pk]), {"to_node": cast.other_window.pk, "reason": "属社保业务"}
    )
    assert answer.status_code == 302
    row = HandOver.objects.get()
    page = reverse("casework:case", args=[case.pk])
    client.force_login(gao.account)
    offered = client.get(page).content.decode()
    assert reverse("workspace:offer", args=[row.pk]) in offered
    assert reverse("casework:decide", args=[case.pk]) not in offered  # to be read, no more
    assert case.number in client.get(reverse("casework:cases"), {"state": "offered"}).content.decode()

    client.post(reverse("workspace:offer", args=[row.pk]), {"answer": "accept"})
    sweep_deliveries()

    case.refresh_from_db()
    assert (case.window, case.path, case.site_path) == (
        cast.other_window, cast.other_window.path, cast.other_window.site_path,
    )  # fmt: skip
    assert case.number in client.get(reverse("casework:cases")).content.decode()
    assert reverse("casework:decide", args=[case.pk]) in client.get(page).content.decode()
    client.force_login(cast.lin.account)
    assert case.number not in client.get(reverse("casework:cases")).content.decode()
    assert case.number in client.get(reverse("casework:cases"), {"state": "handed_on"}).content.decode()
    assert reverse("casework:decide", args=[case.pk]) not in client.get(page).content.decode()
    client.force_login(cast.wu.account)
    assert client.get(page).status_code == 404
    told = Entry.objects.about(case).values_list("kind", "path")
    assert ("casework.case_received", cast.window.path) in told
    assert ("casework.case_taken_over", cast.other_window.path) in told


def test_what_went_wrong_before_stays_with_whoever_had_it(cast: Cast, gao: Person) -> None:
    case = accepted(cast)
    row = offer(cast, case, at=NOON + 20 * DAY)  # the promise has passed
    taken(gao, row, at=NOON + 20 * DAY + HOUR)
    announce_fallen_due(actor=Actor.system(), at=NOON + 20 * DAY + 2 * HOUR)
    react(NOON + 20 * DAY + 2 * HOUR)

    fault = case.faults.get(kind=FaultKind.OVER_PROMISE)
    assert fault.unit == cast.window
    assert Rectification.objects.select_related("matter").get().matter.owner_node == cast.bureau


def test_before_acceptance_the_days_of_intake_go_along(cast: Cast, gao: Person) -> None:
    case = received(cast)
    taken(gao, offer(cast, case))
    done = actions.accept_case(actor=gao.actor, case_id=case.pk, at=NOON + 2 * HOUR)

    assert done.matter is not None
    assert (done.matter.owner_node, done.matter.owner) == (cast.other_window, gao.staff)


def test_what_nobody_takes_on_comes_back_and_is_seen(cast: Cast, gao: Person, client: Client) -> None:
    case = accepted(cast)
    row = offer(cast, case)
    HandOver.objects.filter(pk=row.pk).update(accept_by=NOON - HOUR)
    sweep()
    sweep_deliveries()

    case.refresh_from_db()
    assert case.window == cast.window
    client.force_login(cast.lin.account)
    assert "移交被退回" in client.get(reverse("casework:cases")).content.decode()
    assert "逾期未接，已退回" in client.get(reverse("casework:case", args=[case.pk])).content.decode()
    row.refresh_from_db()
    assert row.answered_at is not None
    shown = waiting_for(cast.lin.actor, now=row.answered_at + HOUR, most=5)
    assert [line.title_zh for kind, lines in shown.items() if kind.key == "sent_back" for line in lines] == [
        row.matter.title_zh
    ]


def test_a_person_on_leave_gets_nothing(cast: Cast, gao: Person) -> None:
    set_whereabouts(actor=gao.actor, staff=gao.staff, where=Where.LEAVE, until_at=NOON + 3 * DAY, at=NOON)
    with pytest.raises(HandOverRefused, match="高洁正在请假"):
        offer(cast, accepted(cast), to_staff=gao.staff)

    set_whereabouts(actor=cast.lin.actor, staff=cast.lin.staff, where=Where.LEAVE, until_at=NOON + 3 * DAY, at=NOON)
    with pytest.raises(HandOverRefused, match="林小燕正在请假"):
        actions.hand_case_over(actor=cast.zhou.actor, case_id=accepted(cast).pk, to=cast.lin.staff, at=NOON)


@pytest.mark.parametrize("place", ["other_bureau", "neighbour_window"])
def test_a_case_goes_to_a_window_of_its_region(cast: Cast, place: str) -> None:
    with pytest.raises(CaseActRefused, match="窗口"):
        offer(cast, accepted(cast), to_node=getattr(cast, place))


def test_what_is_decided_is_delivered_where_it_was(cast: Cast) -> None:
    with pytest.raises(CaseActRefused, match="原窗口送达"):
        offer(cast, decided(cast))


def test_a_part_goes_to_another_unit_with_its_clock_and_being_late_stays(cast: Cast) -> None:
    case = accepted(cast)
    part = actions.lay_out_parts(actor=cast.lin.actor, case_id=case.pk, parts=three_units(cast), at=NOON)[0]
    row = actions.offer_part(
        actor=cast.zhou.actor, part_id=part.pk, to_node=cast.other_bureau, reason="归社保审", at=NOON + 30 * DAY
    )
    taken(cast.neighbour_head, row, at=NOON + 30 * DAY + HOUR)

    part.refresh_from_db()
    assert (part.unit, part.path) == (cast.other_bureau, cast.other_bureau.path)
    assert case.faults.get(kind=FaultKind.PART_LATE).unit == cast.bureau
