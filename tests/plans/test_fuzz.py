"""Whatever comes in, the importer gives a result or a refusal, and its promises about the text hold."""

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingchuang.plans import ParsedFile, UnreadableDocument, parse_bytes
from tests.plans.seeds import SEEDS

# Pieces that rules react to, so that random texts reach deep into them.
PIECES = [
    "一、", "（一）", "1.", "（1）", "①", "第一阶段", "第一章", "首先，", "一是", "二是", "一要", "指导思想",
    "工作要求", "活动内容", "牵头单位：", "责任单位：", "（", "）", "“", "”", "《", "》", "。", "；", "：",
    "，", "、", "\n", "\t", " ", "通知", "方案", "关于印发", "局", "各单位：", "2016年3月1日", "3月—",
    "至年底", "“三亮”", "“五个一”：", "四个结合：", "组长：", "成员：", "任组长", "领导小组", "附件：",
    "主题词：", "共印30份", "。ǘ", "(chuàng)", "?fàn)", "\ufffd", "\ue000", "第一篇：", "【方案1】", "来源：",
    "—2—", "总分100分", "71%", "7000余条", "汉字", "a", "9", "\x00", "\u3000", "甲" * 30,
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def holds_its_promises(parsed: ParsedFile) -> None:
    plain = parsed.to_json()
    json.dumps(plain, ensure_ascii=False)
    for document, plan in zip(parsed.plans, plain["plans"], strict=True):
        text = plan["text"]
        assert "".join(text[one["start"] : one["end"]] for one in plan["sections"]) == text
        for origin in plan["origins"].values():
            start, end = origin["at"]
            assert 0 <= start <= end <= len(text)
            assert 0 <= document.source_map.raw_offset(start) <= len(parsed.raw_text)
            assert 0 < origin["confidence"] <= 1


def survives(data: bytes) -> None:
    try:
        parsed = parse_bytes(data, "文件.txt")
    except UnreadableDocument as refusal:
        # The sentence must be fit to show: filled, and not empty.
        if not str(refusal):
            raise
    else:
        holds_its_promises(parsed)


@settings(max_examples=150)
@given(texts)
def test_texts_made_of_telling_pieces_never_break_it(text: str) -> None:
    survives(text.encode())


@settings(max_examples=80)
@given(st.binary(max_size=400))
def test_bytes_never_break_it(data: bytes) -> None:
    survives(data)


@settings(max_examples=60)
@given(st.text(max_size=300), st.sampled_from(["gb18030", "big5", "utf-16", "utf-8-sig"]))
def test_any_encoding_of_any_text_never_breaks_it(text: str, encoding: str) -> None:
    survives(text.encode(encoding, errors="ignore"))


# Each of these, again and again, sends some rule over the whole text for every line of it.
HOSTILE = (
    "责任编辑：张三\n",
    "2020年3月1日\n",
    "（一）甲\n3月\n4月\n",
    "“五个一”：甲、乙，",
    "责任单位：教育\n卫生",
    "（责任单位：",
    "　∥进一步\n",
    "甲乙丙办公室\n",
    "共100件，占50%，",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_four_times_the_text_takes_not_much_more_than_four_times_the_time(unit: str) -> None:
    head = "青山县局关于开展“绿窗”活动的实施方案\n一、活动内容\n"
    seconds = [_seconds(head + unit * (size // len(unit))) for size in (1_500, 6_000)]
    # Four times the text; a rule that looks at everything for every line takes sixteen times as long.
    assert seconds[1] < 9 * max(seconds[0], 0.02)


def _seconds(text: str) -> float:
    best = 60.0
    for _ in range(2):
        begun = time.process_time()
        survives(text.encode())
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.seeds
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_mutated_documents_never_break_it(path: Path) -> None:
    chance = random.Random(path.name)  # noqa: S311 - the same mutations every time
    data = path.read_bytes()
    for _ in range(6):
        survives(_mutated(data, chance))


def _mutated(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data[: chance.randrange(len(data) // 2, len(data))])
    for _ in range(20):
        place = chance.randrange(len(damaged))
        choice = chance.randrange(4)
        if choice == 0:
            del damaged[place : place + chance.randrange(1, 40)]
        elif choice == 1:
            damaged[place] = chance.randrange(256)
        elif choice == 2:
            damaged[place:place] = bytes(chance.choice(PIECES), "utf-8")
        else:
            damaged[place:place] = damaged[place : place + 200]
    return bytes(damaged)
