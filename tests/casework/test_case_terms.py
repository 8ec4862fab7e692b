"""The terms of cases are data of a region: stricter than the law if it likes, never laxer; the journal keeps both."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mingchuang.casework import actions
from mingchuang.casework.enums import Delivery, FaultKind
from mingchuang.casework.models import Case, CaseTermsRow
from mingchuang.casework.queries import terms_at
from mingchuang.casework.rules.limits import TermsRefused, check_terms, default_terms
from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.casework import decided, delivered, received

DAY = timedelta(days=1)
LAW = default_terms()
STRICT = replace(LAW, intake_days=2, joint_days=30, delivery_days=3, applicant_kept_days=30)


@pytest.mark.parametrize(
    ("field", "value"),
    [("intake_days", 6), ("intake_days", 0), ("joint_days", 46), ("joint_extension", 16), ("delivery_days", 11),
     ("joint_basis", " "), ("applicant_kept_days", 0), ("effect_floor", 0)],
)  # fmt: skip
def test_a_region_is_no_laxer_than_the_law(field: str, value: object) -> None:
    check_terms(LAW)
    with pytest.raises(TermsRefused) as refused:
        check_terms(replace(LAW, **{field: value}))  # type: ignore[arg-type]  # a table of values
    assert refused.value.field == field


@pytest.mark.django_db
def test_the_office_sets_them_on_a_page_and_the_next_region_keeps_its_own(cast: Cast, client: Client) -> None:
    client.force_login(cast.chen.account)
    address = reverse("casework:set-terms")
    form = {"region": cast.county.pk, **{name: getattr(STRICT, name) for name in LAW.__slots__}}
    assert "不能更长" in client.post(address, {**form, "delivery_days": 11}).content.decode()
    assert client.post(address, form).status_code == 302

    assert (terms_at(cast.window.path), terms_at(cast.neighbour_window.path)) == (STRICT, LAW)
    told = Entry.objects.get(kind="casework.terms_set").data
    assert (told["before"]["intake_days"], told["after"]["intake_days"]) == (5, 2)
    client.force_login(cast.lin.account)
    assert "陈立" in client.get(reverse("casework:terms")).content.decode()
    with pytest.raises(NotAllowed):
        actions.set_terms(actor=cast.zhou.actor, region=cast.county, terms=STRICT, at=NOON)


@pytest.mark.django_db
def test_what_begins_from_then_on_goes_by_them(cast: Cast) -> None:
    before = received(cast)
    actions.set_terms(actor=cast.chen.actor, region=cast.county, terms=STRICT, at=NOON)
    after = received(cast)

    assert timezone.localdate(before.intake.clock.due_at) == date(2026, 3, 18)
    assert timezone.localdate(after.intake.clock.due_at) == date(2026, 3, 13)
    late = decided(cast)
    actions.deliver_case(actor=cast.lin.actor, case_id=late.pk, delivery=Delivery.WINDOW, at=NOON + 7 * DAY)
    assert late.faults.filter(kind=FaultKind.DELIVERY_LATE).exists()
    assert CaseTermsRow.objects.get().changed_by == cast.chen.actor.label


@pytest.mark.django_db
def test_applicants_are_forgotten_when_their_region_says(cast: Cast) -> None:
    delivered(cast)
    assert actions.forget_applicants(actor=Actor.system(), at=NOON + 40 * DAY) == 0
    actions.set_terms(actor=cast.chen.actor, region=cast.county, terms=STRICT, at=NOON)
    assert actions.forget_applicants(actor=Actor.system(), at=NOON + 40 * DAY) == 1
    assert not Case.objects.get().has_applicant
