"""Who is called, what is noted, what others learn of it."""

from datetime import timedelta

import pytest
from django.test import Client

from mingchuang.callbacks import actions as acts
from mingchuang.callbacks.enums import CallState, Measure, Origin, TryResult
from mingchuang.callbacks.models import CallBack, Draw
from mingchuang.callbacks.queries import is_repeatable, next_call, three_rates
from mingchuang.callbacks.rules.calling import CallRefused
from mingchuang.callbacks.rules.picking import PickRefused
from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast, Person
from tests.factories.callbacks import (
    KIND,
    LAST_WEEK,
    NO,
    PHONE,
    YES,
    finished_matter,
    make_call,
    make_card,
    make_draw,
    register_kind,
)

DAY = timedelta(days=1)


def signed_in(client: Client, person: Person) -> Client:
    client.force_login(person.account)
    return client


def test_an_answer_is_told_as_a_fact_with_what_it_means(cast: Cast) -> None:
    call = make_call(cast)
    acts.note_try(actor=cast.zheng.actor, call_id=call.pk, result=TryResult.TALKED, answers=NO, at=NOON)

    told = Entry.objects.get(kind="callbacks.call_answered").data
    assert (told["matter_id"], told["was_answered"], told["was_solved"]) == (call.matter_id, True, False)
    assert told["is_satisfied"] is False
    assert PHONE not in str(list(Entry.objects.values_list("data", flat=True)))
    with pytest.raises(CallRefused, match="已经有了结果"):
        acts.note_try(actor=cast.zheng.actor, call_id=call.pk, result=TryResult.NOBODY, at=NOON)


def test_nobody_three_times_ends_it_and_counts_for_nobody(cast: Cast) -> None:
    call = make_call(cast)
    for _ in range(3):
        acts.note_try(actor=cast.zheng.actor, call_id=call.pk, result=TryResult.NOBODY, at=NOON)

    call.refresh_from_db()
    assert (call.state, call.tries, call.is_satisfied) == (CallState.UNREACHED, 3, None)
    rates = three_rates(paths=[cast.county.path], since=NOON - DAY, until=NOON + DAY, cut_off=NOON + DAY).rates[
        Measure.SATISFACTION
    ]
    assert (rates.numerator, rates.denominator, rates.excluded) == (0, 0, {"unreached": 1})


def test_own_work_is_not_called_back_by_oneself(cast: Cast) -> None:
    call = make_call(cast)
    with pytest.raises(NotAllowed):
        acts.note_try(actor=cast.lin.actor, call_id=call.pk, result=TryResult.REFUSED, at=NOON)
    call.matter.answered_by_id = cast.zheng.account.pk
    call.matter.save()

    with pytest.raises(CallRefused, match="换一个人"):
        acts.note_try(actor=cast.zheng.actor, call_id=call.pk, result=TryResult.REFUSED, at=NOON)
    assert next_call(cast.zheng.actor, now=NOON) is None
    assert next_call(cast.chen.actor, now=NOON) == call


def test_the_number_is_sealed_opened_on_record_and_forgotten(cast: Cast) -> None:
    call = make_call(cast)

    assert acts.open_callee(actor=cast.zheng.actor, call_id=call.pk, purpose="回访", at=NOON) == ("王小明", PHONE)
    assert Entry.objects.filter(kind="callbacks.callee_opened").count() == 1
    with pytest.raises(NotAllowed):
        acts.open_callee(actor=cast.lin.actor, call_id=call.pk, purpose="好奇", at=NOON)

    acts.note_try(actor=cast.zheng.actor, call_id=call.pk, result=TryResult.WRONG_NUMBER, at=NOON)
    assert acts.forget_callees(actor=Actor.system(), at=NOON + 59 * DAY) == 0
    assert acts.forget_callees(actor=Actor.system(), at=NOON + 61 * DAY) == 1
    found = CallBack.objects.get(pk=call.pk)
    assert (found.phone, found.person_name, found.has_phone) == ("", "", False)


def test_only_the_caller_of_the_call_opens_the_number_and_only_while_it_waits(cast: Cast, client: Client) -> None:
    call, later = make_call(cast), make_call(cast, at=NOON + timedelta(minutes=1))
    page = f"/w/calls/{call.pk}/person/"

    for reader in (cast.sun, cast.he, cast.zhou, cast.lin):  # they do not call
        assert signed_in(client, reader).get(page).status_code == 404
    assert PHONE in signed_in(client, cast.zheng).post(page, {"purpose": "电话回访"}).text
    refused = signed_in(client, cast.chen).post(page, {"purpose": "看一下"})

    assert refused.status_code == 422
    assert "郑直 正在回访" in refused.text
    assert PHONE not in refused.text
    assert next_call(cast.chen.actor, now=NOON) == later
    assert next_call(cast.zheng.actor, now=NOON) == call
    with pytest.raises(CallRefused, match="正在回访"):
        acts.note_try(actor=cast.chen.actor, call_id=call.pk, result=TryResult.REFUSED, at=NOON)
    acts.note_try(actor=cast.zheng.actor, call_id=call.pk, result=TryResult.REFUSED, at=NOON)
    with pytest.raises(CallRefused, match="有了结果"):
        acts.open_callee(actor=cast.zheng.actor, call_id=call.pk, purpose="再看看", at=NOON)
    acts.open_callee(actor=cast.zheng.actor, call_id=later.pk, purpose="回访", at=NOON)
    assert next_call(cast.chen.actor, now=NOON + DAY) == later  # left lying for a day it is anybody's
    assert Entry.objects.filter(kind="callbacks.callee_opened").count() == 2


def test_a_region_keeps_numbers_as_long_as_it_says(cast: Cast) -> None:
    acts.set_call_rule(actor=cast.chen.actor, region=cast.county, kind=KIND, kept_days=5, at=NOON)
    call = make_call(cast)
    acts.note_try(actor=cast.zheng.actor, call_id=call.pk, result=TryResult.REFUSED, at=NOON)

    assert acts.forget_callees(actor=Actor.system(), at=NOON + 6 * DAY) == 1


def test_a_week_is_drawn_once_and_can_be_drawn_again_by_anyone(cast: Cast) -> None:
    matters = [finished_matter(cast) for _ in range(12)]
    silent, unhappy = matters[0].pk, matters[1].pk
    register_kind(without=frozenset({silent}), unhappy=frozenset({unhappy}))
    acts.set_call_rule(actor=cast.chen.actor, region=cast.county, kind=KIND, share=30, weekly_least=2, at=NOON)

    assert acts.draw_last_week(actor=Actor.system(), at=NOON) == 1
    assert acts.draw_last_week(actor=Actor.system(), at=NOON) == 0
    draw = Draw.objects.get()
    assert (draw.finished, len(draw.frame), draw.dissatisfied, len(draw.by_chance)) == (12, 11, [unhappy], 3)
    assert is_repeatable(draw)
    assert CallBack.objects.filter(draw=draw, has_phone=True).count() == 4
    with pytest.raises(PickRefused, match="已经抽过"):
        acts.draw_week(
            actor=Actor.system(), rule=acts.set_call_rule(
                actor=cast.chen.actor, region=cast.county, kind=KIND, at=NOON
            ), week=LAST_WEEK, at=NOON,
        )  # fmt: skip


def test_a_card_comes_back_on_paper_or_by_scanning(cast: Cast, client: Client) -> None:
    paper, web = make_card(cast), make_card(cast)
    assert acts.issue_card(actor=cast.lin.actor, matter=paper.matter, at=NOON).code == paper.code

    acts.type_in_card(actor=cast.lin.actor, code=paper.code or "", answers=YES, at=NOON)
    address = f"/card/{web.code}/"
    assert "还想说的话" in client.get(address).text
    assert client.post(address, {"q1": "yes", "q2": "no"}).status_code == 422
    client.post(address, {"q1": "yes", "q2": "no", "q3": "no", "words": "还差一张表"})
    client.post(address, {"q1": "yes", "q2": "yes", "q3": "yes"})

    assert "已经收到" in client.get(address).text
    rows = CallBack.objects.in_bulk([paper.pk, web.pk])
    assert [rows[one.pk].origin for one in (paper, web)] == [Origin.PAPER, Origin.WEB]
    assert (rows[web.pk].was_solved, rows[web.pk].words) == (False, "还差一张表")
    assert client.get("/card/0000000000000/").status_code == 404


def test_a_card_that_never_comes_back_is_given_up(cast: Cast) -> None:
    make_card(cast)

    assert acts.give_up_cards(actor=Actor.system(), at=NOON + 61 * DAY) == 1


def test_nobody_calls_any_more_once_the_person_has_spoken(cast: Cast) -> None:
    call = make_call(cast)
    acts.call_off(actor=cast.chen.actor, matter_id=call.matter_id, at=NOON)

    assert CallBack.objects.get(pk=call.pk).state == CallState.CANCELLED


def test_a_number_is_added_to_a_card_that_is_out(cast: Cast) -> None:
    card = make_card(cast)
    call = acts.plan_call(actor=Actor.system(), matter=card.matter, phone=PHONE, at=NOON)

    assert (call.pk, call.has_phone) == (card.pk, True)


def test_the_caller_goes_from_one_call_to_the_next(cast: Cast, client: Client) -> None:
    first, second = make_call(cast), make_call(cast, at=NOON + timedelta(minutes=1))
    desk = signed_in(client, cast.zheng)

    assert desk.get("/w/calls/next/")["Location"] == f"/w/calls/{first.pk}/make/"
    shown = desk.post(f"/w/calls/{first.pk}/person/", {"purpose": "电话回访"})
    assert PHONE in shown.text
    assert PHONE not in desk.get("/w/calls/").text
    assert desk.post(f"/w/calls/{first.pk}/make/", {"result": "talked", "q1": "yes"}).status_code == 422
    answer = desk.post(f"/w/calls/{first.pk}/make/", {"result": "talked", "q1": "yes", "q2": "yes", "q3": "unsaid"})
    assert answer["Location"] == f"/w/calls/{second.pk}/make/"
    assert "没有回答" in desk.get(f"/w/calls/{first.pk}/").text


def test_lists_and_settings_are_shown(cast: Cast, client: Client) -> None:
    draw, call = make_draw(cast), make_call(cast)
    acts.set_call_rule(
        actor=cast.chen.actor, region=cast.county, kind=KIND, at=NOON, share=20, response_weight=30,
        resolution_weight=35, satisfaction_weight=35, basis="考核办法",
    )  # fmt: skip
    desk = signed_in(client, cast.chen)

    assert "2026-03-02" in desk.get(f"/w/calls/draws/{draw.pk}/").text
    assert "权重 30%" in desk.get("/w/calls/rates/").text
    assert 'value="20"' in desk.get(f"/w/calls/rule/?region={cast.county.pk}&kind={KIND}").text
    pdf = desk.post(f"/w/calls/give-card/{call.matter_id}/")
    assert pdf.content.startswith(b"%PDF")
    code = CallBack.objects.get(pk=call.pk).code or ""
    assert desk.post("/w/calls/card/", {"code": code.lower()})["Location"] == f"/w/calls/card/{code}/"


def test_the_list_costs_the_same_however_long(
    cast: Cast, client: Client, django_assert_max_num_queries: object
) -> None:
    desk = signed_in(client, cast.chen)
    make_call(cast)
    assert callable(django_assert_max_num_queries)
    desk.get("/w/calls/")
    with django_assert_max_num_queries(12) as few:
        desk.get("/w/calls/")
    for _ in range(5):
        make_call(cast)
    with django_assert_max_num_queries(len(few)):
        desk.get("/w/calls/")
