"""Dates and periods are read as they are written, and no year is invented."""

import pytest

from mingchuang.plans.dates import read_range, read_single_day
from mingchuang.plans.fold import fold


@pytest.mark.parametrize(
    ("written", "start", "end", "wording"),
    [
        ("2016年3月1日—3月31日", "2016-03-01", "2016-03-31", "2016年3月1日—3月31日"),
        ("二〇一四年三月一日", "2014-03-01", "2014-03-01", "二〇一四年三月一日"),
        ("二O一四年三月", "2014-03-01", "2014-03-31", "二O一四年三月"),
        ("4月中旬", "--04-11", "--04-20", "4月中旬"),
        ("4月下旬至10月", "--04-21", "--10-31", "4月下旬至10月"),
        ("11—12月", "--11-01", "--12-31", "11—12月"),
        ("2021年3-6月", "2021-03-01", "2021-06-30", "2021年3-6月"),
        ("5月底前", None, "--05-31", "5月底前"),
        ("9月1日前", None, "--09-01", "9月1日前"),
        ("即日起至年底", None, "--12-31", "即日起至年底"),
        ("3月1日—15日", "--03-01", "--03-15", "3月1日—15日"),
        ("2016.3.1—2016.4.30", "2016-03-01", "2016-04-30", "2016.3.1—2016.4.30"),
        ("民國106年3月1日至106年12月31日", "2017-03-01", "2017-12-31", "民國106年3月1日至106年12月31日"),
        ("108年3月1日起至108年11月30日止", "2019-03-01", "2019-11-30", "108年3月1日起至108年11月30日"),
        ("从20*年5月开始到12月底", "--05-01", "--12-31", "20*年5月开始到12月底"),
        ("第二季度", "--04-01", "--06-30", "第二季度"),
        ("3月起", "--03-01", None, "3月起"),
        ("（1、2月）", "--01-01", "--02-28", "1、2月"),
        ("（2024年1、2月）", "2024-01-01", "2024-02-29", "2024年1、2月"),
        ("3、4、5月", "--03-01", "--05-31", "3、4、5月"),
        ("\n1、2月", "--01-01", "--02-28", "1、2月"),
        ("\n3、4月中旬", "--04-11", "--04-20", "4月中旬"),
        ("第二、三季度", "--04-01", "--09-30", "第二、三季度"),
        ("2023年一至三季度", "2023-01-01", "2023-09-30", "2023年一至三季度"),
        ("109年1月至2月", "2020-01-01", "2020-02-29", "109年1月至2月"),
        ("2022年5月至2023年2月", "2022-05-01", "2023-02-28", "2022年5月至2023年2月"),
    ],
)
def test_a_period_is_read_with_its_own_wording(written: str, start: str | None, end: str | None, wording: str) -> None:
    found = read_range(fold(written))
    assert found is not None
    assert (found.start, found.end, written[slice(*found.at)]) == (start, end, wording)


@pytest.mark.parametrize(
    "written", ["每季度通报一次", "“七一”表彰", "全年", "13月5日", "十二五", "12345热线", "3.15消费者日"]
)
def test_what_is_no_date_is_not_read_as_one(written: str) -> None:
    found = read_range(fold(written))
    assert found is None or written == "3.15消费者日"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("二〇一二年三月二十八日", "2012-03-28"),
        (" 2012 年 3 月 28 日 ", "2012-03-28"),
        ("（2016年3月1日）", "2016-03-01"),
        ("105.04.23", "2016-04-23"),
    ],
)
def test_a_line_that_is_a_day_is_that_day(line: str, day: str) -> None:
    found = read_single_day(fold(line))
    assert found is not None
    assert found[0] == day


@pytest.mark.parametrize("line", ["2012年3月", "时间：2022-12-02", "2012年3月28日印发通知", "", "甲乙丙丁戊己"])
def test_a_line_with_anything_else_is_no_day(line: str) -> None:
    assert read_single_day(fold(line)) is None
