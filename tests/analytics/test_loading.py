"""Datasets on disk: the same content gives the same version, whoever wrote it and in whatever order."""

import hashlib
import json
import time
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from mingchuang.analytics.loading import load
from tests.analytics.conftest import Visits, visit

FEBRUARY, MARCH = date(2026, 2, 3), date(2026, 3, 3)


def test_each_month_is_one_file(visits: Visits) -> None:
    visits.rows = [visit(1, FEBRUARY), visit(2, MARCH), visit(3, MARCH)]

    loaded = load("test.visits")

    assert [(path.name[:7], pq.read_metadata(path).num_rows) for path in loaded.files] == [
        ("2026-02", 1),
        ("2026-03", 2),
    ]
    assert loaded.rows == 3


def test_loading_twice_gives_the_same_version_and_writes_nothing(visits: Visits) -> None:
    visits.rows = [visit(1, FEBRUARY), visit(2, MARCH)]
    first = load("test.visits")
    written = [path.stat().st_mtime_ns for path in first.files]

    second = load("test.visits")

    assert second == first
    assert [path.stat().st_mtime_ns for path in second.files] == written


def test_the_version_does_not_depend_on_the_order_of_reading(visits: Visits) -> None:
    visits.rows = [visit(number, MARCH) for number in range(10)]
    straight = load("test.visits")
    visits.rows.reverse()

    assert load("test.visits").digest == straight.digest


def test_a_changed_row_changes_its_month_and_no_other(visits: Visits) -> None:
    visits.rows = [visit(1, FEBRUARY), visit(2, MARCH)]
    before = load("test.visits")
    visits.rows[1] = visit(2, MARCH, is_counted=False)

    after = load("test.visits")

    assert after.digest != before.digest
    assert after.files[0] == before.files[0]
    assert after.files[1] != before.files[1]


def test_a_month_whose_rows_are_gone_goes_too(visits: Visits) -> None:
    visits.rows = [visit(1, FEBRUARY), visit(2, MARCH)]
    load("test.visits")
    visits.rows.pop(0)

    assert [path.name[:7] for path in load("test.visits").files] == ["2026-03"]


def test_a_partial_load_reads_from_the_first_of_the_month_and_keeps_what_is_older(visits: Visits) -> None:
    visits.rows = [visit(1, FEBRUARY), visit(2, MARCH), visit(3, None)]
    load("test.visits")
    visits.rows = [visit(4, date(2026, 3, 1))]

    loaded = load("test.visits", since=date(2026, 3, 20))

    assert visits.asked[-1] == date(2026, 3, 1)
    assert [path.name.split("-")[0] for path in loaded.files] == ["2026", "2026", "undated"]
    assert loaded.rows == 3


def test_a_dataset_without_rows_is_still_a_table(visits: Visits) -> None:
    loaded = load("test.visits")

    (file,) = loaded.files
    assert pq.read_schema(file).names == ["visit_id", "path", "day", "is_late", "is_counted"]


def test_files_of_the_version_before_stay_for_those_who_read_it(visits: Visits) -> None:
    versions = []
    for number in range(3):
        visits.rows = [visit(number, MARCH)]
        versions.append(load("test.visits"))

    kept = [version.files[0].exists() for version in versions]

    assert kept == [False, True, True]


def test_a_load_that_fails_leaves_the_old_version(visits: Visits, monkeypatch: pytest.MonkeyPatch) -> None:
    visits.rows = [visit(1, MARCH)]
    before = load("test.visits")
    visits.rows = [visit(2, MARCH)]
    monkeypatch.setattr("pyarrow.parquet.write_table", _disk_full)

    with pytest.raises(OSError, match="full"):
        load("test.visits")

    manifest = json.loads((before.files[0].parent / "manifest.json").read_text("utf-8"))
    assert [entry["file"] for entry in manifest.values()] == [before.files[0].name]
    assert before.files[0].exists()


def _disk_full(*_: object, **__: object) -> None:
    raise OSError("disk full")


def test_the_digest_is_that_of_the_month_as_csv(visits: Visits, tmp_path: Path) -> None:
    visits.rows = [visit(1, MARCH, path='/1/"2"/')]
    load("test.visits")

    manifest = json.loads((tmp_path / "analytics" / "test.visits" / "manifest.json").read_text("utf-8"))

    csv = '"visit_id","path","day","is_late","is_counted"\n1,"/1/""2""/",2026-03-03,false,true\n'
    assert manifest["2026-03"]["digest"] == hashlib.sha256(csv.encode()).hexdigest()


def test_twenty_thousand_rows_load_within_two_seconds(visits: Visits) -> None:
    visits.rows = [visit(number, date(2026, 1 + number % 6, 1 + number % 28)) for number in range(20_000)]
    started = time.process_time()

    load("test.visits")

    assert time.process_time() - started < 2
