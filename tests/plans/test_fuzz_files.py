"""Damaged files of every kind give a result or a refusal, and hostile ones cost time in proportion to their size."""

import io
import random
import time
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingchuang.plans import UnreadableDocument, parse_bytes
from tests.plans.pdf_files import set_pdf
from tests.plans.test_fuzz import holds_its_promises
from tests.plans.test_web import PAGE
from tests.plans.word_files import docx, p, table

PLAN = (Path(__file__).parent / "documents" / "bus_group_contest.txt").read_text(encoding="utf-8")


@cache
def good_files() -> dict[str, bytes]:
    rows = [line.split("\t") for line in PLAN.split("\n") if "\t" in line]
    blocks = [
        p(line, level=0 if line[:2] in {"一、", "二、"} else None) for line in PLAN.split("\n") if "\t" not in line
    ]
    return {"方案.pdf": set_pdf(PLAN), "方案.docx": docx(*blocks, table(rows)), "方案.html": PAGE.encode("gb18030")}


def survives(data: bytes, name: str) -> None:
    try:
        parsed = parse_bytes(data, name)
    except UnreadableDocument as refusal:
        # The sentence must be fit to show: filled, and whole.
        if not str(refusal).endswith("。"):
            raise
    else:
        holds_its_promises(parsed)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, cut out, doubled; sometimes the end lost."""
    out = bytearray(data)
    for _ in range(chance.randrange(1, 12)):
        place = chance.randrange(len(out))
        choice = chance.randrange(4)
        if choice == 0:
            out[place] = chance.randrange(256)
        elif choice == 1:
            del out[place : place + chance.randrange(1, 60)]
        elif choice == 2:
            out[place:place] = out[place : place + chance.randrange(1, 200)]
        elif chance.random() < 0.2:
            del out[max(place, 100) :]
    return bytes(out)


@pytest.mark.parametrize("name", ["方案.pdf", "方案.docx", "方案.html"])
def test_a_damaged_file_is_read_or_refused(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - the same damage every time
    for _ in range(25):
        survives(damaged(good_files()[name], chance), name)


def repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    """The Word file with the inside of its parts changed, the package itself being whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good_files()["方案.docx"])) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def test_damage_inside_a_word_file_is_read_or_refused() -> None:
    chance = random.Random(7)  # noqa: S311
    for _ in range(25):
        survives(repacked(lambda _, data: damaged(data, chance)), "方案.docx")


TAGS = ("<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:r>", "</w:r>",
        '<w:numPr><w:numId w:val="7"/></w:numPr>', "<w:pPr>", "</w:pPr>", "<w:t>一、</w:t>", "<w:t>（一）甲。</w:t>",
        '<w:gridSpan w:val="-3"/>', '<w:gridSpan w:val="99999"/>', "<w:vMerge/>", "<w:del>", "</w:del>", "<w:br/>",
        "<w:tab/>", "<w:sdt>", "</w:sdt>", '<w:sym w:char="zz"/>', '<w:sym w:char="D800"/>')  # fmt: skip


def balanced(tags: list[str]) -> str:
    """The tags as well-formed XML: closing ones without a partner are dropped, open ones closed."""
    out: list[str] = []
    open_names: list[str] = []
    for tag in tags:
        name = tag.strip("</>").split()[0].split(">")[0]
        if tag.startswith("</"):
            if open_names and open_names[-1] == name:
                out.append(tag)
                open_names.pop()
        else:
            out.append(tag)
            if not tag.endswith("/>") and f"</{name}>" not in tag:
                open_names.append(name)
    return "".join(out) + "".join(f"</{name}>" for name in reversed(open_names))


@settings(max_examples=80)
@given(st.lists(st.sampled_from(TAGS), max_size=60))
def test_any_nesting_of_word_tags_is_read_or_refused(tags: list[str]) -> None:
    survives(docx(balanced(tags)), "方案.docx")


HTML = ("<table>", "<tr>", "<td colspan=3>", "<td rowspan=0>", "<td rowspan=9>", "</td>", "</tr>", "</table>", "<p>",
        "<div class=nav>", "</div>", "<a href=1>栏目</a>", "一、目的", "（一）甲。", "<pre>\n", "</pre>", "<br>",
        "&#0;", "&amp", "<h1>某局活动方案</h1>", "<!--", "-->", "<script>", "</script>", "\ud7ff", "\t")  # fmt: skip


@settings(max_examples=80)
@given(st.lists(st.sampled_from(HTML), max_size=60))
def test_any_page_is_read_or_refused(tags: list[str]) -> None:
    survives(("<html>" + "".join(tags)).encode(), "页面.html")


HOSTILE: dict[str, Callable[[int], bytes]] = {
    "deep page": lambda n: ("<html>" + "<div>" * n + "一、目的").encode(),
    "page of cells": lambda n: ("<html><table>" + "<tr><td rowspan=500 colspan=60>甲<td>乙" * n).encode(),
    "page of links": lambda n: ("<html><ul>" + "<li><a href=1>栏目</a>" * n).encode(),
    "wide Word table": lambda n: docx(table([["甲"] * 60] * (n // 40))),
    "Word paragraphs": lambda n: docx(*(p("甲", level=place % 4) for place in range(n))),
    "nested Word boxes": lambda n: docx("<w:sdt>" * (n // 8) + p("甲") + "</w:sdt>" * (n // 8)),
    "short lines": lambda n: "甲\n".encode() * n,
    "bare numbers": lambda n: "".join(f"{place % 900}\n" for place in range(n)).encode(),
    "broken numbers": lambda n: b"1\n5\n" * n,
    "open brackets": lambda n: ("（" * n + "一、").encode(),
    "headings": lambda n: "一、活动内容\n（一）甲\n1.乙\n".encode() * (n // 4),
    "tabs": lambda n: "序号\t任务\t责任单位\n".encode() * (n // 4),
    "labels": lambda n: "牵头单位：甲、乙；".encode() * (n // 4),
    "quotations": lambda n: "“五个一”：甲、乙，".encode() * (n // 4),
    "radicals": lambda n: "⼀a".encode() * n,
    "blanks": lambda n: " \t\n\u3000".encode() * n,
}


def cost(data: bytes) -> float:
    began = time.process_time()
    survives(data, "方案")
    return time.process_time() - began


@pytest.mark.parametrize("kind", HOSTILE)
def test_four_times_the_hostile_text_costs_not_much_more_than_four_times_the_time(kind: str) -> None:
    make = HOSTILE[kind]
    small = max(min(cost(make(400)) for _ in range(3)), 0.05)  # below that a busy machine's clock says little
    assert min(cost(make(1_600)) for _ in range(2)) < small * 9
