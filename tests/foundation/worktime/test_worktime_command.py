"""`mingchuang due` as it is typed."""

import argparse

import pytest

from mingchuang.foundation.worktime import command


def typed(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def test_the_answer_is_the_date_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("2026-02-13", "5") == 0
    assert capsys.readouterr().out == "2026-02-27\n"


def test_the_account_names_the_days_that_made_the_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("2026-02-13", "5", "--explain") == 0
    told = capsys.readouterr().out
    assert "自 2026-02-13（周五）起算，当日不计。" in told
    assert "2026-02-14（周六）调休上班（春节），是工作日。" in told
    assert "2026-02-15 至 2026-02-23 春节放假，不是工作日。" in told
    assert told.endswith("到期日 2026-02-27（周五）。\n")


def test_pauses_may_be_given_many_times(capsys: pytest.CaptureFixture[str]) -> None:
    pauses = ("--pause", "2025-03-06..2025-03-10", "--pause", "2025-03-08..2025-03-13")
    assert typed("2025-03-03", "10", *pauses, "--explain") == 0
    told = capsys.readouterr().out
    assert told.startswith("2025-03-24\n")
    assert "暂停：2025-03-06（周四）起不计，2025-03-13 恢复计时，其间 5 个工作日不计。" in told


def test_units_and_a_counted_start_are_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("2025-09-26", "7", "--unit", "natural", "--explain") == 0
    assert "2025-10-03（周五）是休息日，顺延到 2025-10-09。" in capsys.readouterr().out
    assert typed("2025-09-26", "10", "--count-start", "--explain") == 0
    assert "当日计入" in capsys.readouterr().out
    assert typed("2025-03-03", "1", "--unit", "month") == 0
    assert capsys.readouterr().out == "2025-04-03\n"


def test_a_pause_without_effect_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("2025-03-03", "5", "--pause", "2025-05-06..2025-05-20", "--explain") == 0
    assert "其间没有要扣除的日子" in capsys.readouterr().out


def test_an_unpublished_year_prints_the_provisional_date_and_exits_two(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert typed("2026-12-25", "10") == 2
    first, second = capsys.readouterr().out.splitlines()
    assert first == "2027-01-11（暂定）"
    assert second.startswith("原因：2027年放假安排尚未公布")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("2026-02-30", "5"), "“2026-02-30”不是有效日期，请写成 2026-03-01 的样子。"),
        (("明天", "5"), "“明天”不是有效日期，请写成 2026-03-01 的样子。"),
        (("2026-02-13", "五"), "期限“五”应是不小于 0 的整数，如 5。"),
        (("2026-02-13", "5", "--unit", "week"), "期限单位“week”无效"),
        (("2026-02-13", "5", "--pause", "2026-02-14"), "暂停期间“2026-02-14”请写成"),
        (("2026-02-13", "5", "--pause", "2026-02-14..2026-02-10"), "恢复计时的日期不能早于暂停的日期"),
        (("1999-02-13", "5"), "1999-02-13 超出工作日历的范围（2023-01-01 至 2036-12-31）"),
    ],
)
def test_bad_input_gets_one_clear_sentence_and_exit_two(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert sentence in printed.err
