"""At the browser's door a plan of any kind is taken in, and a bad one is refused with nothing kept of it."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from mingchuang.campaigns.models import PlanFile
from mingchuang.foundation.attachments.models import Attachment
from tests.cast import Cast
from tests.factories.campaigns import PLAN
from tests.plans.pdf_files import locked_pdf, set_pages, set_pdf
from tests.plans.word_files import docx, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
NOVEL = (
    "第一章 雨夜\n"
    + "那天夜里下着大雨，他撑着一把旧伞走过石桥，桥下的水涨得很高。她站在窗前，没有说话，只是把灯吹灭了。\n" * 60
)


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def handed_in(client: Client, cast: Cast, data: bytes, name: str) -> HttpResponse:
    client.force_login(cast.chen.account)
    given = {"file": SimpleUploadedFile(name, data), "node": cast.county.pk}
    answer = client.post(reverse("campaigns:upload-plan"), given)
    assert isinstance(answer, HttpResponse)
    return answer


PAGE = "<html><head><meta charset='gbk'></head><body>" + "".join(f"<p>{line}</p>" for line in PLAN.split("\n"))


@pytest.mark.parametrize(
    ("data", "name", "kept"),
    [
        pytest.param(set_pdf(PLAN), "方案.pdf", "方案.pdf", id="PDF"),
        pytest.param(PAGE.encode("gb18030"), "方案.html", "方案.html.txt", id="web page"),
        pytest.param(docx(*map(p, PLAN.split("\n"))), "方案.docx", "方案.docx", id="Word"),
        pytest.param(PLAN.encode("utf-16"), "方案.TXT", "方案.TXT", id="wide text"),
    ],
)
def test_every_kind_of_plan_becomes_a_draft(client: Client, cast: Cast, data: bytes, name: str, kept: str) -> None:
    assert handed_in(client, cast, data, name).status_code == 302

    plan_file = PlanFile.objects.get()
    assert [row["title"] for row in plan_file.drafts.get().draft["activities"]] == ["窗口亮诺", "清理积件", "上门问需"]
    assert plan_file.attachment.name == kept
    if name.endswith(".html"):
        assert plan_file.attachment.media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        pytest.param(locked_pdf(), "方案.pdf", "密码", id="locked PDF"),
        pytest.param(set_pages("#pagebreak()"), "方案.pdf", "没有文字", id="blank PDF"),
        pytest.param(b"%PDF-1.7\n", "方案.pdf", "损坏", id="broken PDF"),
        pytest.param(PLAN.encode(), "方案.pdf", "不符", id="text called PDF"),
        pytest.param(docx(p(PLAN)), "方案.txt", "不符", id="Word called text"),
        pytest.param(PLAN.encode(), "方案.docx", "不符", id="text called Word"),
        pytest.param(zipped("a.docx", docx(p(PLAN))), "方案.docx", "解压", id="archive called Word"),
        pytest.param(zipped("word/document.xml", b" " * 70_000_000), "方案.docx", "过大", id="zip bomb"),
        pytest.param(
            zipped("word/document.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'),
            "方案.docx",
            "外部引用",
            id="entity from outside",
        ),
        pytest.param(OLE, "方案.doc", "另存为 .docx", id="old Word"),
        pytest.param(OLE, "方案.wps", "另存为 .docx", id="WPS"),
        pytest.param(b"{\\rtf1}", "方案.rtf", "另存为 .docx", id="RTF"),
        pytest.param(NOVEL.encode(), "小说.txt", "没有导入", id="novel"),
        pytest.param(b" \r\n ", "空.txt", "空的", id="empty"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence_and_leaves_nothing(
    client: Client, cast: Cast, data: bytes, name: str, words: str
) -> None:
    answer = handed_in(client, cast, data, name)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not PlanFile.objects.exists()
    assert not Attachment.objects.exists()
