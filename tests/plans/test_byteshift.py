"""Headings that slipped by one byte are read in step again; nothing else is touched."""

from pathlib import Path

import pytest

from mingchuang.plans import parse_bytes
from mingchuang.plans.cleaning.byteshift import restore_shifted
from mingchuang.plans.cleaning.lost_bytes import restore_lost_bytes
from mingchuang.plans.mapped import MappedText


def slipped(text: str, reader: str = "gb18030") -> str:
    """What a reader shows when one byte of the blank before a text was dropped."""
    shown = (b"\xa1" + text.encode("gbk")).decode(reader, errors="ignore")
    return "".join(char for char in shown if not "\ue000" <= char <= "\uf8ff")


def restored(text: str) -> str:
    return restore_shifted(MappedText.of(text))[0].text


BODY = "全面推进服务窗口建设，加强组织领导，强化督导检查，宣传发动群众，总结表彰先进，狠抓落实。"


@pytest.mark.parametrize(
    "heading",
    [
        "（一）加强组织领导_",
        "（二）强化督导检查,狠抓落实",
        "（三）宣传发动.",
        "（四）总结表彰先进a",
        "（五）推进窗口建设1",
    ],
)
@pytest.mark.parametrize("reader", ["gb18030", "gbk"])
def test_a_slipped_heading_is_read_again(heading: str, reader: str) -> None:
    line = slipped(heading, reader)
    assert line != heading
    assert restored(f"{BODY}\n{line}\n下文").split("\n")[1].startswith(heading[:5])


def test_the_repair_is_told_with_what_stood_there() -> None:
    line = slipped("（一）加强组织领导a")
    _, repairs = restore_shifted(MappedText.of(f"{BODY}\n{line}"))
    assert [repair.kind for repair in repairs] == ["byte_shift"]
    assert repairs[0].after.startswith("（一）加强")


def test_a_quotation_that_slipped_is_found_by_its_closing_mark() -> None:
    whole = "开展“三亮三比”活动，确保“三亮三比”活动取得实效。"
    before, after = whole.split("保“", 1)
    inner, rest = after.split("”", 1)
    bytes_left = "保“".encode("gbk")[1:] + inner.encode("gbk")
    shown = bytes_left.decode("gbk", errors="replace").replace("\ufffd", "")
    shown = "".join(char for char in shown if not "\ue000" <= char <= "\uf8ff")
    assert "“" not in shown
    assert "三亮三比" in restored(f"{before}{shown}”{rest}\n{whole}").split("\n")[0]


@pytest.mark.parametrize("text", ["他说：“好。”\n然后走了。", "。\n", "正常的句子”没有开头", "甲》乙\n《丙》"])
def test_sound_text_is_left_alone(text: str) -> None:
    assert restored(text) == text


PLANS = ("town_discipline", "tax_office", "health_grassroots", "hospital_conduct", "university_office")


def every_line_slipped(text: str) -> bytes:
    """A page in GBK whose cutter dropped the first byte of every indented line."""
    return b"\n".join(("\u3000\u3000" + line.strip()).encode("gb18030")[1:] for line in text.split("\n"))


@pytest.mark.parametrize("name", PLANS)
def test_a_file_whose_every_line_slipped_is_the_same_plan(name: str) -> None:
    text = (Path(__file__).parent / "documents" / f"{name}.txt").read_text(encoding="utf-8")
    sound, found = (parse_bytes(data, "方案.txt").plans[0] for data in (text.encode(), every_line_slipped(text)))
    assert [one.strip() for one in found.text.split("\n")] == [one.strip() for one in sound.text.split("\n")]
    assert "byte_shift" in {repair.kind for repair in found.repairs}


def test_lines_saved_after_they_slipped_are_read_again_or_flagged() -> None:
    text = (Path(__file__).parent / "documents" / "town_discipline.txt").read_text(encoding="utf-8")
    kept = parse_bytes(every_line_slipped(text).decode("gb18030", errors="replace").encode(), "方案.txt").plans[0]
    same = {line.strip() for line in text.split("\n")} & {line.strip() for line in kept.text.split("\n")}
    assert len(same) > 0.6 * len({line.strip() for line in text.split("\n")})
    lost = every_line_slipped(text).decode("gbk", errors="ignore")
    document = parse_bytes(lost.encode(), "方案.txt").plans[0]
    assert {"slipped_line", "lost_character"} & {flag.kind for flag in document.flags}


SENTENCE = "为持续优化税收营商环境，按照省、市局统一部署，结合我县实际，制定本方案。"


@pytest.mark.parametrize(
    ("line", "lost", "read"),
    [
        (SENTENCE, 0, "\ufffd" + SENTENCE[1:]),
        (SENTENCE, 24, SENTENCE[:12] + "\ufffd" + SENTENCE[13:]),
        ("二、主要内容和要求", 0, "二、主要内容和要求"),
        ("（三）规范执法提升服务", 0, "（三）规范执法提升服务"),
        ("一是提高站位，充分认识意义。", 0, "一是提高站位，充分认识意义。"),
    ],
)
def test_a_line_that_lost_one_byte_loses_one_character(line: str, lost: int, read: str) -> None:
    data = f"{line}\n".encode("gb18030")
    shown = (data[:lost] + data[lost + 1 :]).decode("gb18030", errors="replace")
    sound = f"{SENTENCE}提升服务，要求意义，主要内容。\n"
    assert restore_lost_bytes(MappedText.of(sound + shown))[0].text == f"{sound}{read}\n"


def test_a_lost_character_in_sound_text_stays_one() -> None:
    text = SENTENCE.replace("商", "\ufffd") + "\n" + SENTENCE.replace("实际", "实\ufffd")
    assert restore_lost_bytes(MappedText.of(text)) == (MappedText.of(text), [])
