"""`mingchuang plan parse`: the result on standard output and nothing else, faults on standard error with exit 2."""

import io
import json
import sys
from pathlib import Path

import pytest

from mingchuang.config.cli import main
from mingchuang.plans import parse_bytes
from tests.plans.word_files import docx, p

PLAN = "清源县民政局“暖心窗口”活动方案\n一、活动内容\n（一）微笑服务。主动问候。\n（二）延时服务。午间不断岗。\n"
SEEDLIKE = f"第一篇：甲\n{PLAN}\n第二篇：乙\n{PLAN}"
KEYS = {"repairs", "flags", "sections", "origins", "source_map", "text"}


def printed(capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> tuple[int, bytes, str]:
    code = main(["plan", "parse", *words])
    out, err = capsysbinary.readouterr()
    return code, out, err.decode()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "方案.txt"
    file.write_bytes(PLAN.encode("gb18030"))
    return file


def test_the_result_is_one_json_object_and_nothing_else(plan: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = printed(capsysbinary, str(plan), "--json")

    result = json.loads(out)
    assert (code, err) == (0, "")
    assert list(result) == ["source", "plans"]
    assert result["source"] == {
        "file": "方案.txt", "encoding": "gb18030", "script": "Hans", "repairs": [], "flags": []
    }  # fmt: skip
    assert set(result["plans"][0]) >= KEYS


def test_every_value_has_its_place_and_its_confidence(plan: Path) -> None:
    found = parse_bytes(plan.read_bytes(), plan.name).to_json()["plans"][0]
    title = found["origins"]["/title"]
    assert found["text"][slice(*title["at"])] == found["title"]
    assert 0 < title["confidence"] <= 1
    assert found["source_map"][0] == [0, 0, 1]


def test_a_document_that_comes_twice_is_told_to_be_the_same(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "两篇.txt"
    file.write_text(SEEDLIKE, "utf-8")
    assert [one.get("same_as") for one in json.loads(printed(capsysbinary, str(file), "--json")[1])["plans"]] == [
        None,
        0,
    ]
    assert "同第 1 篇" in printed(capsysbinary, str(file))[1].decode()


def test_pasted_text_is_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
    code, out, _ = printed(capsysbinary, "-", "--json")
    assert code == 0
    assert json.loads(out)["plans"][0]["campaign_name"] == "暖心窗口"


def test_several_files_give_a_line_each_and_one_bad_file_is_told(
    plan: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    word = tmp_path / "方案.docx"
    word.write_bytes(docx(*map(p, PLAN.split("\n"))))
    empty = tmp_path / "空.txt"
    empty.touch()
    code, out, err = printed(capsysbinary, "--json", str(plan), str(empty), str(word))
    assert code == 2
    assert [json.loads(line)["source"]["encoding"] for line in out.splitlines()] == ["gb18030", "docx"]
    assert "空.txt" in err


@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["for people", "for programs"])
@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "空的", id="empty"),
        pytest.param(b"%PDF-1.7", "损坏", id="broken PDF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为", id="old Word"),
        pytest.param(b"a" * (21 * 1024 * 1024), "20 MB", id="too large"),
        pytest.param(None, "找不到文件", id="missing"),
    ],
)
def test_a_bad_file_says_so_on_standard_error_and_nothing_else(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], data: bytes | None, words: str, as_json: list[str]
) -> None:
    file = tmp_path / "方案.txt"
    if data is not None:
        file.write_bytes(data)
    code, out, err = printed(capsysbinary, str(file), *as_json)
    assert (code, out) == (2, b"")
    assert words in err


def test_a_terminal_in_english_is_answered_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (tmp_path / "空.txt").touch()
    code, _, err = printed(capsysbinary, str(tmp_path / "空.txt"))
    assert (code, err.strip()) == (2, "The file is empty; there is nothing to import.")
