"""The campaign's summary: written from records in the background, kept with the campaign, read as Word."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from mingchuang.analytics import registry
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.workspace.tasks import summary_document, write_summary
from tests.cast import NOON, Cast
from tests.factories.assessment import Records, make_campaign, make_run, make_scheme

pytestmark = pytest.mark.django_db
Capture = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _own_data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def campaign(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    """A campaign with a plain leader among two bureaus, and its points counted."""
    records = Records()
    monkeypatch.setattr(registry, "_datasets", dict(registry.datasets()))
    for dataset in records.offered():
        registry.register(dataset)
    found = make_campaign(cast, issuer="清河县委办公室", theme="亮身份、践承诺")
    records.ratings(cast.window.path, [5] * 990 + [1] * 10)
    records.ratings(cast.other_window.path, [5] * 450 + [1] * 50)
    records.pledge(cast.window.path, due_on=date(2026, 3, 5), state="kept", settled_on=date(2026, 3, 4))
    records.pledge(cast.other_window.path, due_on=date(2026, 3, 5))
    records.mending(cast.window.path, due_on=date(2026, 3, 5), closed_on=date(2026, 3, 4))
    make_run(cast, make_scheme(cast, found))
    return found


def _texts(document: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(document)).paragraphs if paragraph.text]


def test_the_office_has_it_written_and_downloads_it(
    client: Client, cast: Cast, campaign: Campaign, django_capture_on_commit_callbacks: Capture
) -> None:
    client.force_login(cast.chen.account)
    address = reverse("workspace:summary", args=[campaign.code])

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address)

    assert "下载总结" in client.get(answer["Location"]).content.decode()
    campaign.refresh_from_db()
    assert campaign.summary_file is not None
    assert campaign.summary_file.name == "创先争优活动总结（2026-03-11）.docx"
    file = client.get(reverse("campaigns:summary-file", args=[campaign.code]))
    assert file.status_code == 200
    assert _texts(read_file(campaign.summary_file))[:2] == ["创先争优活动", "工作总结"]


def test_its_numbers_carry_numerator_denominator_interval_and_cut_off(campaign: Campaign) -> None:
    text = "\n".join(_texts(summary_document(campaign=campaign, at=NOON)))

    assert "有效的主动评价1500次，其中差评60次，万次差评数400.0（95%区间312.0至511.5）" in text
    assert "践诺率50.0%（1/2项）" in text
    assert "按期整改率100.0%（1/1件）" in text
    assert "任务完成率无数据（到期0项）" in text
    assert "数据截止2026年3月11日12:00" in text
    assert "清河县民政局领先，与其他单位分得出先后" in text
    assert campaign.issuer in text


def test_headings_are_numbered_as_official_papers_are(campaign: Campaign) -> None:
    document = docx.Document(BytesIO(summary_document(campaign=campaign, at=NOON)))

    first = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert first == [
        "一、基本情况",
        "二、任务落实情况",
        "三、公开承诺情况",
        "四、群众评价情况",
        "五、问题整改情况",
        "六、考核得分情况",
        "七、存在的问题和下一步打算",
        "八、数据说明",
    ]
    assert len(document.inline_shapes) == 1
    assert any("考核得分" in p.text for p in document.paragraphs)


def test_what_the_records_ask_for_is_the_next_step(campaign: Campaign) -> None:
    text = "\n".join(_texts(summary_document(campaign=campaign, at=NOON)))

    assert "一是到期未全部兑现的1项承诺，向社会公布原因和新的期限。" in text


def test_a_campaign_without_records_has_a_summary_that_says_so(cast: Cast) -> None:
    empty = make_campaign(cast, code="quiet", name_zh="安静的活动")

    text = "\n".join(_texts(summary_document(campaign=empty, at=NOON)))

    assert "万次差评数无数据" in text
    assert "还没有计算过得分" in text
    assert "100" not in text.replace("每百", "")


def test_the_page_waits_until_it_is_written(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.chen.account)
    address = reverse("workspace:summary", args=[campaign.code])

    answer = client.post(address)

    assert "可以离开本页" in client.get(answer["Location"]).content.decode()
    late = client.get(address, {"asked": "2026-03-11T11:00:00+08:00"}).content.decode()
    assert "等了两分钟还没有写好" in late
    assert "还没有写过总结" in client.get(address, {"asked": "昨天"}).content.decode()


@pytest.mark.parametrize(("who", "status"), [("chen", 200), ("zhou", 404), ("he", 404), ("neighbour_office", 404)])
def test_only_the_office_of_the_campaign_writes_it(
    client: Client, cast: Cast, campaign: Campaign, who: str, status: int
) -> None:
    client.force_login(cast[who].account)

    assert client.get(reverse("workspace:summary", args=[campaign.code])).status_code == status


def test_the_task_asks_again_who_may(cast: Cast, campaign: Campaign) -> None:
    with pytest.raises(NotAllowed):
        write_summary(campaign_id=campaign.pk, account_id=cast.zhou.account.pk)
