"""Figures that can be read, printed and trusted."""

import struct
from xml.etree import ElementTree as ET

import pytest

from mingchuang.foundation.charts import IntervalRow, Palette, interval_chart
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.statistics import wilson_interval


def row(label: str, count: int, total: int) -> IntervalRow:
    if not total:
        return IntervalRow(label=label, value=None, low=None, high=None, n=0)
    found = wilson_interval(count, total)
    return IntervalRow(label=label, value=count / total, low=found.low, high=found.high, n=total)


def texts(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314  # our own output
    return ["".join(node.itertext()) for node in root.iter() if node.tag.endswith("text")]


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_units_stand_in_the_order_given_with_their_counts() -> None:
    given = [row("医保局", 120, 128), row("公安局", 0, 0), row("人社局", 61, 88), row("公安局", 3, 3)]
    shown = texts(interval_chart("人社局明显低于其他单位", given, axis_title="整改率").svg())
    expected = ["医保局（128 件）", "公安局（0 件）", "人社局（88 件）", "公安局（3 件）"]
    assert [text for text in shown if text.endswith("件）")] == expected
    assert {"人社局明显低于其他单位", "整改率", "暂无数据"} <= set(shown)


def test_han_glyphs_are_drawn_not_boxes() -> None:
    one, other = (interval_chart(title, [row("局", 1, 2)]).png(scale=1) for title in ("政务", "服务"))
    assert one != other
    assert size(one) == size(other)


def test_a_long_title_is_broken_into_lines_and_not_cut() -> None:
    title = "七个单位中只有一个明显低于目标，其余单位之间分不出高低，" * 3
    svg = interval_chart(title, [row("税务局", 980, 1000)]).svg()
    assert "".join(texts(svg)).find(title) >= 0
    assert size(interval_chart(title, [row("税务局", 980, 1000)]).png(scale=1))[0] < 760


def test_near_certain_rates_have_ticks_that_differ() -> None:
    ticks = [text for text in texts(interval_chart("好评率", [row("税务局", 9999, 10000)]).svg()) if "%" in text]
    assert len(ticks) == len(set(ticks)) > 2


def test_the_target_crosses_the_figure_in_the_colour_of_the_palette() -> None:
    palette = Palette(main="#112233", accent="#ABCDEF", ink="#000000", paper="#FFFFFF")
    plain = interval_chart("整改率", [row("税务局", 9, 10)], palette=palette).svg()
    compared = interval_chart("整改率", [row("税务局", 9, 10)], palette=palette, target=0.95).svg()
    assert "#ABCDEF" not in plain
    assert "#ABCDEF" in compared
    assert "#112233" in plain


def test_names_cannot_break_out_of_the_figure() -> None:
    name = "局\"]</text><script>alert('1')</script>\\"
    svg = interval_chart(name, [row(name, 9, 10)]).svg()
    assert "<script" not in svg
    assert f"{name}（10 件）" in texts(svg)


def test_a_figure_of_units_without_records_still_draws() -> None:
    svg = interval_chart("还没有数据", [row("税务局", 0, 0)], value_format=".1f", note="自九月起").svg()
    assert "暂无数据" in texts(svg)


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(Refusal, match="没有可以作图的数据"):
        interval_chart("空", [])


def test_half_an_interval_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="together or not at all"):
        IntervalRow(label="税务局", value=0.9, low=None, high=1.0, n=10)
