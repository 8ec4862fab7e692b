"""What each figure counts, what it leaves out, and that its text carries over to Spark."""

from datetime import date

import pytest
import sqlglot

from mingchuang.analytics.engine import opened_engine
from mingchuang.analytics.figures import Figure, figures
from mingchuang.analytics.loading import load
from mingchuang.analytics.measuring import Measurement, Period, by_unit_sql, measure
from mingchuang.assessment import figures as ours
from tests.factories.assessment import SHAPES, Records

UNIT = "/1/2/"
TODAY = date(2026, 3, 11)
MARCH = Period(from_on=date(2026, 3, 1), until_on=date(2026, 3, 31), cut_off_on=TODAY, also={"campaign_id": 7})


def _measured(figure: Figure) -> Measurement:
    with opened_engine([load(name) for name in figure.reads]) as engine:
        return measure(engine, figure, units={"unit": UNIT}, period=MARCH)["unit"]


def _counts(figure: Figure) -> tuple[int, int, int]:
    measured = _measured(figure)
    return measured.numerator, measured.denominator, measured.excluded


def test_bad_ratings_are_counted_among_valid_active_ones(records: Records) -> None:
    records.ratings(UNIT, [5, 5, 4, 3, 2, 1])
    records.ratings(UNIT, [1], is_valid=False)
    records.ratings(UNIT, [5], is_active=False)
    records.ratings(UNIT, [5, 1], is_suspect=True)
    records.ratings(UNIT, [1], on=date(2026, 2, 28))

    assert _counts(ours.BAD_PER_10000) == (2, 6, 4)
    assert _measured(ours.BAD_PER_10000).value == pytest.approx(10_000 / 3)


def test_mending_counts_when_another_closed_it_in_time_and_overdue_ones_stay_below_the_line(records: Records) -> None:
    records.mending(UNIT, due_on=date(2026, 3, 5), closed_on=date(2026, 3, 5))
    records.mending(UNIT, due_on=date(2026, 3, 5), closed_on=date(2026, 3, 6))
    records.mending(UNIT, due_on=date(2026, 3, 10))
    records.mending(UNIT, due_on=date(2026, 3, 20), closed_on=date(2026, 3, 9))

    assert _counts(ours.MENDING_ON_TIME) == (2, 4, 0)


@pytest.mark.parametrize(
    ("due_on", "state", "is_provisional"),
    [
        pytest.param(TODAY, "open", False, id="it falls due today"),
        pytest.param(date(2026, 3, 5), "open", True, id="its date rests on a year not yet published"),
        pytest.param(date(2026, 3, 5), "withdrawn", False, id="the rating was found mistaken"),
    ],
)
def test_a_mending_is_left_out_and_still_listed_when(
    *, records: Records, due_on: date, state: str, is_provisional: bool
) -> None:
    records.mending(UNIT, due_on=due_on, state=state, is_provisional=is_provisional)

    assert _counts(ours.MENDING_ON_TIME) == (0, 0, 1)


def test_pledges_past_their_day_count_as_not_kept_until_they_are(records: Records) -> None:
    records.pledge(UNIT, due_on=date(2026, 3, 5), state="kept", settled_on=date(2026, 3, 4))
    records.pledge(UNIT, due_on=date(2026, 3, 5), state="lapsed", settled_on=date(2026, 3, 6))
    records.pledge(UNIT, due_on=date(2026, 3, 5))
    records.pledge(UNIT, due_on=date(2026, 3, 25))

    assert _counts(ours.PLEDGES_KEPT) == (1, 3, 1)


def test_a_task_counts_when_accepted_and_only_for_its_own_campaign(records: Records) -> None:
    records.task(UNIT, campaign=7, due_on=date(2026, 3, 5), accepted_on=date(2026, 3, 5))
    records.task(UNIT, campaign=7, due_on=date(2026, 3, 5))
    records.task(UNIT, campaign=7, due_on=date(2026, 3, 30))
    records.task(UNIT, campaign=7, due_on=date(2026, 3, 5), is_provisional=True)
    records.task(UNIT, campaign=8, due_on=date(2026, 3, 5))

    assert _counts(ours.TASKS_DONE) == (1, 2, 2)


def test_ratings_are_set_beside_the_people_served(records: Records) -> None:
    records.ratings(UNIT, [5, 4, 3])
    records.ratings(UNIT, [5], is_suspect=True)
    records.served(UNIT, 20)
    records.served(UNIT, 10, on=date(2026, 3, 3))

    assert _counts(ours.RATINGS_PER_SERVED) == (3, 30, 1)
    assert _measured(ours.RATINGS_PER_SERVED).value == pytest.approx(10)


@pytest.mark.parametrize("name", [name for name in figures() if name.startswith("assessment.")])
def test_every_figure_carries_over_to_spark(name: str) -> None:
    (spark,) = sqlglot.transpile(by_unit_sql(figures()[name]), read="duckdb", write="spark")

    read_again = sqlglot.parse_one(spark, read="spark")

    tables = {table.name for table in read_again.find_all(sqlglot.exp.Table)}
    assert {dataset.replace(".", "_") for dataset in figures()[name].reads} < tables
    assert "::" not in spark
    assert "$" not in spark, "named values must be written as Spark writes them"


@pytest.mark.parametrize("name", [name for name in figures() if name.startswith("assessment.")])
def test_every_figure_reads_only_what_it_names(name: str) -> None:
    parsed = sqlglot.parse_one(figures()[name].sql, read="duckdb")

    assert {table.name for table in parsed.find_all(sqlglot.exp.Table)} == {
        dataset.replace(".", "_") for dataset in figures()[name].reads
    }
    assert set(figures()[name].reads) <= set(SHAPES)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in figures() if name.startswith("assessment.")])
def test_every_figure_runs_on_what_the_areas_really_offer(name: str) -> None:
    assert _measured(figures()[name]).value is None
