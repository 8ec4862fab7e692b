"""Dirt that says nothing new changes nothing: the same plan is read out of every disguise."""

import json
from collections.abc import Callable
from pathlib import Path

import opencc
import pytest

from mingchuang.plans import parse_bytes
from tests.plans.comparing import compare, wrong

DOCUMENTS = [path.with_suffix(".json") for path in sorted((Path(__file__).parent / "documents").glob("*.txt"))]
TONED = {
    "开": "kāi",
    "务": "wù",
    "实": "shí",
    "动": "dòng",
    "导": "dǎo",
    "进": "jìn",
    "标": "biāo",
    "优": "yōu",
    "质": "zhì",
}


def in_traditional_characters(text: str) -> bytes:
    return str(opencc.OpenCC("s2t").convert(text)).encode()


def with_pinyin_glosses(text: str) -> bytes:
    return "".join(f"{char}({TONED[char]})" if char in TONED else char for char in text).encode()


def with_half_width_marks(text: str) -> bytes:
    return text.translate(str.maketrans("，：；（）", ",:;()")).encode()


def in_gb18030_with_windows_line_ends(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("gb18030")


def in_utf16(text: str) -> bytes:
    return text.encode("utf-16")


def with_a_byte_order_mark_and_blank_lines(text: str) -> bytes:
    return text.replace("\n", "\n\n").encode("utf-8-sig")


def indented_with_wide_blanks(text: str) -> bytes:
    return "\n".join(line if "\t" in line else "\u3000\u3000" + line.strip() for line in text.split("\n")).encode()


def with_zero_width_marks(text: str) -> bytes:
    return text.replace("服务", "服\u200b务").replace("。", "。\u200b").encode()


DISGUISES: list[Callable[[str], bytes]] = [
    in_traditional_characters,
    with_pinyin_glosses,
    with_half_width_marks,
    in_gb18030_with_windows_line_ends,
    in_utf16,
    with_a_byte_order_mark_and_blank_lines,
    indented_with_wide_blanks,
    with_zero_width_marks,
]


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_same_plan_is_read_out_of_every_disguise(path: Path, disguise: Callable[[str], bytes]) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    documents = expected if isinstance(expected, list) else [expected]
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    found = parse_bytes(disguise(text), path.name).to_json()["plans"]
    for one, other in zip(documents, found, strict=True):
        assert wrong(compare({key: value for key, value in one.items() if key != "script"}, other)) == []
