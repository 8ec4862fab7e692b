"""How many were served: by hand, by Excel, corrected, refused."""

import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.analytics.registry import dataset_named
from mingchuang.casework import actions
from mingchuang.casework.models import ServedCount
from mingchuang.casework.queries import served_between
from mingchuang.casework.rules import CountRefused
from mingchuang.casework.sheets import COUNTS, count_template, load_workbook
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.sheets.reading import read_rows
from mingchuang.foundation.sheets.writing import write_book
from tests.cast import NOON, Cast
from tests.factories.casework import make_count

DAY = date(2026, 3, 10)


def book(*rows: dict[str, Any]) -> bytes:
    return write_book([(COUNTS, rows)])


def row(window: str = "mz-1", day: object = DAY, count: object = 30) -> dict[str, Any]:
    return {"window": window, "day": day, "count": count}


def test_a_clerk_enters_and_corrects_and_the_journal_keeps_both(cast: Cast) -> None:
    actions.set_count(actor=cast.lin.actor, window=cast.window, day=DAY, count=40, at=NOON)
    outcome = actions.set_count(actor=cast.lin.actor, window=cast.window, day=DAY, count=41, at=NOON)

    count = ServedCount.objects.get()
    assert (count.count, count.path, count.site_path) == (41, cast.window.path, cast.window.site_path)
    assert (outcome.entered, outcome.corrected) == (0, 1)
    assert [entry.data["before"] for entry in Entry.objects.about(count)] == [None, 40]


def test_entering_the_same_twice_changes_nothing(cast: Cast) -> None:
    make_count(cast.window, day=DAY, count=40)

    outcome = actions.set_count(actor=cast.lin.actor, window=cast.window, day=DAY, count=40, at=NOON)

    assert outcome.unchanged == 1
    assert Entry.objects.filter(kind="casework.count_set").count() == 1


def test_the_neighbour_does_not_count_here(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.set_count(actor=cast.wu.actor, window=cast.window, day=DAY, count=40, at=NOON)


@pytest.mark.parametrize(("day", "count", "said"), [(date(2026, 3, 12), 1, "还没有到"), (DAY, 10000, "0 至 9999")])
def test_a_count_is_refused_when(cast: Cast, day: date, count: int, said: str) -> None:
    with pytest.raises(CountRefused, match=said):
        actions.set_count(actor=cast.lin.actor, window=cast.window, day=day, count=count, at=NOON)


def test_people_are_served_at_windows(cast: Cast) -> None:
    with pytest.raises(CountRefused, match="只有窗口"):
        actions.set_count(actor=cast.chen.actor, window=cast.hall, day=DAY, count=1, at=NOON)


def test_a_hall_sees_what_its_windows_served(cast: Cast) -> None:
    make_count(cast.window, count=40)
    make_count(cast.other_window, count=2)

    assert served_between(cast.hall.path, first=DAY, last=DAY) == 42
    assert served_between(cast.bureau.path, first=DAY, last=DAY) == 40


def test_the_same_workbook_twice_changes_nothing(cast: Cast) -> None:
    data = book(row(), row(day="2026年3月9日", count="25"))

    first = load_workbook(data, actor=cast.zhou.actor, at=NOON)
    again = load_workbook(data, actor=cast.zhou.actor, at=NOON)

    assert first.outcome is not None
    assert first.outcome.entered == 2
    assert again.outcome is not None
    assert again.outcome.unchanged == 2


@pytest.mark.parametrize(
    ("changes", "cell", "said"),
    [
        pytest.param({"window": "rs-1"}, "A3", "没有编码", id="the window is somebody else's"),
        pytest.param({"day": date(2026, 3, 20)}, "B3", "还没有到", id="the day is to come"),
        pytest.param({"count": -1}, "C3", "0 至 9999", id="the count is below nought"),
        pytest.param({"day": date(2026, 3, 9)}, "B3", "第 2 行", id="the day stands there twice"),
        pytest.param({"count": "许多"}, "C3", "不是整数", id="the count is no number"),
    ],
)
def test_one_fault_stops_the_whole_workbook_and_is_told_at_its_cell(
    cast: Cast, changes: dict[str, Any], cell: str, said: str
) -> None:
    data = book(row(day=date(2026, 3, 9)), {**row(), **changes})

    loaded = load_workbook(data, actor=cast.zhou.actor, at=NOON)

    assert [(fault.cell, said in fault.message) for fault in loaded.faults] == [(cell, True)]
    assert not ServedCount.objects.exists()


def test_an_empty_template_loads_nothing_and_says_so(cast: Cast) -> None:
    assert read_rows(count_template(), [COUNTS]).is_clean
    assert "没有内容" in load_workbook(count_template(), actor=cast.zhou.actor, at=NOON).faults[0].message


def test_a_clerk_types_one_number_and_sees_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)

    answer = client.post(f"{reverse('casework:enter-counts')}?day=2026-03-10", {f"w{cast.window.pk}": "37"})

    assert answer["Location"].endswith("?day=2026-03-10")
    assert ">37<" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("typed", ["-1", "10000", "许多"])
def test_a_number_that_cannot_be_is_refused_beside_its_field(client: Client, cast: Cast, typed: str) -> None:
    client.force_login(cast.lin.account)

    assert client.post(reverse("casework:enter-counts"), {f"w{cast.window.pk}": typed}).status_code == 422
    assert not ServedCount.objects.exists()


def test_a_clerk_is_offered_her_own_windows_only(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)

    page = client.get(reverse("casework:enter-counts")).content.decode()

    assert "婚姻登记窗口" in page
    assert "社保经办窗口" not in page


def test_a_field_left_empty_changes_nothing(client: Client, cast: Cast) -> None:
    make_count(cast.window, count=40)
    client.force_login(cast.lin.account)

    client.post(f"{reverse('casework:enter-counts')}?day=2026-03-10", {f"w{cast.window.pk}": ""})

    assert ServedCount.objects.get().count == 40


def test_an_auditor_reads_and_does_not_enter(client: Client, cast: Cast) -> None:
    client.force_login(cast.he.account)

    assert client.get(reverse("casework:counts")).status_code == 200
    assert client.get(reverse("casework:enter-counts")).status_code == 404


def test_a_workbook_is_loaded_through_the_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.zhou.account)

    good = client.post(reverse("casework:import-counts"), {"workbook": _upload(book(row()))})
    bad = client.post(reverse("casework:import-counts"), {"workbook": _upload(book(row(count=-5)))})

    assert (good.status_code, bad.status_code) == (302, 422)
    assert "C2" in bad.content.decode()
    assert client.get(reverse("casework:count-template")).content.startswith(b"PK")


def test_the_dataset_holds_every_count(cast: Cast) -> None:
    count = make_count(cast.window)

    rows = [row for batch in dataset_named("casework.served").read(date(2026, 3, 1)) for row in batch]

    assert rows == [(count.pk, cast.window.pk, cast.window.path, cast.window.site_path, DAY, 42)]


def _upload(data: bytes) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = "served.xlsx"
    return file
