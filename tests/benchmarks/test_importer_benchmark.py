"""The corpus of the importer's benchmark, and one short run."""

import pytest

from benchmarks.importer import KB, floor, main, renamed, repeated

PLANS = ["青汀县方案\n一、目标\n（一）提速\n", "青汀县民政局方案\n1.开展评价\n"]


def test_the_corpus_has_the_size_asked_for_and_no_two_copies_are_alike() -> None:
    files = repeated(PLANS, total=2 * KB, largest=0)
    sizes = sum(len(data) for _, data in files)

    assert 2 * KB <= sizes < 2 * KB + 100
    assert len({data for _, data in files}) == len(files)


def test_joined_plans_stand_below_numbered_labels_and_start_anew_with_each_file() -> None:
    files = repeated(PLANS, total=10 * KB, largest=1 * KB)

    assert len(files) == 10
    assert all(data.decode().startswith("【方案1】\n") and "\n【方案2】\n" in data.decode() for _, data in files)


def test_a_copy_names_another_county() -> None:
    assert renamed("青汀县", 120) == "西南东县"


def test_the_floor_looks_at_every_line() -> None:
    assert floor([("a.txt", "一、目标\n（一）提速\n1.评价\n别的\n".encode())]) == 3


def test_a_short_run_prints_a_line_for_each_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--mb", "0.01", "--rounds", "1"]) == 0

    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[2:4]] == ["single", "joined"]
