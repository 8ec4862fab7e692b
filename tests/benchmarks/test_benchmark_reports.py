"""What the benchmarks print, and what they call a loss."""

import pytest

from benchmarks.client import Load
from benchmarks.kill import Found, receipts
from benchmarks.profiling import heaviest
from benchmarks.ratings import Block, pairs, report
from benchmarks.table import table


def block(view: str, per_second: float, cpu_ms: float) -> Block:
    return Block(
        view=view,
        per_second=per_second,
        p50=0.01,
        p99=0.05,
        errors=0,
        answers=100,
        kept=100,
        server_ms=cpu_ms,
        database_ms=0,
    )


def test_ratios_are_taken_within_a_round() -> None:
    blocks = [block("bare", 1000, 1.0), block("rating", 600, 2.0), block("rating", 200, 2.0), block("bare", 400, 1.0)]

    assert [(bare.per_second, rating.per_second) for bare, rating in pairs(blocks)] == [(1000, 600), (400, 200)]
    assert "= 0.55 of the requests/s (rounds: 0.60 0.50); 0.50 by processor time" in report("sqlite", blocks)


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert table(["a", "b"], [["longer", "1"]]).splitlines() == ["a       b", "------  -", "longer  1"]


def test_functions_are_counted_once_a_stack() -> None:
    assert heaviest(["f;g;f 3", "g 1"]) == [(1.0, "g"), (0.75, "f")]


@pytest.mark.parametrize(
    ("fault", "is_whole"),
    [
        ({}, True),
        ({"unacknowledged": 9}, True),
        ({"missing": 1}, False),
        ({"without_entry": 1}, False),
        ({"broken_rows": 1}, False),
        ({"integrity": "row 7 missing from index"}, False),
    ],
)
def test_only_what_was_acknowledged_may_not_be_lost(fault: dict[str, int | str], is_whole: object) -> None:
    good = {"acknowledged": 5, "missing": 0, "without_entry": 0, "unacknowledged": 0, "broken_rows": 0}

    assert Found(**(good | {"integrity": "ok"} | fault)).is_whole is is_whole  # type: ignore[arg-type]  # as from JSON


def test_an_answer_without_a_receipt_stops_the_benchmark() -> None:
    load = Load(answers=[b"HTTP/1.1 200 OK\r\n\r\n"])
    load.statuses[200] = 1

    with pytest.raises(SystemExit):
        receipts(load)
