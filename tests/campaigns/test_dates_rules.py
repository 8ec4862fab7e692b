"""Dates of plans. No database."""

from datetime import date

import pytest

from mingchuang.campaigns.rules.dates import (
    DateRefused,
    Span,
    check_plan_date,
    check_span,
    placed,
    placed_spans,
    runs_on,
    whole,
)


def test_a_date_without_a_year_lies_in_the_year_that_was_asked_for() -> None:
    assert placed("--04-11", year=2026) == date(2026, 4, 11)


def test_a_date_with_a_year_keeps_it() -> None:
    assert placed("2024-04-11", year=2026) == date(2024, 4, 11)


def test_the_last_of_february_is_found_in_any_year() -> None:
    assert placed("--02-29", year=2026) == date(2026, 2, 28)
    assert placed("--02-29", year=2028) == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["--13-01", "2026-02-30", "四月", "2026/04/11", "04-11"])
def test_what_is_no_date_is_refused_with_the_words_that_were_typed(text: str) -> None:
    with pytest.raises(DateRefused, match=text):
        check_plan_date(text)


@pytest.mark.parametrize("text", ["", "  ", "--02-29", "2026-04-11"])
def test_dates_and_silence_are_taken(text: str) -> None:
    assert check_plan_date(text) == text.strip()


def test_a_winter_that_runs_over_new_year_ends_in_the_next_year() -> None:
    (span,) = placed_spans([("--11-01", "--02-28")], year=2026)

    assert span == Span(start=date(2026, 11, 1), end=date(2027, 2, 28))


def test_a_later_phase_that_starts_earlier_in_the_year_is_next_years() -> None:
    spans = placed_spans([("--10-01", "--12-31"), ("--01-01", "--03-31"), (None, "--05-31")], year=2025)

    assert [span.start for span in spans] == [date(2025, 10, 1), date(2026, 1, 1), None]
    assert [span.end for span in spans] == [date(2025, 12, 31), date(2026, 3, 31), date(2026, 5, 31)]


def test_a_phase_that_overlaps_the_one_above_stays_in_its_year() -> None:
    spans = placed_spans([("--04-01", "--06-30"), ("--05-01", "--10-31")], year=2026)

    assert spans[1] == Span(start=date(2026, 5, 1), end=date(2026, 10, 31))


def test_an_end_alone_is_not_given_a_start() -> None:
    assert placed_spans([(None, "--06-30")], year=2026) == [Span(end=date(2026, 6, 30))]


def test_a_campaign_lasts_from_its_first_phase_to_its_last() -> None:
    spans = [Span(start=date(2026, 4, 1), end=date(2026, 4, 30)), Span(), Span(start=date(2026, 5, 1))]

    assert whole(spans) == Span(start=date(2026, 4, 1), end=date(2026, 4, 30))


def test_a_stated_period_counts_before_the_phases() -> None:
    stated = Span(start=date(2026, 3, 1), end=date(2026, 12, 31))

    assert whole([Span(start=date(2026, 4, 1), end=date(2026, 4, 30))], period=stated) == stated


def test_what_ends_before_it_begins_is_refused_by_name() -> None:
    with pytest.raises(DateRefused, match="宣传动员"):
        check_span(start=date(2026, 4, 2), end=date(2026, 4, 1), name="宣传动员")
    check_span(start=date(2026, 4, 2), end=date(2026, 4, 2), name="一天")
    check_span(start=None, end=date(2026, 4, 1), name="无始")


@pytest.mark.parametrize(
    ("start", "end", "runs"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), True),
        (date(2026, 3, 12), None, False),
        (None, date(2026, 3, 11), True),
        (None, None, False),
    ],
)
def test_a_phase_runs_on_the_days_it_names(start: date | None, end: date | None, runs: bool) -> None:  # noqa: FBT001
    assert runs_on(date(2026, 3, 11), start=start, end=end) is runs
