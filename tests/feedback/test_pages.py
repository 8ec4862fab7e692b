"""The pages: a citizen says it on two screens, the office sends it on, the unit sees no person."""

import re
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from mingchuang.feedback.enums import PublicationState, VoiceState
from mingchuang.feedback.models import Publication, Voice
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast, Person
from tests.factories.feedback import (
    PERSON,
    asked_return,
    classified,
    dispatched,
    fresh,
    make_voice,
    published,
    replied,
    signed,
)

pytestmark = pytest.mark.django_db


def page_of(person: Person, address: str) -> str:
    client = Client()
    client.force_login(person.account)
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def sent(person: Person, address: str, **given: object) -> int:
    client = Client()
    client.force_login(person.account)
    return client.post(address, given).status_code


def second_screen(client: Client, cast: Cast, text: str) -> dict[str, str]:
    answer = client.post(f"/say/?place={cast.window.code}", {"kind": "complaint", "text": text})
    assert answer.status_code == 200
    token = re.search(r'name="token" value="([^"]+)"', answer.content.decode())
    assert token
    return {"kind": "complaint", "text": text, "token": token[1], "may_publish": "on"}


def test_two_screens_a_receipt_and_sent_twice_it_is_one(cast: Cast, client: Client) -> None:
    form = second_screen(client, cast, "让我跑了三趟 <script>alert(1)</script>") | {"phone": "13800001234"}

    first, again = (client.post(f"/say/?place={cast.window.code}", form) for _ in range(2))
    other = client.post(f"/say/?place={cast.window.code}", form | {"text": "别的话"})

    assert (first.status_code, again.status_code, other.status_code) == (302, 302, 422)
    voice = Voice.objects.get()
    assert (voice.place, voice.channel, voice.has_phone, voice.may_publish) == (cast.window, "web", True, True)
    shown = client.get(first["Location"]).content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown
    assert "正在看是什么事" in shown


def test_what_cannot_be_taken_is_said_clearly_and_the_words_are_kept(cast: Cast, client: Client) -> None:
    huge = client.post("/say/", {"kind": "complaint", "text": "字" * 1_000_000})
    empty = client.post("/say/", {"text": ""})
    nowhere = client.get("/say/?place=no-such-window").content.decode()
    stale = client.post("/say/", {"kind": "praise", "text": "很好的窗口", "token": "x"})
    phone = client.post("/say/", second_screen(client, cast, "一件事情") | {"phone": "打我手机"})

    assert "文字有 1000000 字，超过 5000 字的上限，没有收下" in huge.content.decode()
    assert "地址里写的窗口没有找到" in nowhere
    assert "请写几句话" in empty.content.decode()
    assert "这一页已经失效" in stale.content.decode()
    assert "很好的窗口" in stale.content.decode()
    assert "电话请写数字" in phone.content.decode()
    assert {answer.status_code for answer in (huge, empty, stale, phone)} == {422}
    assert not Voice.objects.exists()


def test_the_receipt_leads_to_honest_progress_and_to_doing_it_again(cast: Cast, client: Client) -> None:
    voice = replied(cast)
    wrong = client.post("/receipt/", {"code": "0000000000000"})
    found = client.post("/receipt/", {"code": voice.receipt.lower()})

    shown = client.get(found["Location"]).content.decode()
    assert wrong.status_code == 422
    assert "清河县民政局" in shown
    assert "当面向您致歉" in shown
    client.post(f"{found['Location']}judge/", {"contentment": "dissatisfied", "words": "还是没办成"})

    assert fresh(voice).state == VoiceState.HANDLING
    assert "按您的意见重新办理，第 1 次" in client.get(found["Location"]).content.decode()
    assert client.get("/say/r/broken/").status_code == 302


def test_the_public_page_shows_no_names_and_is_searched_in_the_masked_text(cast: Cast, client: Client) -> None:
    row = Publication.objects.get(voice=published(cast, text="我叫王强，电话13800001234，结婚登记跑了三趟。"))

    shown = client.get("/answered/?q=三趟").content.decode()

    assert "我叫某某，电话〔电话〕" in shown
    assert "王强" not in shown + client.get(f"/answered/{row.pk}/").content.decode()
    assert "没有找到" in client.get("/answered/?q=王强").content.decode()
    assert client.get("/answered/?kind=praise&after=zzz").status_code == 200


def test_the_unit_sees_the_matter_and_never_the_person(cast: Cast) -> None:
    voice = dispatched(cast, text="我是张桂兰，住望渚路3号，电话13800001234，窗口让我跑了三趟。", person=PERSON)
    matter = voice.orders.get().pk

    unit = page_of(cast.zhou, f"/w/orders/{matter}/") + page_of(cast.zhou, "/w/orders/")
    office = page_of(cast.chen, f"/w/voices/{voice.pk}/")
    auditor = page_of(cast.he, f"/w/voices/{voice.pk}/")

    assert "望渚路3号" in unit
    assert "张桂兰" in office
    for secret in ("张桂兰", "13800001234", PERSON.name, voice.receipt):
        assert secret not in unit
        assert secret not in auditor
    assert sent(cast.chen, f"/w/voices/{voice.pk}/person/", purpose="") == 422
    assert Entry.objects.filter(kind="feedback.person_opened").count() == 0
    client = Client()
    client.force_login(cast.chen.account)
    assert PERSON.phone in client.post(f"/w/voices/{voice.pk}/person/", {"purpose": "回访"}).content.decode()


def test_the_office_works_through_its_steps_in_the_browser_forms(cast: Cast) -> None:
    voice = make_voice(cast.window)
    at = f"/w/voices/{voice.pk}"

    assert sent(cast.chen, f"{at}/classify/", kind="complaint", urgency="general", tags=["shirk"]) == 302
    assert sent(cast.chen, f"{at}/dispatch/", unit=cast.bureau.pk, instruction="三日内联系") == 302
    order = f"/w/orders/{voice.orders.get().pk}"
    assert sent(cast.zhou, f"{order}/sign/") == 302
    assert sent(cast.zhou, f"{order}/ask-return/", reason="不归我们", basis="") == 422
    assert sent(cast.zhou, f"{order}/start/", is_contacted="on") == 302
    assert sent(cast.zhou, f"{order}/ask-extension/", days=2, reason="要会商") == 302
    assert sent(cast.chen, f"{at}/decide-extension/", is_granted="yes", reason="同意") == 302
    assert sent(cast.zheng, f"{at}/urge/", step="reminder", reason="抓紧", basis="第5条", answer_by="2026-03-12") == 302
    told = {"finding": "true", "text": "情况属实，已经向您道歉并改正。", "way": "phone", "told_by": "周"}
    assert sent(cast.zhou, f"{order}/reply/", told_on="2026-03-11", **told) == 302
    assert sent(cast.zheng, f"{at}/ask/", is_reached="yes", contentment="satisfied") == 302
    assert sent(cast.zheng, f"{at}/close/") == 302
    assert sent(cast.sun, f"{at}/publish/", words="") == 302

    assert fresh(voice).state == VoiceState.CLOSED
    assert Publication.objects.get(voice=voice).state == PublicationState.PUBLISHED


def test_a_return_is_denied_and_several_are_sent_at_once(cast: Cast) -> None:
    asked = asked_return(cast)
    ready, raw = classified(cast, text="另一件：取号机不出号。"), make_voice(cast.window, text="还没有分类的事。")

    assert sent(cast.chen, f"/w/voices/{asked.pk}/decide-return/", is_granted="no", reason="属你局") == 302
    assert sent(cast.chen, "/w/voices/dispatch-many/", voice=[ready.pk, raw.pk]) == 200
    assert sent(cast.chen, "/w/voices/dispatch-many/", voice=[ready.pk, raw.pk], sure="1") == 302

    assert (fresh(asked).state, fresh(ready).state, fresh(raw).state) == ("signed", "dispatched", "registered")


def test_a_mask_is_taken_off_only_with_its_reason_on_the_page(cast: Cast) -> None:
    voice = replied(cast, text="窗口的刘美玲服务很好，我姓谢。")
    row = Publication.objects.get(voice=voice)
    start = row.voice_masks[0]["start"]

    assert sent(cast.sun, f"/w/voices/{voice.pk}/publish/", **{f"voice-{start}": "on", "words": ""}) == 422
    given = {f"voice-{start}": "on", f"why-voice-{start}": "本人同意被表扬", "words": ""}
    assert sent(cast.sun, f"/w/voices/{voice.pk}/publish/", **given) == 302

    row.refresh_from_db()
    assert "刘美玲" in row.voice_text
    assert [one["reason"] for one in row.taken_off] == ["本人同意被表扬"]
    assert sent(cast.chen, f"/w/voices/{voice.pk}/keep-back/", reason="涉及案件") == 302


def test_lists_cost_the_same_however_long_they_are(cast: Cast) -> None:
    def queries(address: str, person: Person) -> int:
        client = Client()
        client.force_login(person.account)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    def counted() -> list[int]:
        return [queries("/w/voices/", cast.chen), queries("/w/orders/", cast.zhou), queries("/answered/", cast.chen)]

    published(cast)
    for number in range(2):
        signed(cast, text=f"第{number}件不同的事情。", device_hash=str(number))
    few = counted()
    for number in range(2, 12):
        signed(cast, text=f"第{number}件不同的事情。", device_hash=str(number))

    assert counted() == few


def test_the_list_goes_to_excel_without_the_person(cast: Cast) -> None:
    dispatched(cast, text="我叫王强，电话13800001234。取号机坏了。", person=PERSON)
    client = Client()
    client.force_login(cast.he.account)

    book = CalamineWorkbook.from_filelike(BytesIO(client.get("/w/voices/export/").content))

    cells = str(book.get_sheet_by_index(0).to_python())
    assert "我叫某某" in cells
    assert "王强" not in cells
    assert "13800001234" not in cells


def test_staff_write_down_a_call_and_read_the_receipt_to_the_citizen(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.lin.account)
    given = {"channel": "phone", "kind": "complaint", "text": "电话里说窗口没人", "place": cast.other_window.pk}

    answer = client.post("/w/voices/enter/", given, follow=True)

    voice = Voice.objects.get()
    assert voice.receipt in answer.content.decode()
    assert (voice.channel, voice.entered_by, voice.about) == ("phone", "林小燕", cast.other_bureau)
    assert voice.received_at == NOON
