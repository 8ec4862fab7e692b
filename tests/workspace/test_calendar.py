"""A year of the work calendar is entered by a person, with its source."""

from datetime import date

from django.test import Client
from django.urls import reverse

from mingchuang.foundation.worktime.published import calendar_in_force, last_published_day
from tests.cast import Cast

NEXT_YEAR = {
    "year": "2027",
    "source": "国务院办公厅关于2027年部分节假日安排的通知（试）",
    "off": "元旦 2027-01-01 至 2027-01-03\n春节 2027-02-05 至 2027-02-11",
    "work": "春节 2027-02-20",
}


def enter(client: Client, cast: Cast, **changes: str) -> int:
    client.force_login(cast.chen.account)
    return client.post(reverse("workspace:enter-calendar-year"), NEXT_YEAR | changes).status_code


def test_a_year_entered_here_is_counted_by(client: Client, cast: Cast) -> None:
    assert not calendar_in_force().is_working_day(date(2027, 2, 20))

    assert enter(client, cast) == 302

    calendar = calendar_in_force()
    assert calendar.is_working_day(date(2027, 2, 20))
    assert not calendar.is_working_day(date(2027, 2, 8))
    assert last_published_day() == date(2027, 12, 31)
    assert "2027" in client.get(reverse("workspace:calendar")).content.decode()


def test_a_year_corrected_within_the_same_moment_is_counted_as_corrected(client: Client, cast: Cast) -> None:
    enter(client, cast, work="春节 2027-02-21")
    assert calendar_in_force().is_working_day(date(2027, 2, 21))

    enter(client, cast)

    assert not calendar_in_force().is_working_day(date(2027, 2, 21))


def test_a_line_that_cannot_be_read_is_named(client: Client, cast: Cast) -> None:
    assert enter(client, cast, off="元旦 2027-01-01 到 明天") == 422
    assert last_published_day() == date(2026, 12, 31)


def test_a_weekday_cannot_be_a_make_up_day(client: Client, cast: Cast) -> None:
    assert enter(client, cast, work="春节 2027-02-22") == 422


def test_an_unfinished_year_warns_sixty_days_before(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)

    page = client.get(reverse("workspace:calendar")).content.decode()

    assert "日历到 2026-12-31 为止" not in page  # it is March
