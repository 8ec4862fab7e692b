"""Where and when next, what came of it, and what was taken in out there."""

from datetime import date, time, timedelta
from io import BytesIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.sheets.writing import write_rows
from mingchuang.outreach import actions as acts
from mingchuang.outreach.enums import Cycle, OnHoliday, StopState
from mingchuang.outreach.models import Stop, TakenMatter, Tour
from mingchuang.outreach.queries import outreach_counts
from mingchuang.outreach.rules import LAST, OutreachRefused, Rhythm, check_tour, dates_of
from mingchuang.outreach.sheets import CALENDAR, load_calendar
from mingchuang.reception.actions import ContactOrder
from mingchuang.reception.enums import CameBy
from tests.cast import NOON, Cast
from tests.factories.outreach import held_stop, make_stop, make_tour

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 30)
TODAY = date(2026, 3, 11)


def is_weekday(day: date) -> bool:
    return day.weekday() < 5


def of(cycle: Cycle, **more: object) -> list[str]:
    rhythm = Rhythm(cycle=cycle, since=MARCH, until=APRIL, **more)  # type: ignore[arg-type]  # a table of values
    return [f"{day:%m-%d}" for day in dates_of(rhythm, is_working_day=is_weekday)]


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        ({"cycle": Cycle.ONCE, "on_holiday": OnHoliday.KEEP}, ["03-01"]),
        ({"cycle": Cycle.ONCE, "on_holiday": OnHoliday.NEXT}, ["03-02"]),
        ({"cycle": Cycle.ONCE}, []),
        ({"cycle": Cycle.FORTNIGHTLY, "weekday": 2}, ["03-04", "03-18", "04-01", "04-15", "04-29"]),
        ({"cycle": Cycle.MONTH_DAY, "day": 31, "on_holiday": OnHoliday.KEEP}, ["03-31", "04-30"]),
        ({"cycle": Cycle.MONTH_DAY, "day": 15, "on_holiday": OnHoliday.NEXT}, ["03-16", "04-15"]),
        ({"cycle": Cycle.MONTH_WEEKDAY, "weekday": 0, "nth": 1}, ["03-02", "04-06"]),
        ({"cycle": Cycle.MONTH_WEEKDAY, "weekday": 4, "nth": LAST}, ["03-27", "04-24"]),
        ({"cycle": Cycle.WEEKLY, "weekday": 6}, []),
    ],
)
def test_a_rhythm_gives_its_days(rhythm: dict[str, object], days: list[str]) -> None:
    assert of(**rhythm) == days  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"until": date(2026, 2, 1)}, "until"),
        ({"until": date(2028, 1, 1)}, "until"),
        ({"weekday": None}, "weekday"),
        ({"cycle": Cycle.MONTH_DAY}, "day"),
        ({"cycle": Cycle.MONTH_WEEKDAY}, "nth"),
    ],
)
def test_a_rhythm_says_what_it_needs(change: dict[str, object], field: str) -> None:
    usual: dict[str, object] = {"cycle": Cycle.WEEKLY, "weekday": 2, "since": MARCH, "until": APRIL}
    with pytest.raises(OutreachRefused) as refused:
        dates_of(Rhythm(**{**usual, **change}), is_working_day=is_weekday)  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("change", "field"),
    [({"team": " "}, "team"), ({"ends_at": time(9)}, "ends_at"), ({"stops": 0}, "until"), ({"stops": 401}, "until")],
)
def test_a_tour_says_who_where_when(change: dict[str, object], field: str) -> None:
    usual: dict[str, object] = {
        "name": "直通车", "team": "2 人", "place": "村委会", "starts_at": time(9), "ends_at": time(11), "stops": 4,
    }  # fmt: skip
    check_tour(**usual)  # type: ignore[arg-type]
    with pytest.raises(OutreachRefused) as refused:
        check_tour(**{**usual, **change})  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_stop_is_held_once_and_not_before_its_day(cast: Cast) -> None:
    stop = held_stop(cast)
    assert (stop.state, stop.served, stop.photos.count()) == (StopState.HELD, 23, 1)
    with pytest.raises(OutreachRefused, match="登记过"):
        acts.hold_stop(actor=cast.zhou.actor, stop_id=stop.pk, served=1, result="", at=NOON)
    coming = stop.tour.stops.get(on=TODAY + timedelta(days=7))
    with pytest.raises(OutreachRefused, match="还没有到"):
        acts.hold_stop(actor=cast.zhou.actor, stop_id=coming.pk, served=1, result="", at=NOON)
    with pytest.raises(NotAllowed):
        acts.cancel_stop(actor=cast.neighbour_head.actor, stop_id=coming.pk, reason="雨", at=NOON)

    counts = outreach_counts(paths=[cast.county.path], since=MARCH, until=APRIL, today=TODAY)
    assert (counts.planned, counts.held, counts.unreported, counts.served) == (4, 1, 1, 23)


def test_ending_a_tour_cancels_what_is_ahead(cast: Cast) -> None:
    tour = make_tour(cast)
    acts.end_tour(actor=cast.zhou.actor, tour_id=tour.pk, reason="村委会装修", at=NOON)

    assert tour.stops.filter(state=StopState.CANCELLED).count() == 3
    with pytest.raises(OutreachRefused, match="已经停止"):
        acts.end_tour(actor=cast.zhou.actor, tour_id=tour.pk, reason="再停", at=NOON)


def test_what_is_said_out_there_becomes_a_contact_or_a_voice(cast: Cast, client: Client) -> None:
    stop = make_stop(cast)
    order = ContactOrder(place=cast.bureau, words="高龄津贴怎么办", came_by=CameBy.VISIT, form_key="k")
    first = acts.take_contact(actor=cast.zhou.actor, stop_id=stop.pk, order=order, at=NOON)
    assert acts.take_contact(actor=cast.zhou.actor, stop_id=stop.pk, order=order, at=NOON) == first

    client.force_login(cast.zhou.account)
    address = f"/w/outreach/{stop.pk}/"
    given = {"goes_as": "complaint", "words": "窗口人员不耐烦", "outcome": "kept", "form_key": "f"}
    assert client.post(f"{address}take/", given)["Location"] == address
    assert TakenMatter.objects.filter(stop=stop).count() == 2
    shown = client.get(address).text
    assert "首问〔2026〕1号" in shown
    assert "投诉" in shown


def test_the_public_sees_where_and_when_next_in_its_area(cast: Cast, client: Client) -> None:
    tour = make_tour(cast)
    make_tour(cast, area_zh="城北街道", name_zh="另一辆车")
    next_week = tour.stops.get(on=TODAY + timedelta(days=7))
    acts.cancel_stop(actor=cast.zhou.actor, stop_id=next_week.pk, reason="道路施工", at=NOON)
    page = client.get("/outreach/?area=城南街道&kind=").text

    assert "南门村委会" in page
    assert "道路施工" in page
    assert "另一辆车" not in page
    assert "2026-03-04" not in page
    assert client.get("/outreach/?area=没有这里").status_code == 200


ROW = {
    "node": "minzheng", "kind": "便民直通车", "name_zh": "直通车", "team": "2 人", "area_zh": "城南",
    "place_zh": "村委会",
    "cycle": "每周", "weekday": "星期三", "on_holiday": "顺延到下一个工作日", "since": date(2026, 1, 1),
    "until": date(2026, 12, 31), "starts_at": "9:00", "ends_at": "11：30",
}  # fmt: skip


def test_a_whole_year_comes_from_excel(cast: Cast) -> None:
    loaded = load_calendar(write_rows(CALENDAR, [ROW]), actor=cast.zhou.actor, at=NOON)

    assert (loaded.tours, loaded.faults) == (1, ())
    assert 50 <= Stop.objects.count() <= 53
    assert Stop.objects.order_by("on")[0].ends_at == time(11, 30)


@pytest.mark.parametrize(
    ("change", "cell"),
    [({"node": "renshe"}, "A3"), ({"weekday": ""}, "J3"), ({"starts_at": "早上"}, "P3"), ({"team": None}, "D3")],
)
def test_faults_of_a_calendar_have_their_cells_and_nothing_is_planned(
    cast: Cast, change: dict[str, object], cell: str
) -> None:
    loaded = load_calendar(write_rows(CALENDAR, [ROW, {**ROW, **change}]), actor=cast.zhou.actor, at=NOON)

    assert [fault.cell for fault in loaded.faults] == [cell]
    assert not Tour.objects.exists()


def test_the_desk_plans_reports_and_exports(cast: Cast, client: Client) -> None:
    client.force_login(cast.zhou.account)
    given = {
        "node": cast.bureau.pk, "kind": "circuit", "name_zh": "巡回", "team": "2 人", "area_zh": "城南",
        "place_zh": "广场",
        "cycle": "weekly", "weekday": "2", "on_holiday": "skip", "since": "2026-03-01", "until": "2026-03-31",
        "starts_at": "09:00", "ends_at": "11:00",
    }  # fmt: skip
    assert client.post("/w/outreach/plan/", {**given, "weekday": ""}).status_code == 422
    assert client.post("/w/outreach/plan/", given)["Location"] == "/w/outreach/"
    stop = Stop.objects.get(on=TODAY)
    client.post(f"/w/outreach/{stop.pk}/hold/", {"served": "12", "result": ""})
    assert "开展 1 次" in client.get("/w/outreach/").text

    book = b"".join(client.get("/w/outreach/export/?state=done").streaming_content)  # type: ignore[attr-defined]
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert rows[1][8] == 12


def test_the_calendar_costs_the_same_however_long(
    cast: Cast, client: Client, django_assert_max_num_queries: object
) -> None:
    client.force_login(cast.chen.account)
    make_tour(cast)
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(12) as few:
        client.get("/w/outreach/")
    for name in "abc":
        make_tour(cast, name_zh=name)
    with django_assert_max_num_queries(len(few)):
        client.get("/w/outreach/")
