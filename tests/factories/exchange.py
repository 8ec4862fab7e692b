"""Client systems, hotlines and their files for tests, made through the product's own acts."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from django.test import Client as Browser

from mingchuang.exchange.actions.hotlines import open_hotline
from mingchuang.exchange.actions.keys import make_key, register_client
from mingchuang.exchange.enums import Scope
from mingchuang.exchange.models import CarriedFile, Client, Hotline
from mingchuang.exchange.sheets.landing import land_orders, try_orders
from mingchuang.exchange.sheets.results import write_results
from mingchuang.feedback.actions import sign_order
from mingchuang.foundation.journal.models import Delivery
from mingchuang.foundation.journal.tasks import deliver
from mingchuang.organisations.models import Node
from tests.cast import NOON, Cast, Person

NEXT_YEAR = date(2027, 3, 11)


def make_client(
    cast: Cast,
    *,
    node: Node | None = None,
    by: Person | None = None,
    scopes: Sequence[str] = tuple(Scope.values),
    per_minute: int = 120,
    name: str = "市 12345 平台",
) -> Client:
    """A system of the county, with every scope."""
    return register_client(
        actor=(by or cast.chen).actor,
        node=node or cast.county,
        name_zh=name,
        scopes=list(scopes),
        per_minute=per_minute,
        note="热线办值班岗",
        at=NOON,
    )


def key_of(cast: Cast, client: Client, *, by: Person | None = None, expires_on: date = NEXT_YEAR) -> str:
    """A key of the system, as it is shown once."""
    return make_key(actor=(by or cast.chen).actor, client_id=client.pk, expires_on=expires_on, at=NOON)


class Machine:
    """The other system: asks with its key, in JSON."""

    def __init__(self, key: str = "") -> None:
        self._browser = Browser()
        self._key = key

    def get(self, path: str) -> Any:
        return self._browser.get(f"/api/v1/{path}", headers=self._headers())

    def post(self, path: str, body: Any, *, repeat_key: str = "3f2a-0001") -> Any:
        headers = self._headers() | ({"Idempotency-Key": repeat_key} if repeat_key else {})
        return self._browser.post(f"/api/v1/{path}", body, content_type="application/json", headers=headers)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """One request of any method."""
        return self.post(path, body) if method == "POST" else self.get(path)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._key}"} if self._key else {}


HEADS = (
    "工单编号",
    "来电时间",
    "诉求类型",
    "紧急程度",
    "标题",
    "诉求内容",
    "承办单位",
    "来电人",
    "来电号码",
    "坐席工号",
)
ROWS = (
    (
        *("20260310-000123", "2026-03-10 09:05", "03", "一般", "婚姻登记窗口没有一次告知"),
        *("来电人称办理结婚登记跑了三趟。", "清河县民政局", "王秀兰", "13800001234", "A07"),
    ),
    ("20260310-000124", "2026/3/10 10:20", "咨询", "", "", "社保卡在哪里换？", "", "", "", "A08"),
)


def make_hotline(cast: Cast, *, dispatches: bool = False) -> Hotline:
    """The city's hotline, taken by the county."""
    hotline = open_hotline(
        actor=cast.chen.actor, region=cast.county, code="city-12345", name_zh="市 12345 热线", at=NOON
    )
    if dispatches:
        hotline.dispatches = True
        hotline.save(update_fields=["dispatches"])
    return hotline


def order_csv(*rows: Sequence[str], heads: Sequence[str] = HEADS, encoding: str = "gb18030") -> bytes:
    """A file as the hotline exports it."""
    lines = [",".join(f'"{cell}"' for cell in row) for row in (heads, *(rows or ROWS))]
    return "\r\n".join(lines).encode(encoding)


def order_workbook(*rows: Sequence[object], heads: Sequence[str] = HEADS, sheet: str = "工单") -> bytes:
    """The same as a workbook with a title above the heads and a sheet of notes before it."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"})
    book.add_worksheet("说明").write_row(0, 0, ["本表由系统导出"])
    page = book.add_worksheet(sheet)
    page.write_row(0, 0, ["三月十日工单"])
    for number, row in enumerate([heads, *(rows or ROWS)], start=1):
        page.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def tried_file(cast: Cast, hotline: Hotline | None = None, data: bytes | None = None) -> CarriedFile:
    """A file read and not yet confirmed."""
    return try_orders(
        data or order_csv(), name="0310.csv", hotline=hotline or make_hotline(cast), actor=cast.chen.actor, at=NOON
    )


def landed_file(cast: Cast, hotline: Hotline | None = None) -> CarriedFile:
    """A file taken in."""
    return land_orders(tried_file(cast, hotline), leaves_out=False, actor=cast.chen.actor, at=NOON)


def tell_news() -> None:
    """What the worker does: carry the news of what happened to those who react."""
    for delivery in Delivery.objects.filter(done_at=None).order_by("id"):
        deliver(delivery_id=delivery.pk)


def written_results(cast: Cast) -> CarriedFile:
    """A file of results handed out."""
    landed = landed_file(cast, make_hotline(cast, dispatches=True))
    order = landed.orders.get(number="20260310-000123")
    sign_order(actor=cast.zhou.actor, voice_id=order.voice_id, at=NOON)
    tell_news()
    return write_results(landed.hotline, actor=cast.chen.actor, at=NOON).row
