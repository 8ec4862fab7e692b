"""A voice at a unit: the clock, returns, extensions, supervision, replies, the citizen, closing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import (
    AnswerWay,
    AskedHow,
    Channel,
    Contentment,
    Finding,
    PublicationState,
    Urgency,
    Urging,
    VoiceKind,
    VoiceState,
)
from mingchuang.feedback.models import Order, Publication, Voice, VoicePerson
from mingchuang.feedback.queries.following_up import current_order
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.following.rules import CloseRefused
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.states import MoveRefused
from mingchuang.rectification.models import Rectification
from tests.cast import NOON, Cast
from tests.factories.feedback import (
    PERSON,
    asked_return,
    box_opening,
    classified,
    dispatched,
    fresh,
    make_voice,
    replied,
    reply,
    signed,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BAD = acts.Said(how=AskedHow.CALL, contentment=Contentment.DISSATISFIED, words="没解决")
GOOD = acts.Said(how=AskedHow.CALL, contentment=Contentment.SATISFIED)


def order_of(voice: Voice) -> Order:
    order = current_order(voice)
    assert order is not None
    return order


def test_the_clock_starts_with_the_dispatch_and_signing_late_changes_nothing(cast: Cast) -> None:
    voice = dispatched(cast)
    before = order_of(voice).matter.clock

    acts.sign_order(actor=cast.zhou.actor, voice_id=voice.pk, at=NOON + 2 * DAY)

    assert (before.started_on, timezone.localdate(before.due_at)) == (date(2026, 3, 11), date(2026, 3, 18))
    assert order_of(voice).matter.clock.due_at == before.due_at
    assert Entry.objects.get(kind="feedback.order_signed").data["is_late"] is True


@pytest.mark.parametrize(
    ("urgency", "due"),
    [
        (Urgency.URGENT, date(2026, 3, 11)),
        (Urgency.UTILITIES, date(2026, 3, 12)),
        (Urgency.QUERY, date(2026, 3, 16)),
        (Urgency.COMPLEX, date(2026, 3, 26)),
    ],
)
def test_each_class_has_its_limit(cast: Cast, urgency: Urgency, due: date) -> None:
    voice = dispatched(cast, urgency=urgency)

    assert timezone.localdate(order_of(voice).matter.clock.due_at) == due
    assert order_of(voice).matter.clock.basis


def test_an_upheld_return_goes_elsewhere_and_counts_against_nobody(cast: Cast) -> None:
    voice = asked_return(cast)
    first = order_of(voice)

    acts.decide_return(actor=cast.chen.actor, voice_id=voice.pk, is_upheld=True, reason="确属人社局。", at=NOON + DAY)
    second = acts.dispatch_voice(actor=cast.chen.actor, voice_id=voice.pk, unit=cast.other_bureau, at=NOON + DAY)

    first.refresh_from_db()
    assert first.matter.state == "withdrawn"
    assert first.pleas.get().is_granted is True
    assert (order_of(voice).pk, second.matter.clock.started_on) == (second.pk, date(2026, 3, 12))


def test_a_denied_return_does_not_touch_the_clock_and_is_not_asked_again(cast: Cast) -> None:
    voice = asked_return(cast)
    due = order_of(voice).matter.clock.due_at

    acts.decide_return(actor=cast.chen.actor, voice_id=voice.pk, is_upheld=False, reason="属你局职责。", at=NOON + DAY)

    order = order_of(voice)
    assert (order.matter.clock.due_at, fresh(voice).state) == (due, VoiceState.SIGNED)
    assert order.signed_at is not None
    with pytest.raises(ActRefused, match="不能再次申请"):
        acts.ask_return(actor=cast.zhou.actor, voice_id=voice.pk, reason="x", basis="y", at=NOON + DAY)


def test_a_return_past_its_limit_or_without_grounds_is_refused(cast: Cast) -> None:
    voice = signed(cast)

    with pytest.raises(ActRefused, match="2026-03-12"):
        acts.ask_return(actor=cast.zhou.actor, voice_id=voice.pk, reason="不归我们", basis="三定", at=NOON + 2 * DAY)
    with pytest.raises(ActRefused, match="依据"):
        acts.ask_return(actor=cast.zhou.actor, voice_id=voice.pk, reason="不归我们", basis=" ", at=NOON)


def test_extensions_are_numbered_and_measured_and_keep_the_first_date(cast: Cast) -> None:
    voice = signed(cast)

    for _ in range(3):
        acts.ask_extension(actor=cast.zhou.actor, voice_id=voice.pk, days=3, reason="要现场核实", at=NOON + DAY)
        acts.decide_extension(actor=cast.chen.actor, voice_id=voice.pk, is_granted=True, reason="同意", at=NOON + DAY)

    clock = order_of(voice).matter.clock
    assert timezone.localdate(clock.due_at) == date(2026, 3, 31)
    assert timezone.localdate(clock.first_due_at) == date(2026, 3, 18)
    with pytest.raises(ActRefused, match="最多延期 3 次"):
        acts.ask_extension(actor=cast.zhou.actor, voice_id=voice.pk, days=1, reason="再延", at=NOON + DAY)


def test_supervision_grows_harder_and_the_unit_explains_itself(cast: Cast) -> None:
    voice = signed(cast)

    def urge(step: Urging, **given: Any) -> object:
        return acts.urge_order(
            actor=cast.sun.actor,
            voice_id=voice.pk,
            step=step,
            reason="请抓紧",
            basis="督办办法第5条",
            answer_by=date(2026, 3, 13),
            at=NOON,
            **given,
        )

    with pytest.raises(ActRefused, match="先催办"):
        urge(Urging.NOTICE)
    urge(Urging.REMINDER)
    urge(Urging.NOTICE)
    urge(Urging.INSTRUCTION, leader=cast.sun.staff)
    with pytest.raises(ActRefused, match="不能退回"):
        urge(Urging.REMINDER)
    row = order_of(voice).urgings.order_by("pk").first()
    assert row is not None
    acts.answer_urging(actor=cast.zhou.actor, voice_id=voice.pk, urging_id=row.pk, answer="已联系群众", at=NOON)

    assert order_of(voice).urgings.count() == 3


def test_an_upheld_complaint_opens_one_rectification_however_often_it_is_answered(cast: Cast) -> None:
    voice = replied(cast)
    first = fresh(voice).rectification
    assert first is not None
    assert "投诉属实" in first.problem
    assert "推" in first.problem
    assert voice.text not in first.problem

    acts.ask_by_phone(actor=cast.chen.actor, voice_id=voice.pk, said=BAD, at=NOON + DAY)
    reply(cast, voice, at=NOON + DAY)

    assert Rectification.objects.count() == 1


def test_not_satisfied_is_done_again_once_by_right_then_by_decision(cast: Cast) -> None:
    voice = replied(cast, finding=Finding.UNTRUE)

    acts.ask_by_phone(actor=cast.chen.actor, voice_id=voice.pk, said=BAD, at=NOON + DAY)

    assert (fresh(voice).state, fresh(voice).redone_by_right) == (VoiceState.HANDLING, 1)
    clock = order_of(voice).matter.clock
    assert timezone.localdate(clock.due_at) == date(2026, 3, 19)  # counted anew
    assert timezone.localdate(clock.first_due_at) == date(2026, 3, 18)

    reply(cast, voice, at=NOON + 2 * DAY, finding=Finding.UNTRUE)
    acts.ask_by_phone(actor=cast.chen.actor, voice_id=voice.pk, said=BAD, at=NOON + 3 * DAY)
    assert fresh(voice).state == VoiceState.DISSATISFIED
    with pytest.raises(ActRefused, match="写明理由"):
        acts.close_voice(actor=cast.chen.actor, voice_id=voice.pk, at=NOON + 3 * DAY)
    acts.redo_voice(actor=cast.chen.actor, voice_id=voice.pk, reason="再核一次", at=NOON + 3 * DAY)
    assert (fresh(voice).state, fresh(voice).redone) == (VoiceState.HANDLING, 2)


def test_a_closed_voice_is_opened_again_when_the_citizen_finds_it_unsettled(cast: Cast) -> None:
    voice = replied(cast)
    acts.ask_by_phone(actor=cast.chen.actor, voice_id=voice.pk, said=GOOD, at=NOON + DAY)
    acts.close_voice(actor=cast.chen.actor, voice_id=voice.pk, at=NOON + DAY)
    assert order_of(voice).matter.state == "closed"

    acts.note_said(actor=cast.chen.actor, voice_id=voice.pk, said=BAD, at=NOON + 2 * DAY)

    assert (fresh(voice).state, fresh(voice).closed_at) == (VoiceState.HANDLING, None)
    assert order_of(voice).matter.reopened_count == 1


def test_the_citizen_is_asked_before_closing(cast: Cast) -> None:
    named, nameless = replied(cast, person=PERSON), replied(cast, text="另一件完全不同的事情，取号机坏了。")

    with pytest.raises(ActRefused, match="至少试 3 次"):
        acts.close_voice(actor=cast.chen.actor, voice_id=named.pk, at=NOON + DAY)
    for _ in range(3):
        missed = acts.Said(how=AskedHow.CALL, is_reached=False)
        acts.ask_by_phone(actor=cast.chen.actor, voice_id=named.pk, said=missed, at=NOON + DAY)
    acts.close_voice(actor=cast.chen.actor, voice_id=named.pk, at=NOON + DAY)
    with pytest.raises(ActRefused, match="5 天后"):
        acts.close_voice(actor=cast.chen.actor, voice_id=nameless.pk, at=NOON + DAY)
    acts.close_voice(actor=cast.chen.actor, voice_id=nameless.pk, at=NOON + 6 * DAY)


def test_whoever_answered_does_not_close(cast: Cast) -> None:
    voice = signed(cast)
    given = acts.ReplyGiven(
        way=AnswerWay.PHONE,
        text="这是办公室代单位写的答复，情况已经核实。",
        finding=Finding.UNTRUE,
        told_on=NOON.date(),
        told_by="陈立",
    )
    acts.reply_voice(actor=cast.chen.actor, voice_id=voice.pk, given=given, at=NOON + DAY)
    acts.ask_by_phone(actor=cast.sun.actor, voice_id=voice.pk, said=GOOD, at=NOON + DAY)

    with pytest.raises(CloseRefused):
        acts.close_voice(actor=cast.chen.actor, voice_id=voice.pk, at=NOON + DAY)
    with pytest.raises(ActRefused, match="另一个人"):
        acts.publish_voice(
            actor=cast.chen.actor, voice_id=voice.pk, look=acts.SecondLook(voice_off={}, reply_off={}), at=NOON + DAY
        )
    acts.close_voice(actor=cast.sun.actor, voice_id=voice.pk, at=NOON + DAY)


def test_a_final_answer_needs_its_document_and_ends_the_redoing(cast: Cast) -> None:
    voice = replied(cast, finding=Finding.UNTRUE)
    acts.ask_by_phone(actor=cast.chen.actor, voice_id=voice.pk, said=BAD, at=NOON + DAY)
    reply(cast, voice, at=NOON + 2 * DAY, finding=Finding.UNTRUE)
    word = acts.FinalWord(document="清信〔2026〕1号", reason="多次复核一致", basis="办理规定第20条", is_left_out=True)

    with pytest.raises(ActRefused, match="文号、理由、依据和文件"):
        acts.give_final_answer(actor=cast.sun.actor, voice_id=voice.pk, word=word, files=[], at=NOON + 2 * DAY)
    evidence = acts.NewFile(name="答复意见书.txt", data="意见".encode())
    acts.give_final_answer(actor=cast.sun.actor, voice_id=voice.pk, word=word, files=[evidence], at=NOON + 2 * DAY)
    acts.ask_by_phone(actor=cast.chen.actor, voice_id=voice.pk, said=BAD, at=NOON + 3 * DAY)
    acts.close_voice(actor=cast.chen.actor, voice_id=voice.pk, at=NOON + 3 * DAY)

    assert fresh(voice).state == VoiceState.CLOSED


def test_the_unit_never_reaches_the_person_and_each_opening_is_on_record(cast: Cast) -> None:
    voice = dispatched(cast, person=PERSON)

    for person in (cast.zhou, cast.lin, cast.zheng, cast.he):
        with pytest.raises(NotAllowed):
            acts.open_person(actor=person.actor, voice_id=voice.pk, purpose="看看", at=NOON)
    with pytest.raises(ActRefused, match="理由"):
        acts.open_person(actor=cast.chen.actor, voice_id=voice.pk, purpose=" ", at=NOON)
    assert acts.open_person(actor=cast.chen.actor, voice_id=voice.pk, purpose="回访", at=NOON).phone == PERSON.phone

    entry = Entry.objects.get(kind="feedback.person_opened")
    assert (entry.actor_label, entry.data["purpose"]) == ("陈立", "回访")
    assert not Entry.objects.filter(data__icontains="王秀兰").exists()


def test_who_spoke_is_forgotten_and_the_voice_archived_when_it_has_long_been_over(cast: Cast) -> None:
    voice = replied(cast, person=PERSON)
    acts.ask_by_phone(actor=cast.chen.actor, voice_id=voice.pk, said=GOOD, at=NOON + DAY)
    acts.close_voice(actor=cast.chen.actor, voice_id=voice.pk, at=NOON + DAY)

    assert acts.archive_closed(actor=cast.chen.actor, at=NOON + 20 * DAY) == 0
    assert acts.archive_closed(actor=cast.chen.actor, at=NOON + 40 * DAY) == 1
    assert acts.forget_persons(actor=cast.chen.actor, at=NOON + 40 * DAY) == 0
    assert acts.forget_persons(actor=cast.chen.actor, at=NOON + 100 * DAY) == 1

    assert VoicePerson.objects.get(pk=voice.pk).phone == ""
    assert fresh(voice).state == VoiceState.ARCHIVED


def test_slips_of_a_box_need_their_opening_record_by_two(cast: Cast) -> None:
    opening = box_opening(cast)
    given: dict[str, Any] = {"kind": VoiceKind.PRAISE, "text": "三号窗口很热心", "place": cast.hall, "at": NOON}

    with pytest.raises(ActRefused, match="两个不同的姓名"):
        acts.open_box(
            actor=cast.chen.actor,
            place=cast.hall,
            box="一楼",
            opened_at=NOON,
            opened_by="陈立",
            witness="陈立",
            slips=1,
            at=NOON,
        )
    with pytest.raises(Exception, match="先登记开箱"):
        acts.enter_voice(actor=cast.chen.actor, channel=Channel.BOX, **given)
    voice = acts.enter_voice(actor=cast.chen.actor, channel=Channel.BOX, box_opening=opening, **given)
    assert voice.box_opening == opening


def test_a_publication_waits_for_a_second_person_with_everything_masked(cast: Cast) -> None:
    voice = replied(cast, text="我叫王强，电话13800001234，窗口让我跑了三趟。")
    row = Publication.objects.get(voice=voice)

    assert row.state == PublicationState.WAITING
    assert [mask["kind"] for mask in row.voice_masks] == ["name", "phone"]
    with pytest.raises(NotAllowed):
        acts.publish_voice(
            actor=cast.zhou.actor, voice_id=voice.pk, look=acts.SecondLook(voice_off={}, reply_off={}), at=NOON
        )
    look = acts.SecondLook(voice_off={}, reply_off={}, words=["三趟"])
    row = acts.publish_voice(actor=cast.sun.actor, voice_id=voice.pk, look=look, at=NOON)

    assert row.voice_text == "我叫某某，电话〔电话〕，窗口让我跑了〔略〕。"
    assert fresh(voice).text.startswith("我叫王强")


def test_a_step_out_of_order_is_refused(cast: Cast) -> None:
    voice = classified(cast)

    with pytest.raises(ActRefused, match="还没有派单"):
        acts.sign_order(actor=cast.zhou.actor, voice_id=voice.pk, at=NOON)
    acts.decline_voice(actor=cast.chen.actor, voice_id=voice.pk, reason="请向法院起诉。", at=NOON)
    with pytest.raises(MoveRefused):
        acts.dispatch_voice(actor=cast.chen.actor, voice_id=voice.pk, unit=cast.bureau, at=NOON)
    with pytest.raises(ActRefused, match="不是窗口"):
        acts.dispatch_voice(actor=cast.chen.actor, voice_id=classified(cast, text="别的").pk, unit=cast.window, at=NOON)
    assert make_voice(None).region == cast.county
