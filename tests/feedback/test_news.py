"""What other areas' news do, what waits for whom, figures, and the backlog of old petitions."""

from datetime import date, timedelta
from typing import Any

import pytest

from mingchuang.analytics.registry import dataset_named
from mingchuang.callbacks.actions import note_try
from mingchuang.callbacks.enums import CallState, Said, TryResult
from mingchuang.callbacks.models import CallBack
from mingchuang.callbacks.rules.calling import Answers
from mingchuang.catalogue.actions import report_trouble
from mingchuang.catalogue.enums import Trouble
from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import AskedHow, Contentment, Urgency, VoiceState
from mingchuang.feedback.models import Petition, Voice
from mingchuang.feedback.queries import limits_at, terms_at
from mingchuang.feedback.queries.petitions import backlog, closing_rate
from mingchuang.feedback.queries.rates import rates_by_unit
from mingchuang.feedback.rules.limits import DEFAULTS, Limits, LimitsRefused, Terms
from mingchuang.feedback.sheets.petitions import PETITIONS, backlog_workbook, load_petitions
from mingchuang.following.queries import waiting_for
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Delivery
from mingchuang.foundation.journal.tasks import deliver
from mingchuang.foundation.sheets.writing import write_rows
from mingchuang.foundation.worktime.limits import Limit
from tests.cast import NOON, Cast
from tests.factories.catalogue import make_facility
from tests.factories.feedback import (
    PERSON,
    asked_return,
    close_petition,
    dispatched,
    fresh,
    make_petition,
    make_voice,
    replied,
    reply,
    signed,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def carry_news() -> None:
    for delivery in Delivery.objects.filter(done_at=None).order_by("pk"):
        deliver(delivery_id=delivery.pk)


@pytest.mark.parametrize(("is_satisfied", "state"), [(Said.YES, VoiceState.SATISFIED), (Said.NO, VoiceState.HANDLING)])
def test_what_was_said_on_the_telephone_counts_before_closing(cast: Cast, is_satisfied: Said, state: str) -> None:
    voice = replied(cast, at=NOON - DAY, person=PERSON)
    call = CallBack.objects.get(matter=voice.orders.get().pk)
    answers = Answers(said=(Said.YES, Said.YES, is_satisfied))

    note_try(actor=cast.chen.actor, call_id=call.pk, result=TryResult.TALKED, answers=answers, at=NOON)
    carry_news()
    carry_news()

    assert (fresh(voice).state, voice.asks.count()) == (state, 1)


def test_a_planned_call_is_called_off_when_the_citizen_speaks_on_her_page(cast: Cast) -> None:
    voice = replied(cast, at=NOON - DAY, person=PERSON)
    call = CallBack.objects.get(matter=voice.orders.get().pk)
    assert (call.person_name, call.has_phone) == ("", True)

    note_try(actor=cast.chen.actor, call_id=call.pk, result=TryResult.NOBODY, at=NOON)
    carry_news()
    said = acts.Said(how=AskedHow.PAGE, contentment=Contentment.SATISFIED)
    acts.note_said(actor=cast.chen.actor, voice_id=voice.pk, said=said, at=NOON + DAY)

    call.refresh_from_db()
    assert call.state == CallState.CANCELLED
    assert [ask.is_reached for ask in voice.asks.order_by("pk")] == [False, True]


def test_of_a_merger_all_are_called_one_after_the_other(cast: Cast) -> None:
    other = make_voice(cast.window, text="也是取号机的事", person=acts.PersonGiven(phone="13900002222"))
    lead = signed(cast, at=NOON - DAY, person=PERSON)
    acts.merge_voices(actor=cast.chen.actor, lead_id=lead.pk, voice_ids=[other.pk], reason="同一件事", at=NOON - DAY)
    reply(cast, lead, at=NOON - DAY)
    matter = lead.orders.get().pk
    answers = Answers(said=(Said.YES, Said.YES, Said.YES))

    called = []
    for _ in range(3):
        waiting = list(CallBack.objects.waiting().filter(matter=matter))
        called += [call.phone for call in waiting]
        for call in waiting:
            note_try(actor=cast.chen.actor, call_id=call.pk, result=TryResult.TALKED, answers=answers, at=NOON)
        carry_news()
        carry_news()

    assert called == [PERSON.phone, "13900002222"]  # one at a time, each once


def test_a_broken_facility_arrives_as_a_voice_once(cast: Cast) -> None:
    facility = make_facility(cast.hall)
    report = report_trouble(
        facility_id=facility.pk, trouble=Trouble.BROKEN, words="不出水", device_hash="a", network_hash="b", at=NOON
    )
    carry_news()
    acts.receive_trouble(report_id=report.pk, at=NOON)

    voice = Voice.objects.get()
    assert (voice.kind, voice.channel, voice.place) == ("fault", "facility", cast.hall)
    assert "不出水" in voice.text


def test_what_waits_for_the_office_stands_on_the_first_page_of_its_day(cast: Cast) -> None:
    make_voice(cast.window)
    asked_return(cast)

    waits = {kind.key: len(rows) for kind, rows in waiting_for(cast.chen.actor, now=NOON, most=9).items()}
    others = {kind.key for kind in waiting_for(cast.zhou.actor, now=NOON, most=9)}

    assert {key: waits[key] for key in waits if key.startswith("feedback.")} == {
        "feedback.sort": 1,
        "feedback.rule": 1,
    }
    assert not {key for key in others if key.startswith("feedback.")}


def test_limits_and_terms_are_data_of_a_region_with_their_basis(cast: Cast) -> None:
    limits = Limits(
        dispatch_minutes=30,
        sign_minutes=60,
        reply=Limit(count=7),
        return_days=2,
        extension_most=1,
        extension_days=5,
        longest_days=60,
        basis="本县办法第3条",
    )
    given: dict[str, Any] = {"actor": cast.chen.actor, "region": cast.county, "at": NOON}

    acts.set_limits(urgency=Urgency.GENERAL, limits=limits, **given)
    acts.set_terms(terms=Terms(most_text=200), **given)

    assert limits_at(cast.county, Urgency.GENERAL) == limits
    assert limits_at(cast.neighbour_county, Urgency.GENERAL) == DEFAULTS[Urgency.GENERAL]
    assert terms_at(cast.county).most_text == 200
    assert dispatched(cast).orders.get().matter.clock.limit_count == 7
    with pytest.raises(LimitsRefused, match="依据"):
        acts.set_limits(urgency=Urgency.GENERAL, limits=Limits(**{**_values(limits), "basis": " "}), **given)
    with pytest.raises(NotAllowed):
        acts.set_terms(actor=cast.zhou.actor, region=cast.county, terms=Terms(), at=NOON)


def _values(limits: Limits) -> dict[str, Any]:
    return {name: getattr(limits, name) for name in Limits.__slots__}


def test_rates_carry_both_their_numbers_and_the_dataset_holds_no_words(cast: Cast) -> None:
    replied(cast)
    dispatched(cast, text="逾期的另一件事情，没有人答复。")
    late = asked_return(cast)
    acts.decide_return(actor=cast.chen.actor, voice_id=late.pk, is_upheld=True, reason="不归它", at=NOON + DAY)

    table = rates_by_unit(cast.chen.actor, now=NOON + 20 * DAY, days=90)

    assert len(table.rows) == 1
    total = table.total
    assert (total.timely.above, total.timely.below) == (1, 2)
    assert (total.returns.above, total.returns.below, total.upheld.above) == (1, 3, 1)
    assert total.satisfied.share is None
    found = dataset_named("feedback.voices")
    rows = [row for batch in found.read(None) for row in batch]
    assert len(rows) == 3
    assert all(len(row) == len(found.columns) for row in rows)
    assert "三趟" not in str(rows)


def test_old_petitions_show_age_leader_and_closing_rate(cast: Cast) -> None:
    old, done = make_petition(cast, days=800), make_petition(cast, number="积案2号")
    close_petition(cast, done)

    rate = closing_rate(cast.sun.actor, today=NOON.date())

    assert (rate.closed, rate.listed, rate.cut_off, rate.share) == (1, 2, date(2026, 3, 11), 0.5)
    oldest = backlog(cast.sun.actor)[0]
    assert (oldest.number, oldest.age_on(NOON.date())) == (old.number, 800)
    assert [row.number for row in backlog(cast.zhou.actor)] == [old.number, done.number]  # her own unit answers
    assert not backlog(cast.neighbour_head.actor)


def test_old_petitions_come_from_excel_whole_or_not_at_all(cast: Cast) -> None:
    def book(unit: str) -> bytes:
        rows = [
            {"number": number, "title": "边界纠纷", "since": date(2024, 1, 2), "unit": code, "leader": "sun"}
            for number, code in (("1", "minzheng"), ("2", unit))
        ]
        return write_rows(PETITIONS, rows)

    given: dict[str, Any] = {"actor": cast.chen.actor, "region": cast.county, "at": NOON}

    wrong = load_petitions(book("lh-minzheng"), **given)
    assert [(fault.cell, "lh-minzheng" in str(fault)) for fault in wrong.faults] == [("D3", True)]
    assert not Petition.objects.exists()
    assert load_petitions(book("renshe"), **given).entered == 2
    assert load_petitions(book("renshe"), **given).entered == 2
    assert Petition.objects.count() == 2
    out = backlog_workbook(backlog(cast.chen.actor), now=NOON)
    assert load_petitions(out, **given).entered == 2
