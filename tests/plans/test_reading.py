"""Text files are read in every encoding that Chinese offices use."""

import pytest

from mingchuang.plans import parse_bytes, parse_text

SIMPLIFIED = (
    "某局关于开展“微笑服务”活动的通知\r\n各科室：\r\n为提升服务水平，决定开展活动。\r\n"
    "一、活动内容\r\n（一）甲。乙。\r\n"
)
TRADITIONAL = (
    "某所「微笑服務」實施計畫\r\n壹、目的：提升為民服務品質。\r\n貳、實施方式：同仁主動招呼民眾，簡化申辦流程。\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_simplified_text_is_read_in_its_encoding(encoding: str) -> None:
    parsed = parse_bytes(SIMPLIFIED.encode(encoding), "通知.txt")
    assert parsed.plans[0].text == SIMPLIFIED.replace("\r\n", "\n")
    assert parsed.source.script == "Hans"


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "utf-16"])
def test_traditional_text_is_read_in_its_encoding(encoding: str) -> None:
    parsed = parse_bytes(TRADITIONAL.encode(encoding), "計畫.txt")
    assert parsed.plans[0].text == TRADITIONAL.replace("\r\n", "\n")
    assert parsed.source.script == "Hant"


def test_a_few_broken_bytes_are_flagged_and_the_rest_is_read() -> None:
    data = SIMPLIFIED.encode() * 5
    parsed = parse_bytes(data[:100] + b"\xff" + data[100:], "通知.txt")
    assert [flag.kind for flag in parsed.source.flags] == ["undecodable_bytes"]
    assert "lost_character" in [flag.kind for plan in parsed.plans for flag in plan.flags]


def test_the_address_of_a_copying_site_goes_and_one_the_text_gives_stays() -> None:
    text = (
        "某局服务活动方案\n一、活动内容\n"
        "（一）公开承诺。在大厅（www.example.com 范文网）公开承诺，并登录www.example.org查询。"
    )
    document = parse_text(text).plans[0]
    assert "example.com" not in document.text
    assert "www.example.org" in document.text
    assert [one.kind for one in document.repairs] == ["watermark"]


def test_dots_of_a_symbol_font_begin_items() -> None:
    plan = (
        parse_text("某局活动方案\n一、主要任务\n\uf06c推行一窗受理。整合窗口。\n\uf06c推行帮办代办。组建队伍。")
        .plans[0]
        .draft
    )
    assert [one.title.value for one in plan.activities or () if one.title] == ["推行一窗受理", "推行帮办代办"]


@pytest.mark.parametrize(
    ("shown_as", "was"),
    [("latin-1", "gb18030"), ("latin-1", "utf-8"), ("gb18030", "big5hkscs"), ("gb18030", "utf-8")],
)
def test_a_text_that_was_opened_wrongly_and_saved_again_is_read_as_what_it_was(shown_as: str, was: str) -> None:
    right = TRADITIONAL if was == "big5hkscs" else SIMPLIFIED
    shown = right.encode(was).decode(shown_as, errors="replace")
    parsed = parse_bytes(shown.encode(), "通知.txt")

    assert (parsed.source.encoding, [flag.kind for flag in parsed.source.flags]) == (was, ["misread"])
    # What saving lost is marked, everything else is there.
    kept = [piece for piece in parsed.plans[0].text.split("\ufffd") if len(piece) > 3]
    assert sum(map(len, kept)) > 0.6 * len(right.replace("\r\n", "\n"))
    assert all(piece in right.replace("\r\n", "\n") for piece in kept)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_that_lost_its_first_byte_loses_one_character(encoding: str) -> None:
    text = parse_bytes(SIMPLIFIED.encode(encoding)[1:], "通知.txt").plans[0].text
    assert text == "\ufffd" + SIMPLIFIED[1:].replace("\r\n", "\n")
