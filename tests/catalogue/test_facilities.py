"""Facilities of halls: entered and looked at by staff, reported by citizens."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from mingchuang.catalogue import actions
from mingchuang.catalogue.enums import FacilityState, Trouble
from mingchuang.catalogue.models import Facility, TroubleReport
from mingchuang.catalogue.queries import facilities_of
from mingchuang.catalogue.rules.facilities import (
    MOST_OF_A_DEVICE,
    FacilityRefused,
    TroubleRefused,
    check_report,
    facility_kinds,
)
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.catalogue import make_facility, picture


def report(facility: Facility, *, device: str = "a", network: str = "hall", words: str = "") -> TroubleReport:
    return actions.report_trouble(
        facility_id=facility.pk,
        trouble=Trouble.BROKEN,
        words=words,
        device_hash=device,
        network_hash=network,
        at=NOON,
    )


def hall_page(client: Client, cast: Cast) -> str:
    return client.get(reverse("portal:unit", args=[cast.hall.code])).content.decode()


def test_the_list_of_kinds_has_both_languages() -> None:
    assert {"water", "seats", "accessible", "baby", "first_aid", "volunteers", "self_service", "agency"} <= set(
        facility_kinds()
    )
    assert all(kind.name_zh and kind.name_en for kind in facility_kinds().values())


def test_the_office_enters_a_facility_with_its_picture_and_the_public_sees_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)
    typed = {"hall": cast.hall.pk, "kind": "water", "name_zh": "饮水机<b>", "place_zh": "东门"}

    answer = client.post(
        reverse("catalogue:register-facility"), {**typed, "picture": SimpleUploadedFile("a.png", picture())}
    )

    assert answer.status_code == 302
    row = Facility.objects.get()
    assert row.photo is not None
    assert Image.open(io.BytesIO(read_file(row.photo))).format == "JPEG"
    client.logout()
    page = hall_page(client, cast)
    assert "饮水机&lt;b&gt;" in page
    photo = client.get(reverse("catalogue:facility-photo", args=[row.pk]))
    assert (photo.status_code, photo["Content-Type"]) == (200, "image/jpeg")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "sauna"}, "kind"),
        ({"name_zh": " "}, "name_zh"),
        ({"picture": SimpleUploadedFile("a.png", b"no picture")}, "picture"),
    ],
)
def test_a_facility_with_a_fault_is_refused(client: Client, cast: Cast, changes: dict[str, object], said: str) -> None:
    client.force_login(cast.chen.account)
    typed = {"hall": cast.hall.pk, "kind": "water", "name_zh": "饮水机", **changes}

    answer = client.post(reverse("catalogue:register-facility"), typed)

    assert answer.status_code == 422
    assert said in answer.context["form"].errors
    assert not Facility.objects.exists()


def test_the_same_facility_is_not_entered_twice(cast: Cast) -> None:
    make_facility(cast.hall)

    with pytest.raises(FacilityRefused, match="同名"):
        make_facility(cast.hall)


def test_a_facility_stands_in_a_hall(cast: Cast) -> None:
    with pytest.raises(FacilityRefused, match="大厅"):
        make_facility(cast.bureau)


def test_a_citizen_says_it_is_broken_and_the_hall_sees_it_until_somebody_looked(client: Client, cast: Cast) -> None:
    row = make_facility(cast.hall)
    address = reverse("catalogue:report-trouble", args=[row.pk])

    answer = client.post(address, {"trouble": "broken", "words": "不出热水<script>"})

    assert answer.status_code == 302
    assert "1 人报过有问题" in hall_page(client, cast)
    desk = Client()
    desk.force_login(cast.chen.account)
    listed = desk.get(reverse("catalogue:facilities"), {"state": "trouble"}).content.decode()
    assert "不出热水&lt;script&gt;" in listed
    check = reverse("catalogue:check-facility", args=[row.pk])
    assert desk.post(check, {"state": "faulty", "note_zh": ""}).status_code == 422, "what is wrong must be said"

    desk.post(check, {"state": "faulty", "note_zh": "加热管坏了，周五修好"})

    page = hall_page(client, cast)
    assert "加热管坏了，周五修好" in page
    assert "人报过有问题" not in page
    settled = TroubleReport.objects.get()
    assert (settled.settled_by, settled.answer) == ("陈立", "加热管坏了，周五修好")


def test_nothing_tells_who_reported(client: Client, cast: Cast) -> None:
    row = make_facility(cast.hall)
    client.post(reverse("catalogue:report-trouble", args=[row.pk]), {"trouble": "broken", "words": "我是张三"})

    entry = Entry.objects.get(kind="catalogue.trouble_reported")

    assert (entry.actor_label, set(entry.data)) == ("群众", {"trouble", "report_id"})
    assert "127.0.0.1" not in str(TroubleReport.objects.values().get())


def test_one_device_says_it_once(client: Client, cast: Cast) -> None:
    address = reverse("catalogue:report-trouble", args=[make_facility(cast.hall).pk])
    client.post(address, {"trouble": "broken"})

    again = client.post(address, {"trouble": "dirty"})

    assert again.status_code == 422
    assert "已经报过" in again.content.decode()
    assert TroubleReport.objects.count() == 1
    assert Client().post(address, {"trouble": "dirty"}).status_code == 302, "another device may"


def test_one_device_does_not_flood_a_hall_and_may_again_tomorrow(cast: Cast) -> None:
    rows = [make_facility(cast.hall, name=f"设施{number}") for number in range(MOST_OF_A_DEVICE + 1)]
    for row in rows[:-1]:
        report(row)

    with pytest.raises(TroubleRefused, match="明天"):
        report(rows[-1])
    with time_machine.travel(NOON + timedelta(days=2)):
        actions.report_trouble(
            facility_id=rows[-1].pk,
            trouble=Trouble.BROKEN,
            words="",
            device_hash="a",
            network_hash="hall",
            at=NOON + timedelta(days=2),
        )


@pytest.mark.parametrize(("network", "still_open"), [(60, 0), (0, 30)])
def test_a_network_and_a_facility_have_their_measure_too(network: int, still_open: int) -> None:
    with pytest.raises(TroubleRefused):
        check_report(of_device=0, of_network=network, still_open=still_open, has_same=False)


def test_a_facility_taken_away_is_gone_for_the_public_and_stays_on_record(client: Client, cast: Cast) -> None:
    row = make_facility(cast.hall)
    client.force_login(cast.chen.account)

    client.post(reverse("catalogue:remove-facility", args=[row.pk]))

    assert not facilities_of(cast.hall).exists()
    assert client.get(reverse("catalogue:report-trouble", args=[row.pk])).status_code == 404
    assert Entry.objects.filter(kind="catalogue.facility_removed").exists()


@pytest.mark.parametrize("name", ["change-facility", "check-facility", "remove-facility"])
def test_the_neighbour_does_not_reach_a_facility(client: Client, cast: Cast, name: str) -> None:
    row = make_facility(cast.hall)
    client.force_login(cast.neighbour_office.account)

    assert client.get(reverse(f"catalogue:{name}", args=[row.pk])).status_code == 404


def test_others_neither_enter_nor_check(cast: Cast) -> None:
    row = make_facility(cast.hall)
    content = actions.FacilityContent(kind="water", name_zh="水")

    with pytest.raises(NotAllowed):
        actions.enter_facility(actor=cast.zhou.actor, hall=cast.hall, content=content, at=NOON)
    with pytest.raises(NotAllowed):
        actions.check_state(actor=cast.zheng.actor, facility_id=row.pk, state=FacilityState.NORMAL, at=NOON)


@pytest.mark.parametrize("rows", [3, 30])
def test_the_list_costs_the_same_for_few_and_many(
    client: Client, cast: Cast, rows: int, django_assert_max_num_queries: object
) -> None:
    for number in range(rows):
        report(make_facility(cast.hall, name=f"设施{number}"), device=f"d{number}", network=f"n{number}")
    client.force_login(cast.chen.account)

    with django_assert_max_num_queries(9):  # type: ignore[operator]  # a fixture
        client.get(reverse("catalogue:facilities"))
