"""Order files in and result files out, through the clerk's own pages."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mingchuang.exchange.actions.files import forget_held
from mingchuang.exchange.enums import FileState
from mingchuang.exchange.models import CarriedFile, Hotline, HotlineOrder, Outcome
from mingchuang.exchange.sheets.landing import land_long_file
from mingchuang.feedback.actions import decline_voice, sign_order
from mingchuang.feedback.enums import Channel, VoiceState
from mingchuang.feedback.models import Voice
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.work.jobs import Progress
from mingchuang.foundation.work.models import Job
from tests.cast import NOON, Cast
from tests.factories.exchange import (
    HEADS,
    ROWS,
    landed_file,
    make_hotline,
    order_csv,
    order_workbook,
    tell_news,
    tried_file,
)
from tests.factories.feedback import reply

pytestmark = pytest.mark.django_db


def upload(client: Any, data: bytes, name: str = "0310.csv") -> Any:
    return client.post(
        reverse("exchange:import-orders", kwargs={"code": "city-12345"}), {"file": SimpleUploadedFile(name, data)}
    )


def land(client: Any, file: CarriedFile, **form: Any) -> Any:
    return client.post(reverse("exchange:land-file", kwargs={"pk": file.pk}), form)


def row(**changes: str) -> tuple[str, ...]:
    return tuple((dict(zip(HEADS, ROWS[0], strict=True)) | changes).values())


@pytest.mark.parametrize(
    "data", [order_csv(), order_csv(encoding="utf-8"), order_workbook()], ids=["gb", "utf", "xlsx"]
)
def test_a_file_is_shown_first_and_then_becomes_voices(cast: Cast, client: Any, data: bytes) -> None:
    make_hotline(cast)
    client.force_login(cast.chen.account)

    shown = client.get(upload(client, data).url)
    file = CarriedFile.objects.get()
    before = Voice.objects.count()
    land(client, file)

    assert "2 单新工单" in shown.content.decode()
    assert "13800001234" not in shown.content.decode() + str(file.lines)
    assert before == 0
    first = Voice.objects.select_related("person", "about").get(external_number="20260310-000123")
    assert (first.channel, first.state, first.about) == (Channel.HOTLINE, VoiceState.CLASSIFIED, cast.bureau)
    assert (first.person.name, first.person.phone) == ("王秀兰", "13800001234")
    assert first.text.startswith("婚姻登记窗口没有一次告知\n")
    assert Voice.objects.get(external_number="20260310-000124").state == VoiceState.REGISTERED
    file.refresh_from_db()
    assert (file.state, file.new, file.known, file.faulty, file.held) == (FileState.LANDED, 2, 0, 0, "")
    assert Entry.objects.get(kind="exchange.file_landed").data["new"] == 2


def test_the_same_file_again_changes_nothing(cast: Cast, client: Any) -> None:
    landed = landed_file(cast)
    client.force_login(cast.chen.account)

    upload(client, order_workbook())
    again = CarriedFile.objects.exclude(pk=landed.pk).get()
    land(client, again)

    again.refresh_from_db()
    assert (again.new, again.known, again.faulty) == (0, 2, 0)
    assert Voice.objects.count() == HotlineOrder.objects.count() == 2


def test_a_fault_stops_the_whole_file_unless_it_is_left_out(cast: Cast, client: Any) -> None:
    landed_file(cast)
    client.force_login(cast.chen.account)
    changed = row(诉求内容="说法变了")
    data = order_csv(changed, row(工单编号="n-2", 诉求类型="09"), row(工单编号="n-3"), row(工单编号="n-3"))

    shown = client.get(upload(client, data).url).content.decode()
    file = CarriedFile.objects.get(state=FileState.TRIED)
    refused = land(client, file)
    count = Voice.objects.count()
    land(client, file, leaves_out="on")

    assert "内容与这次不同" in shown
    assert "<strong>C3</strong>" in shown
    assert "“09”不在“诉求类型”代码表里" in shown
    assert "在第 4 行已经有了" in shown
    assert (refused.status_code, count) == (422, 2)
    file.refresh_from_db()
    assert (file.rows, file.new, file.known, file.faulty) == (4, 1, 0, 3)
    assert "n-3" in Voice.objects.values_list("external_number", flat=True)


def test_a_code_mended_meanwhile_counts_when_read_again(cast: Cast, client: Any) -> None:
    hotline = make_hotline(cast)
    file = tried_file(cast, hotline, order_csv(row(承办单位="1208", 诉求类型="09")))
    client.force_login(cast.chen.account)

    for table, code, means in (("unit", "1208", cast.bureau.code), ("kind", "09", "praise")):
        client.post(
            reverse("exchange:set-code", kwargs={"code": hotline.code, "table": table}),
            {"code": code, "label": code, "means": means},
        )
    client.post(reverse("exchange:read-again", kwargs={"pk": file.pk}))

    faulty_before, file = file.faulty, CarriedFile.objects.get()
    assert (faulty_before, file.faulty, file.new) == (1, 0, 1)
    assert (file.lines[0]["kind"], file.lines[0]["unit"]) == ("praise", cast.bureau.code)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (order_csv(heads=("姓名", "电话", *HEADS[2:5], "备注", *HEADS[6:])), "看到的列是：姓名、电话"),
        (order_workbook(heads=["甲"] * 10), "是不是选错了文件"),
        (order_csv().split(b"\r\n", maxsplit=1)[0], "没有工单"),
        (b"%PDF-1.7\x00", "不是 Excel 或 CSV"),
    ],
)
def test_a_wrong_sheet_gets_a_clear_answer(cast: Cast, client: Any, data: bytes, said: str) -> None:
    make_hotline(cast)
    client.force_login(cast.chen.account)

    answer = upload(client, data)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not CarriedFile.objects.exists()


def test_a_dropped_or_forgotten_file_holds_nothing_any_more(cast: Cast, client: Any) -> None:
    dropped = tried_file(cast)
    client.force_login(cast.chen.account)

    client.post(reverse("exchange:drop-file", kwargs={"pk": dropped.pk}))
    late = land(client, dropped)
    stale = tried_file(cast, Hotline.objects.get())
    forget_held(at=NOON.replace(day=13))

    assert late.status_code == 422
    for file in (dropped, stale):
        file.refresh_from_db()
        assert (file.state, file.held) == (FileState.DROPPED, "")
    assert not Voice.objects.exists()


def test_a_long_file_is_taken_in_by_the_worker_with_a_receipt(
    cast: Cast, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mingchuang.exchange.views.files.SHORT", 2)  # as if three lines were three hundred
    rows = [row(工单编号=f"n-{number}", 诉求内容=f"第 {number} 件") for number in range(3)]
    file = tried_file(cast, None, order_csv(*rows))
    client.force_login(cast.chen.account)

    answer = land(client, file)
    job = Job.objects.get()
    made = land_long_file(Progress(), actor=cast.chen.actor, at=NOON, **job.values)

    assert answer.url == reverse("work:job", kwargs={"pk": job.pk})
    assert made.name.endswith("导入回执.xlsx")
    file.refresh_from_db()
    assert (file.state, file.new) == (FileState.LANDED, 3)


def test_results_go_out_once_in_the_hotlines_columns_and_codes(cast: Cast, client: Any) -> None:
    hotline = make_hotline(cast, dispatches=True)
    landed_file(cast, hotline)
    at_unit, to_sort = (HotlineOrder.objects.get(number=number).voice for number, *_ in ROWS)
    sign_order(actor=cast.zhou.actor, voice_id=at_unit.pk, at=NOON)
    reply(cast, at_unit, text="=HYPERLINK(0)已道歉")
    decline_voice(actor=cast.chen.actor, voice_id=to_sort.pk, reason="社保卡由市人社局办理", at=NOON)
    tell_news()
    Hotline.objects.update(form="csv-gb18030")
    client.force_login(cast.chen.account)

    made = client.post(reverse("exchange:export-results", kwargs={"code": hotline.code}))
    nothing = client.post(reverse("exchange:export-results", kwargs={"code": hotline.code}))
    file = CarriedFile.objects.get(direction="out")
    again = client.get(reverse("exchange:results-file", kwargs={"pk": file.pk}))

    heads, *rows = csv.reader(io.StringIO(made.content.decode("gb18030")))
    assert heads == ["工单编号", "办理结果", "办理结果说明", "时间", "承办单位", "答复内容"]
    told = [(number, code, label, unit, text) for number, code, label, _, unit, text in rows]
    assert told == [
        ("20260310-000123", "10", "已签收", "清河县民政局", ""),
        ("20260310-000123", "30", "已答复", "清河县民政局", "'=HYPERLINK(0)已道歉"),
        ("20260310-000124", "20", "退回", "", "社保卡由市人社局办理"),
    ]
    assert nothing.status_code == 302
    assert again.content == made.content
    assert (file.rows, file.new, file.last) == (3, 3, Outcome.objects.count())


def test_an_order_named_urgent_and_its_unit_is_dispatched_at_once_where_so_set(cast: Cast) -> None:
    landed_file(cast, make_hotline(cast, dispatches=True))

    voice = Voice.objects.get(external_number="20260310-000123")
    assert voice.state == VoiceState.DISPATCHED
    assert voice.orders.get().matter.owner_node == cast.bureau


def test_columns_of_the_hotline_are_changed_on_its_page(cast: Cast, client: Any) -> None:
    hotline = make_hotline(cast)
    client.force_login(cast.chen.account)
    address = reverse("exchange:change-columns", kwargs={"code": hotline.code})
    fields = {
        "in_number": "流水号",
        "in_content": "说了什么、内容",
        "out_number": "流水号",
        "out_result": "结果",
        "form": "xlsx",
    }

    refused = client.post(address, fields | {"in_title": "内容"})
    client.post(address, fields)

    assert "写在了两处" in refused.content.decode()
    hotline.refresh_from_db()
    assert hotline.columns["content"] == ["说了什么", "内容"]
    assert hotline.out_columns == [["流水号", "number"], ["结果", "result"]]
    file = tried_file(cast, hotline, order_csv(("1", "跑了三趟"), heads=("流水号", "说了什么")))
    assert file.new == 1


def test_the_neighbour_finds_neither_hotline_nor_file(cast: Cast, client: Any) -> None:
    file = tried_file(cast)
    client.force_login(cast.neighbour_office.account)

    assert upload(client, order_csv()).status_code == 404
    assert land(client, file).status_code == 404
    for name in ("export-results", "change-columns"):
        assert client.post(reverse(f"exchange:{name}", kwargs={"code": "city-12345"})).status_code == 404
    assert not Voice.objects.exists()
