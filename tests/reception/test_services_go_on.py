"""A service that goes on: to another unit that takes it on, and once more when nobody was content."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from mingchuang.following.actions import accept_hand_over
from mingchuang.foundation.journal.tasks import sweep_deliveries
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import ServiceState
from mingchuang.reception.models import ServiceRequest
from mingchuang.reception.reactions import when_call_answered
from mingchuang.reception.rules.service import ServiceRefused
from tests.cast import NOON, Cast
from tests.factories.reception import assigned_service, handed_contact, make_service, standing_item

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def done(cast: Cast) -> ServiceRequest:
    row = assigned_service(cast)
    acts.accept_service(actor=cast.lin.actor, service_id=row.pk, at=NOON)
    return acts.finish_service(actor=cast.lin.actor, service_id=row.pk, result="去过了", at=NOON)


def react() -> None:
    with time_machine.travel(NOON + 2 * HOUR, tick=False):
        sweep_deliveries()


def test_it_is_the_takers_once_taken_on_and_waits_to_be_arranged_there(cast: Cast, client: Client) -> None:
    row = assigned_service(cast)
    client.force_login(cast.zhou.account)
    offered = client.post(
        reverse("reception:offer-service", args=[row.pk]), {"to_node": cast.other_bureau.pk, "reason": "归社保"}
    )
    assert offered.status_code == 302
    page = reverse("reception:service", args=[row.pk])
    client.force_login(cast.neighbour_head.account)
    assert "接收或退回" in client.get(page).content.decode()
    accept_hand_over(actor=cast.neighbour_head.actor, hand_over_id=row.matter.hand_overs.get().pk, at=NOON + HOUR)
    react()

    row.refresh_from_db()
    assert (row.place, row.path, row.state, row.doer) == (
        cast.other_bureau, cast.other_bureau.path, ServiceState.ASKED, None,
    )  # fmt: skip
    assert row.number in client.get(reverse("reception:services")).content.decode()
    client.force_login(cast.lin.account)
    assert reverse("reception:put-back-service", args=[row.pk]) not in client.get(page).content.decode()
    client.force_login(cast.wu.account)
    assert client.get(page).status_code == 404


def test_what_is_held_is_handed_back_first(cast: Cast) -> None:
    row = make_service(cast)
    acts.authorise_service(
        actor=cast.lin.actor, service_id=row.pk, on=NOON.date(), scope="代办", held="户口簿", at=NOON
    )
    with pytest.raises(ServiceRefused, match="还没有交还"):
        acts.offer_service(
            actor=cast.zhou.actor, service_id=row.pk, to_node=cast.other_bureau, reason="归社保", at=NOON
        )


def test_whoever_is_not_content_has_it_done_again_once_by_right_and_then_by_decision(cast: Cast) -> None:
    row = done(cast)
    said = {"matter_kind": acts.SERVICE_KIND, "matter_id": row.pk, "was_solved": True, "is_satisfied": False}
    for _ in range(2):
        when_call_answered(subject_id=1, path=row.path, at=NOON, data=said)
    again = ServiceRequest.objects.with_matter().get(pk=row.pk)
    assert (again.state, again.doer, again.matter.reopened_count) == (ServiceState.ASKED, None, 1)
    acts.assign_service(actor=cast.zhou.actor, service_id=row.pk, to=cast.lin.staff, at=NOON)
    acts.accept_service(actor=cast.lin.actor, service_id=row.pk, at=NOON)
    acts.finish_service(actor=cast.lin.actor, service_id=row.pk, result="又去了", at=NOON)
    when_call_answered(subject_id=1, path=row.path, at=NOON, data=said)
    assert ServiceRequest.objects.get(pk=row.pk).state == ServiceState.DONE
    acts.reopen_service(actor=cast.zhou.actor, service_id=row.pk, reason="再上门一次", at=NOON)
    assert ServiceRequest.objects.with_matter().get(pk=row.pk).matter.reopened_count == 2


def test_a_first_contact_taken_on_elsewhere_is_told_there(cast: Cast) -> None:
    offer = handed_contact(cast, to_node=cast.other_bureau, item=standing_item(cast))
    accept_hand_over(actor=cast.neighbour_head.actor, hand_over_id=offer.pk, at=NOON)
    notice = acts.tell_contact(
        actor=cast.neighbour_head.actor, contact_id=offer.matter_id, item=standing_item(cast), missing=[2], note="",
        channel="printed", at=NOON,  # type: ignore[arg-type]
    )  # fmt: skip
    assert notice.path == cast.other_bureau.path


def test_a_done_service_is_rated_at_the_window_of_whoever_did_it_or_called_back(cast: Cast, client: Client) -> None:
    by_lin = done(cast)
    assert cast.window.code in client.get(reverse("reception:service-receipt", args=[by_lin.receipt])).content.decode()
    ServiceRequest.objects.filter(pk=by_lin.pk).update(place=cast.bureau, doer=cast.zhou.staff)
    shown = client.get(reverse("reception:service-receipt", args=[by_lin.receipt])).content.decode()
    assert "会重新办理一次" in shown
