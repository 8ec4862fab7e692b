"""Served counts of the windows, from a queue machine or another register."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Field, Schema, Status

from mingchuang.casework.actions import CountEntry, set_counts
from mingchuang.casework.permissions import CaseworkPermission
from mingchuang.exchange.api.door import Strict, door, entered_of, takes
from mingchuang.exchange.api.problems import PlacesWrong
from mingchuang.exchange.enums import Scope
from mingchuang.foundation.http import clock
from mingchuang.organisations.models import Node

MOST = 1000


class Count(Strict):
    """How many people one window served on one day."""

    window: str = Field(max_length=40, description="窗口编码", examples=["mz-1"])
    day: date = Field(description="日期", examples=["2026-03-10"])
    count: int = Field(ge=0, le=9999, description="当天服务的人数，没有人来写 0")


class Counts(Strict):
    """Counts of many windows and days."""

    counts: list[Count] = Field(min_length=1, max_length=MOST, description="各窗口各日的人数，最多 1000 条")


class CountsTaken(Schema):
    """What became of them."""

    entered: int = Field(description="新登记的条数")
    corrected: int = Field(description="更正的条数")
    unchanged: int = Field(description="与已登记的相同、未改的条数")


@door.post(
    "/counts",
    response={200: CountsTaken},
    summary="送入服务人数",
    description="叫号机等系统按日送各窗口的服务人数。同一窗口同一天再送即更正；全部收下，或一条不收并逐处说明。",
    tags=["服务人数"],
    url_name="api-counts",
)
@takes(Scope.COUNTS_SEND)
def send_counts(request: HttpRequest, counts: Counts) -> Status[CountsTaken]:
    """All counts or none, with every place at fault."""
    actor = entered_of(request).actor
    codes = {count.window for count in counts.counts}
    windows = Node.objects.within(actor, CaseworkPermission.COUNT_EDIT).windows().filter(code__in=codes)
    by_code = {window.code: window for window in windows}
    strange = [
        {
            "where": f"counts.{index}.window",
            "what": gettext("管辖范围里没有编码为“{code}”的窗口。").format(code=count.window),
        }
        for index, count in enumerate(counts.counts)
        if count.window not in by_code
    ]
    if strange:
        raise PlacesWrong(strange)
    entries = [CountEntry(window=by_code[one.window], day=one.day, count=one.count) for one in counts.counts]
    outcome = set_counts(actor=actor, entries=entries, at=clock())
    return Status(
        200,
        CountsTaken(entered=outcome.entered, corrected=outcome.corrected, unchanged=outcome.unchanged),
    )
