"""Handing a plan in: what is read, what is refused, and that a refused file leaves nothing behind."""

import io
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from mingchuang.campaigns.facts import PlanUploaded
from mingchuang.campaigns.models import PlanDraft, PlanFile
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.journal.models import Entry
from tests.cast import Cast
from tests.factories.campaigns import PLAN, uploaded_plan

UPLOAD = "campaigns:upload-plan"


def _handed_in(client: Client, cast: Cast, data: bytes, name: str) -> Any:
    client.force_login(cast.chen.account)
    file = SimpleUploadedFile(name, data)
    return client.post(reverse(UPLOAD), {"file": file, "node": cast.county.pk})


def _stored() -> int:
    folders = default_storage.listdir("attachments")[0] if default_storage.exists("attachments") else []
    return sum(len(default_storage.listdir(f"attachments/{folder}")[1]) for folder in folders)


def test_a_text_file_becomes_a_draft_and_stays_attached(client: Client, cast: Cast) -> None:
    answer = _handed_in(client, cast, PLAN.encode(), "暖心窗口.txt")

    plan_file = PlanFile.objects.get()
    draft = plan_file.drafts.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("campaigns:draft", args=[plan_file.pk, 1])
    assert (draft.is_plan, str(draft)) == (True, "暖心窗口活动")
    assert plan_file.attachment.name == "暖心窗口.txt"
    assert Entry.objects.about(plan_file).get().kind == PlanUploaded.kind


def test_a_word_file_is_read_as_well(client: Client, cast: Cast) -> None:
    book, out = Document(), io.BytesIO()
    for line in PLAN.splitlines():
        book.add_paragraph(line)
    book.save(out)

    answer = _handed_in(client, cast, out.getvalue(), "暖心窗口.docx")

    assert answer.status_code == 302
    assert [row["title"] for row in PlanDraft.objects.get().draft["activities"]] == ["窗口亮诺", "清理积件", "上门问需"]


def test_a_plan_in_the_encoding_of_older_offices_is_read(client: Client, cast: Cast) -> None:
    assert _handed_in(client, cast, PLAN.encode("gb18030"), "方案.txt").status_code == 302
    assert str(PlanDraft.objects.get()) == "暖心窗口活动"


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        pytest.param(b"", "空.txt", "空", id="it is empty"),
        pytest.param(b"MZ\x90\x00" * 50, "方案.docx", "扩展名", id="a program calls itself Word"),
        pytest.param(b"MZ\x90\x00" * 50, "方案.txt", "扩展名", id="a program calls itself text"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 60, "方案.docx", "", id="Word is broken"),
        pytest.param(b"x" * (25 * 1024 * 1024), "方案.txt", "20 MB", id="it is too large"),
        pytest.param("他推开门，雨还在下。".encode() * 40, "小说.txt", "没有", id="it is a novel"),
        pytest.param(PLAN.encode(), "方案.doc", "另存为 .docx", id="it is an old Word file"),
        pytest.param(PLAN.encode(), "方案.exe", "另存", id="it has another ending"),
    ],
)
def test_a_file_is_refused_with_a_sentence_and_leaves_nothing(
    client: Client, cast: Cast, data: bytes, name: str, message: str
) -> None:
    before = _stored()

    answer = _handed_in(client, cast, data, name)

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert "请改正以下几处" in answer.content.decode()
    assert not PlanFile.objects.exists()
    assert not Attachment.objects.exists()
    assert _stored() == before


def test_the_same_file_again_is_the_same_row(client: Client, cast: Cast) -> None:
    first = _handed_in(client, cast, PLAN.encode(), "暖心窗口.txt")
    again = _handed_in(client, cast, PLAN.encode(), "暖心窗口（2）.txt")

    assert first["Location"] == again["Location"]
    assert PlanFile.objects.count() == 1


def test_a_file_of_the_neighbours_is_a_row_of_his_own(cast: Cast) -> None:
    uploaded_plan(cast)

    assert not PlanFile.objects.within(cast.neighbour_office.actor, "campaigns:plan:read").exists()


def test_nobody_puts_a_plan_into_the_next_county(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)
    file = SimpleUploadedFile("方案.txt", PLAN.encode())

    answer = client.post(reverse(UPLOAD), {"file": file, "node": cast.neighbour_county.pk})

    assert answer.status_code == 422
    assert not PlanFile.objects.exists()


@pytest.mark.parametrize("who", ["operator", "zhou", "lin", "he", "sun", "tang"])
def test_only_the_office_hands_plans_in(client: Client, cast: Cast, who: str) -> None:
    client.force_login(cast[who].account)

    assert client.get(reverse(UPLOAD)).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("chen", 200), ("he", 200), ("zhou", 404), ("neighbour_office", 404)])
def test_the_file_is_given_out_under_access(client: Client, cast: Cast, who: str, status: int) -> None:
    plan_file = uploaded_plan(cast)
    client.force_login(cast[who].account)

    answer = client.get(reverse("campaigns:plan-file", args=[plan_file.pk]))

    assert answer.status_code == status
    if status == 200:
        assert answer.content == PLAN.encode()
        assert "attachment" in answer["Content-Disposition"]


def test_pasted_text_becomes_a_draft_named_by_its_first_line(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)
    answer = client.post(reverse(UPLOAD), {"pasted": PLAN, "node": cast.county.pk})

    assert answer.status_code == 302
    assert str(PlanDraft.objects.get()) == "暖心窗口活动"
    assert PlanFile.objects.get().attachment.name == f"{PLAN.splitlines()[0][:40]}.txt"


@pytest.mark.parametrize(
    ("given", "words"),
    [({}, "请选择文件"), ({"pasted": " \n"}, "请选择文件"), ({"pasted": "今天下雨。" * 400}, "别的文章")],
)
def test_nothing_and_other_texts_pasted_are_refused(
    client: Client, cast: Cast, given: dict[str, str], words: str
) -> None:
    client.force_login(cast.chen.account)
    answer = client.post(reverse(UPLOAD), {**given, "node": cast.county.pk})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not PlanFile.objects.exists()
