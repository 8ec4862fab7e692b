"""Whoever is asked first owns it until another has accepted."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from mingchuang.callbacks.queries import kind_labels
from mingchuang.following.actions import accept_hand_over, refuse_hand_over, send_back_lapsed
from mingchuang.following.rules import HandOverRefused
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.actions.presence import set_whereabouts
from mingchuang.organisations.enums import Where
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import CameBy, Outcome
from mingchuang.reception.models import FirstContact, SecondNotice
from mingchuang.reception.queries import ContactFilter, contact_callees, contacts_within, offers_to, register_of
from mingchuang.reception.reactions import when_call_answered
from mingchuang.reception.rules.contact import ContactRefused, check_contact, check_days, nameless
from mingchuang.reception.rules.notice import NoticeRefused
from tests.cast import NOON, Cast, Person
from tests.factories.catalogue import make_item
from tests.factories.reception import PHONE, handed_contact, make_contact, make_notice, second_asked

DAY = timedelta(days=1)


def signed_in(client: Client, person: Person) -> Client:
    client.force_login(person.account)
    return client


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"words": " "}, "words"),
        ({"words": "x" * 501}, "words"),
        ({"outcome": Outcome.OUTSIDE}, "go_to"),
        ({"outcome": Outcome.TOLD}, "answer"),
        ({"phone": "call me"}, "phone"),
    ],
)
def test_a_contact_says_enough(given: dict[str, object], field: str) -> None:
    usual: dict[str, object] = {"words": "问路", "outcome": Outcome.HANDLED, "answer": "", "go_to": "", "phone": ""}
    check_contact(**usual)  # type: ignore[arg-type]  # a table of values
    with pytest.raises(ContactRefused) as refused:
        check_contact(**{**usual, **given})  # type: ignore[arg-type]
    assert refused.value.field == field


def test_long_numbers_do_not_reach_the_lists() -> None:
    assert nameless("身份证 33010619900101123X 电话13800001234 三楼302") == "身份证 ＊＊＊ 电话＊＊＊ 三楼302"


@pytest.mark.parametrize(("working", "kept"), [((0,), 90), ((67,), 90), ((5,), 0)])
def test_limits_can_be_lived_with(working: tuple[int, ...], kept: int) -> None:
    with pytest.raises(ContactRefused):
        check_days(working=working, kept=kept)


@pytest.mark.parametrize(
    ("order", "is_settled"),
    [
        ({"outcome": Outcome.HANDLED}, True),
        ({"outcome": Outcome.TOLD, "answer": "带户口簿和身份证"}, True),
        ({"outcome": Outcome.OUTSIDE, "go_to": "公证处，解放路 8 号"}, True),
        ({"outcome": Outcome.KEPT}, False),
    ],
)
def test_what_ends_at_once_is_closed_at_once(cast: Cast, order: dict[str, Any], is_settled: bool) -> None:  # noqa: FBT001
    row = make_contact(cast, **order)

    assert (row.settled_at is not None) is is_settled
    assert row.matter.owner == cast.lin.staff
    assert (row.matter.closed_at is not None) is is_settled


def test_a_double_press_is_one_contact(cast: Cast) -> None:
    assert make_contact(cast, form_key="k").pk == make_contact(cast, form_key="k").pk
    assert make_contact(cast).number == "首问〔2026〕2号"


def test_the_first_person_owns_it_until_another_accepted(cast: Cast) -> None:
    offer = handed_contact(cast)
    row = FirstContact.objects.with_matter().get()
    assert row.matter.owner == cast.lin.staff

    accept_hand_over(actor=cast.zhou.actor, hand_over_id=offer.pk, at=NOON)
    row = contacts_within(cast.lin.actor).get()  # still on her register
    assert (row.matter.owner, row.outcome) == (cast.zhou.staff, Outcome.HANDED)
    with pytest.raises(ContactRefused, match="别人负责"):
        acts.settle_contact(actor=cast.lin.actor, contact_id=row.pk, outcome=Outcome.HANDLED, answer="好了", at=NOON)
    done = acts.settle_contact(
        actor=cast.zhou.actor, contact_id=row.pk, outcome=Outcome.HANDLED, answer="已查到档案", at=NOON
    )
    assert (done.outcome, done.answer, done.settled_by) == (Outcome.HANDED, "已查到档案", "周建国")


def test_sent_back_or_left_lying_it_is_with_the_first_person_again(cast: Cast) -> None:
    refused, lapsed = handed_contact(cast), handed_contact(cast)
    refuse_hand_over(actor=cast.zhou.actor, hand_over_id=refused.pk, reason="不归我们", at=NOON)
    assert send_back_lapsed(actor=Actor.system(), at=lapsed.accept_by + timedelta(minutes=1)) == 1

    back = register_of(cast.lin.actor, ContactFilter(state="back", mine=True))
    assert {row.pk for row in back} == {refused.matter_id, lapsed.matter_id}
    assert all(row.matter.owner == cast.lin.staff for row in back)


def test_the_other_unit_sees_what_is_offered_to_it_and_no_more(cast: Cast) -> None:
    make_contact(cast)
    offer = handed_contact(cast, to_node=cast.other_bureau)

    assert [row.pk for row in contacts_within(cast.neighbour_head.actor)] == [offer.matter_id]
    assert not contacts_within(cast.wu.actor).exists()


def test_what_is_offered_to_ones_own_unit_waits_for_the_colleagues(cast: Cast) -> None:
    handed_contact(cast, to_node=cast.bureau)

    assert not offers_to(cast.lin.actor).exists()
    assert offers_to(cast.zhou.actor).count() == 1


def test_nothing_is_handed_to_somebody_on_leave_without_a_deputy(cast: Cast) -> None:
    set_whereabouts(actor=cast.zhou.actor, staff=cast.zhou.staff, where=Where.LEAVE, until_at=NOON + DAY, at=NOON)
    with pytest.raises(HandOverRefused, match="没有 B 岗"):
        handed_contact(cast)
    assert not FirstContact.objects.exists()


def test_the_person_is_sealed_opened_on_record_called_back_and_forgotten(cast: Cast) -> None:
    row = make_contact(cast, outcome=Outcome.HANDLED, person_name="王小明", phone=PHONE)

    opened = acts.open_contact_person(actor=cast.lin.actor, contact_id=row.pk, purpose="补一张表", at=NOON)
    assert opened == ("王小明", PHONE)
    assert contact_callees([row.pk])[row.pk].phone == PHONE
    assert "reception.contact" in kind_labels()
    told = str(list(Entry.objects.values_list("data", "subject_label")))
    assert PHONE not in told
    assert "王小明" not in told
    assert acts.forget_persons(actor=Actor.system(), at=NOON + 89 * DAY) == 0
    assert acts.forget_persons(actor=Actor.system(), at=NOON + 91 * DAY) == 1
    assert not FirstContact.objects.get(pk=row.pk).phone


def test_not_solved_it_is_open_again_once(cast: Cast) -> None:
    row = make_contact(cast, outcome=Outcome.HANDLED)
    told = {"matter_kind": acts.CONTACT_KIND, "matter_id": row.pk, "was_solved": False}
    for _ in range(2):
        when_call_answered(subject_id=1, path=row.path, at=NOON, data=told)
    again = FirstContact.objects.with_matter().get()
    assert (again.settled_at, again.outcome, again.matter.owner) == (None, Outcome.KEPT, cast.lin.staff)

    acts.settle_contact(actor=cast.lin.actor, contact_id=row.pk, outcome=Outcome.HANDLED, answer="补办好了", at=NOON)
    when_call_answered(subject_id=1, path=row.path, at=NOON, data=told)
    assert FirstContact.objects.get().settled_at == NOON


def test_a_second_notice_waits_for_the_head(cast: Cast) -> None:
    asked = second_asked(cast)
    contact = FirstContact.objects.with_matter().get()
    assert (contact.outcome, contact.settled_at) == (Outcome.TOLD, NOON)
    with pytest.raises(NoticeRefused, match="先请负责人批准"):
        make_notice(cast, contact=contact)
    with pytest.raises(NoticeRefused, match="已经申请过"):
        acts.ask_second_notice(actor=cast.lin.actor, contact_id=contact.pk, reason="又忘了", at=NOON)

    acts.decide_second_notice(actor=cast.zhou.actor, second_notice_id=asked.pk, is_granted=True, reason="", at=NOON)
    second = make_notice(cast, contact=contact)
    assert (second.nth, SecondNotice.objects.get().notice) == (2, second)
    with pytest.raises(NoticeRefused):
        make_notice(cast, contact=contact)


def test_nobody_approves_her_own_second_notice(cast: Cast) -> None:
    contact = make_contact(cast, item=make_item(cast.bureau))
    make_notice(cast, contact=contact)
    asked = acts.ask_second_notice(actor=cast.zhou.actor, contact_id=contact.pk, reason="漏了", at=NOON)
    with pytest.raises(NoticeRefused, match="另一位负责人"):
        acts.decide_second_notice(actor=cast.zhou.actor, second_notice_id=asked.pk, is_granted=True, reason="", at=NOON)


def test_ten_seconds_at_the_desk(cast: Cast, client: Client) -> None:
    desk = signed_in(client, cast.lin)
    page = desk.get("/w/first/new/")
    assert "autofocus" in page.text
    given = {"words": "复印在哪里", "outcome": "handled", "came_by": "hall", "place": cast.window.pk, "form_key": "a"}

    assert desk.post("/w/first/new/", given)["Location"] == "/w/first/new/"
    assert desk.post("/w/first/new/", {**given, "outcome": "outside", "form_key": "b"}).status_code == 422
    nobody = {**given, "outcome": "handed", "to_staff": "查无此人", "form_key": "c"}
    assert "请核对姓名或工号" in desk.post("/w/first/new/", nobody).text
    handed = {**given, "outcome": "handed", "to_staff": "周建国", "phone": PHONE, "form_key": "d"}
    shown = desk.post("/w/first/new/", handed, follow=True).text
    assert "138****1234" in shown
    assert PHONE not in shown
    assert "待接收" in shown
    assert desk.post("/w/first/new/", {**given, "outcome": "told", "form_key": "e"})["Location"].endswith("/tell/")


def test_the_registers_go_out_as_excel_with_masks(cast: Cast, client: Client) -> None:
    handed_contact(cast, person_name="王小明", phone=PHONE)
    make_contact(cast, came_by=CameBy.PHONE, outcome=Outcome.TOLD, answer="带身份证来")
    desk = signed_in(client, cast.zhou)

    book = b"".join(desk.get("/w/first/export/").streaming_content)  # type: ignore[attr-defined]
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert rows[2][4:6] == ["王**", "138****1234"]
    assert rows[2][11] == "清河县民政局 周建国"
    log = b"".join(desk.get("/w/first/phone/export/").streaming_content)  # type: ignore[attr-defined]
    assert "带身份证来" in str(CalamineWorkbook.from_filelike(BytesIO(log)).get_sheet_by_index(0).to_python())


def test_a_notice_is_printed_scanned_and_signed_for(cast: Cast, client: Client) -> None:
    notice = make_notice(cast)
    public = client.get(f"/notice/{notice.code}/")
    assert "居民身份证" in public.text
    assert "林小燕" not in public.text
    assert client.get("/notice/0000000000000/").status_code == 404

    desk = signed_in(client, cast.lin)
    assert desk.get(f"/w/notices/{notice.pk}/paper/").content.startswith(b"%PDF")
    desk.post(f"/w/notices/{notice.pk}/sign/")
    notice.refresh_from_db()
    assert notice.signed_at is not None
    assert timezone.localdate(notice.signed_at) == NOON.date()


def test_the_register_costs_the_same_however_long(
    cast: Cast, client: Client, django_assert_max_num_queries: object
) -> None:
    desk = signed_in(client, cast.chen)
    make_contact(cast)
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(14) as few:
        desk.get("/w/first/")
    for _ in range(4):
        handed_contact(cast)
    with django_assert_max_num_queries(len(few)):
        desk.get("/w/first/")
