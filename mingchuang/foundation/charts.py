"""Charts as SVG and PNG without a browser, with their own Han font, so that they read on a bare server."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import pylopdf_fonts_zh_cn
import vl_convert

from mingchuang.foundation.errors import Refusal

FONT = "Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
LABEL_SIZE, TITLE_SIZE, NOTE_SIZE = 13, 17, 12
ROW_HEIGHT, FIGURE_WIDTH, SMALLEST_PLOT = 28, 660, 300
LATIN_WIDTH = 0.56
"""Width of a Latin letter or digit in ems; a Han character is one em."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a figure. `main` carries the finding, `accent` the line to compare with."""

    main: str
    accent: str
    ink: str
    paper: str


HOUSE = Palette(main="#0B5563", accent="#E9A23B", ink="#1B2A33", paper="#FFFFFF")


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRow:
    """One unit: its value, the interval it may lie in, and how many records stand behind it.

    `value` None is a unit without records; it keeps its place and says so.
    """

    label: str
    value: float | None
    low: float | None
    high: float | None
    n: int

    def __post_init__(self) -> None:
        given = (self.low, self.value, self.high)
        if any(number is None for number in given) and given != (None, None, None):
            raise ValueError(f"{self.label}: value, low and high are given together or not at all")


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure ready to be drawn; drawing takes some tens of milliseconds and uses no network."""

    spec: dict[str, Any]  # Vega-Lite, whose values are JSON of any kind

    def svg(self) -> str:
        """The figure as an `<svg>` element whose text stays text."""
        _register_fonts()
        return vl_convert.vegalite_to_svg(self.spec, allowed_base_urls=[])

    def png(self, *, scale: float = 2.0) -> bytes:
        """The figure as PNG, `scale` times its size on the screen (2 prints well at 160 mm)."""
        _register_fonts()
        return vl_convert.vegalite_to_png(self.spec, scale=scale, allowed_base_urls=[])


def interval_chart(
    title: str,
    rows: Sequence[IntervalRow],
    *,
    axis_title: str = "",
    value_format: str | None = None,
    count_unit: str = "件",
    target: float | None = None,
    note: str = "",
    palette: Palette = HOUSE,
) -> Chart:
    """Dots with their intervals, one row a unit in the order given, the number of records beside each name.

    `title` says the finding. `value_format` is a d3 format such as ".1f"; None writes shares as percent, as
    finely as they differ. `target` draws a line to compare with. `note` stands small under the title.
    """
    if not rows:
        raise Refusal("没有可以作图的数据。")
    names = [f"{row.label}（{row.n} {count_unit}）" for row in rows]
    label_width = max(_ems(name) for name in names) * LABEL_SIZE
    width = max(FIGURE_WIDTH - label_width, SMALLEST_PLOT)
    title_ems = (width + label_width) / TITLE_SIZE
    layers = [_interval_layer(palette), _dot_layer(palette), _missing_layer(palette)]
    if target is not None:
        layers.insert(0, _target_layer(target, palette))
    return Chart(
        {
            "description": title,
            "background": palette.paper,
            "padding": 12,
            "width": width,
            "height": {"step": ROW_HEIGHT},
            "title": {
                "text": _wrapped(title, title_ems),
                "subtitle": _wrapped(note, title_ems * TITLE_SIZE / NOTE_SIZE) if note else "",
            },
            "data": {"values": [_datum(number, row) for number, row in enumerate(rows)]},
            "encoding": {"y": _unit_axis(names), "x": _value_axis(rows, axis_title, value_format)},
            "layer": layers,
            "config": _config(palette),
        }
    )


def _datum(number: int, row: IntervalRow) -> dict[str, float | None]:
    return {"unit": number, "value": row.value, "low": row.low, "high": row.high}


def _unit_axis(names: Sequence[str]) -> dict[str, Any]:
    # The row's number is the key, so that two units of one name stay two rows.
    look_up = f"{json.dumps(names, ensure_ascii=False)}[datum.value]"
    axis = {"title": None, "labelExpr": look_up, "labelLimit": 0, "ticks": False, "domain": False, "grid": True}
    # The domain is written out: left to itself it puts the rows without a value last.
    scale = {"domain": list(range(len(names)))}
    return {"field": "unit", "type": "ordinal", "sort": None, "axis": axis, "scale": scale}


def _value_axis(rows: Sequence[IntervalRow], title: str, value_format: str | None) -> dict[str, Any]:
    ends = [end for row in rows for end in (row.low, row.high) if end is not None]
    span = max(ends) - min(ends) if ends else 1.0
    axis = {"title": title or None, "format": value_format or _percent(span), "tickCount": 6, "labelFlush": False}
    scale: dict[str, Any] = {"zero": False, "nice": True} if ends else {"domain": [0, 1]}
    return {"field": "value", "type": "quantitative", "axis": axis, "scale": scale}


def _percent(span: float) -> str:
    """Ticks a sixth of the span apart must not read alike."""
    return ".0%" if span > 0.06 else ".1%" if span > 0.006 else ".2%"


def _interval_layer(palette: Palette) -> dict[str, Any]:
    return {
        "mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.32, "color": palette.main, "strokeCap": "round"},
        "transform": [{"filter": "datum.value !== null"}],
        "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}},
    }


def _dot_layer(palette: Palette) -> dict[str, Any]:
    return {
        "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1, "color": palette.main},
        "transform": [{"filter": "datum.value !== null"}],
    }


def _missing_layer(palette: Palette) -> dict[str, Any]:
    return {
        "mark": {"type": "text", "text": "暂无数据", "align": "left", "color": palette.ink, "opacity": 0.7},
        "transform": [{"filter": "datum.value === null"}],
        "encoding": {"x": {"value": 4}},
    }


def _target_layer(target: float, palette: Palette) -> dict[str, Any]:
    # Its own single datum and no unit, so that one line crosses the whole figure.
    return {
        "data": {"values": [{"target": target}]},
        "mark": {"type": "rule", "strokeWidth": 2, "strokeDash": [6, 4], "color": palette.accent},
        "encoding": {"x": {"field": "target", "type": "quantitative"}, "y": None},
    }


def _config(palette: Palette) -> dict[str, Any]:
    axis = {"labelFontSize": LABEL_SIZE, "titleFontSize": LABEL_SIZE, "titleFontWeight": "normal"}
    colours = {"labelColor": palette.ink, "titleColor": palette.ink, "gridColor": "#E3E6E4", "domainColor": "#9AA5A6"}
    title = {
        "anchor": "start",
        "frame": "bounds",
        "offset": 12,
        "fontSize": TITLE_SIZE,
        "color": palette.ink,
        "subtitleFontSize": NOTE_SIZE,
        "subtitleColor": palette.ink,
        "subtitlePadding": 6,
    }
    return {"font": FONT, "view": {"stroke": None}, "axis": axis | colours, "title": title, "text": {"fontSize": 12}}


def _ems(text: str) -> float:
    return sum(LATIN_WIDTH if character.isascii() else 1.0 for character in text)


def _wrapped(text: str, ems: float) -> list[str]:
    """`text` in lines of at most `ems`; Han text may break anywhere but before a closing mark."""
    lines = [""]
    for character in text:
        if _ems(lines[-1] + character) > ems and character not in "，。、；：？！）》”":
            lines.append("")
        lines[-1] += character
    return lines


@cache
def _register_fonts() -> Literal[True]:
    """Once a process: the renderer would otherwise draw empty boxes where the system has no Han font."""
    vl_convert.register_font_directory(str(pylopdf_fonts_zh_cn.sans_path().parent))
    return True
