"""QR codes that a phone can read on a worn card."""

import struct
import zlib
from xml.etree import ElementTree as ET

import pytest
import segno

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.qr import _code, qr_png, qr_svg

ADDRESS = "https://example.org/r/3F7K2M9P"


def png_rows(data: bytes) -> tuple[int, bytes]:
    """Width in pixels, and the whole bytes of the first row of a one-bit PNG."""
    width = struct.unpack(">I", data[16:20])[0]
    start = data.index(b"IDAT")
    length = struct.unpack(">I", data[start - 4 : start])[0]
    return width, zlib.decompress(data[start + 4 : start + 4 + length])[1 : 1 + width // 8]


def test_the_svg_scales_and_names_itself() -> None:
    root = ET.fromstring(qr_svg(ADDRESS, title="一号窗口 <评价>"))  # noqa: S314  # our own output
    assert root.tag.endswith("svg")
    assert "width" not in root.attrib
    assert root.attrib["viewBox"]
    assert [child.text for child in root if child.tag.endswith("title")] == ["一号窗口 <评价>"]


def test_the_svg_asks_for_no_inline_style() -> None:
    assert "style" not in qr_svg(ADDRESS)


def test_the_png_has_the_quiet_zone_and_the_asked_scale() -> None:
    modules = segno.make_qr(ADDRESS, error="m").symbol_size(border=0)[0]
    width, first_row = png_rows(qr_png(ADDRESS, scale=6))
    assert width == (modules + 8) * 6
    assert set(first_row) == {0xFF}  # all light


def test_the_error_level_is_at_least_m() -> None:
    assert _code(ADDRESS).error in "MQH"


def test_what_cannot_be_a_code_is_refused_in_words() -> None:
    with pytest.raises(Refusal, match="网址是空的"):
        qr_svg("")
    with pytest.raises(Refusal, match="网址太长"):
        qr_png("x" * 5000)
