"""PDF for walls and desks: Chinese text, pages, size; and the handbook as a page."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.work.jobs import Made, Progress, run_job
from mingchuang.foundation.work.models import Job
from mingchuang.organisations.actions import tree
from mingchuang.publicity import tasks
from mingchuang.publicity.enums import HandbookOrder
from mingchuang.publicity.rules import PrintRefused
from tests.cast import NOON, Cast
from tests.factories.campaigns import confirmed_campaign
from tests.factories.catalogue import make_item
from tests.factories.pledges import published

pytestmark = pytest.mark.django_db
MILLIMETRES_A_POINT = 25.4 / 72


def make(maker: Callable[..., Made], **values: Any) -> pypdfium2.PdfDocument:
    made = maker(Progress(), actor=Actor.system(), at=NOON.replace(microsecond=123), **values)
    return pypdfium2.PdfDocument(io.BytesIO(made.data))


def text(pdf: pypdfium2.PdfDocument, number: int | None = None) -> str:
    pages = range(len(pdf)) if number is None else [number]
    return "".join(pdf[page].get_textpage().get_text_bounded() for page in pages)


def size(pdf: pypdfium2.PdfDocument) -> list[int]:
    return [round(side * MILLIMETRES_A_POINT) for side in pdf[0].get_size()]


@pytest.mark.parametrize(
    ("options", "expected"),
    [({}, [297, 420]), ({"paper": "a2"}, [420, 594]), ({"marks": True}, [323, 446])],
)
def test_a_window_poster_has_its_size(cast: Cast, options: dict[str, Any], expected: list[int]) -> None:
    make_item(cast.bureau, windows=[cast.window])
    published(cast.window)

    pdf = make(tasks.make_posters, unit=cast.window.code, **options)

    assert len(pdf) == 1
    assert size(pdf) == expected
    for words in ("婚姻登记窗口", "林小燕", "最低生活保障对象认定", "12 个工作日", "四月底前增设", "扫码评价", "版本"):
        assert words in text(pdf)


def test_a_unit_gets_one_poster_a_window_and_a_full_one_stays_on_one_sheet(cast: Cast) -> None:
    for number in range(6):
        tree.register_staff(
            actor=Actor.system(), node=cast.window, name_zh=f"欧阳德胜{number}", badge_number=f"W{number}", at=NOON
        )
        make_item(cast.bureau, windows=[cast.window], code=f"2133{number}", name_zh=f"{number}" + "城乡居民待遇" * 6)
        published(cast.window, text_zh=f"{number}" + "对老年人提供上门服务" * 9)

    pdf = make(tasks.make_posters, unit=cast.bureau.code)

    assert len(pdf) == 1
    assert "…" in text(pdf), "what does not fit is cut, and says so"
    assert "共 6 项" in text(pdf)


def test_hall_and_campaign_have_posters(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    campaign.is_public = True
    campaign.save()

    hall = make(tasks.make_posters, unit=cast.hall.code, kind="hall_poster")
    poster = make(tasks.make_posters, unit="all", kind="campaign_poster")

    assert "清河县政务服务大厅" in text(hall)
    assert "社保经办窗口" in text(hall)
    assert campaign.name_zh in text(poster).replace("\r\n", "")
    assert len(hall) == len(poster) == 1


def test_the_handbook_has_contents_with_page_numbers(cast: Cast) -> None:
    make_item(cast.bureau, windows=[cast.window])
    make_item(cast.other_bureau, code="2133", name_zh="社保卡申领", item_type="public_service")

    pdf = make(tasks.make_handbook, unit=cast.county.code)

    assert size(pdf) == [210, 297]
    assert "便民服务手册" in text(pdf, 0)
    contents = text(pdf, 1)
    assert "目录" in contents
    assert "清河县民政局" in contents
    assert "社保卡申领" in contents
    page = next(number for number in range(2, len(pdf)) if "社保卡申领" in text(pdf, number))
    line = next(line for line in contents.splitlines() if line.startswith("社保卡申领"))
    assert line.split()[-1].strip(".") == str(page), "the number in the contents is the one on the page"
    for words in ("户口簿", "原件 1 份", "12 个工作日", "不收费", "婚姻登记窗口"):
        assert words in text(pdf)


def test_chapters_by_theme(cast: Cast) -> None:
    make_item(cast.bureau)
    make_item(cast.other_bureau, code="2133", name_zh="社保卡申领", item_type="public_service")

    contents = text(make(tasks.make_handbook, unit="all", order=HandbookOrder.BY_THEME.value), 1)

    assert "行政给付" in contents
    assert "公共服务" in contents


@pytest.mark.parametrize(("paper", "expected"), [("a5", [148, 210]), ("a6", [105, 148])])
def test_a_service_card_for_each_item(cast: Cast, paper: str, expected: list[int]) -> None:
    make_item(cast.bureau, windows=[cast.window])
    make_item(cast.bureau, code="2133", name_zh="结婚登记")

    pdf = make(tasks.make_service_cards, unit=cast.bureau.code, paper=paper)

    assert len(pdf) == 2
    assert size(pdf) == expected
    assert "户口簿" in text(pdf)


def test_a_hall_gets_the_codes_of_all_its_windows(cast: Cast) -> None:
    pdf = make(tasks.make_desk_codes, unit=cast.hall.code)

    assert size(pdf) == [210, 297]
    assert len(pdf) == 1
    assert text(pdf).count("请您评价") == 2


@pytest.mark.parametrize(
    ("maker", "values"),
    [
        (tasks.make_posters, {"unit": "nowhere"}),
        (tasks.make_posters, {"unit": "dating", "paper": "a6"}),
        (tasks.make_posters, {"unit": "dating", "kind": "leaflet"}),
        (tasks.make_handbook, {"unit": "minzheng"}),
        (tasks.make_service_cards, {"unit": "minzheng"}),
        (tasks.make_posters, {"unit": "minzheng", "kind": "campaign_poster"}),
    ],
)
def test_what_cannot_be_printed_is_refused(cast: Cast, maker: Callable[..., Made], values: dict[str, Any]) -> None:
    with pytest.raises(PrintRefused):
        make(maker, **values)


def test_nobody_prints_for_the_neighbour(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        tasks.make_desk_codes(Progress(), actor=cast.zhou.actor, at=NOON, unit=cast.other_window.code)


@pytest.mark.parametrize("kind", ["window_poster", "hall_poster", "handbook", "service_cards", "desk_codes"])
def test_each_kind_is_ordered_on_the_page_and_made_by_the_worker(client: Client, cast: Cast, kind: str) -> None:
    make_item(cast.bureau, windows=[cast.window])
    client.force_login(cast.chen.account)

    answer = client.post("/w/publicity/print/", {"kind": kind, "place": cast.hall.code, "order": "by_unit"})

    job = Job.objects.get()
    assert answer.headers["Location"] == f"/w/files/{job.pk}/"
    run_job(job_id=job.pk)
    job.refresh_from_db()
    assert (job.state, job.fault) == ("done", "")
    assert client.get(f"/w/files/{job.pk}/download").content.startswith(b"%PDF")


def test_a_paper_the_kind_cannot_have_is_refused_on_the_form(client: Client, cast: Cast) -> None:
    client.force_login(cast.zhou.account)

    answer = client.post("/w/publicity/print/", {"kind": "handbook", "place": cast.bureau.code, "paper": "a2"})

    assert answer.status_code == 422
    assert "这种印件的纸张是 A4。" in answer.content.decode()
    assert client.post("/w/publicity/print/", {"kind": "handbook", "place": cast.hall.code}).status_code == 422


def test_the_handbook_is_a_page_too(client: Client, cast: Cast) -> None:
    make_item(cast.bureau, windows=[cast.window], in_force_from=date(2026, 1, 1))

    page = client.get(f"/handbook/{cast.bureau.code}/").content.decode()

    assert "最低生活保障对象认定" in page
    assert "户口簿" in page
    assert f"/handbook/{cast.bureau.code}/" in client.get("/handbook/").content.decode()
    assert client.get(f"/handbook/{cast.bureau.code}/?by=by_theme").status_code == 200
    assert client.get(f"/handbook/{cast.bureau.code}/?by=x").status_code == 404
    assert "没有公布的事项" in client.get(f"/handbook/{cast.other_bureau.code}/").content.decode()


def test_the_handbook_speaks_english_where_the_items_do(client: Client, cast: Cast) -> None:
    make_item(cast.bureau, windows=[cast.window])

    page = client.get(f"/handbook/{cast.bureau.code}/", headers={"Accept-Language": "en"}).content.decode()

    assert "Recognition of minimum living allowance" in page
    assert "Household register" in page
