"""PDF files with text give the same plan as the text they were printed from, without the furniture of their pages."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from mingchuang.plans import UnreadableDocument, parse_bytes
from mingchuang.plans.reading.pdf import reader
from tests.plans.comparing import compare, wrong
from tests.plans.pdf_files import Paper, locked_pdf, set_pages, set_pdf

DOCUMENTS = Path(__file__).parent / "documents"
PLANS = (
    "bank_opinion", "bus_group_contest", "clinic_tw", "company_planner", "court_demands", "finance_flat_table",
    "health_grassroots", "health_three_good", "land_office", "office_bullets", "party_three_by_three",
    "police_circled", "power_company_chapters", "school_task_table", "tax_office", "town_discipline",
)  # fmt: skip
NOT_FIELDS = frozenset({"text", "origins", "sections", "repairs", "flags", "source_map"})
PAPERS = {
    "with a running head": Paper(header="机关作风建设材料汇编"),
    "with a watermark": Paper(watermark="内部资料", footer="第 # 页"),
    "in small print": Paper(size=12, footer="#", header="机关作风建设材料汇编"),
}
PARAGRAPH = "为进一步提升窗口服务水平，切实解决群众办事难的问题，局党组研究决定，在全局开展“暖心窗口”服务提升活动。"


def item(number: str) -> str:
    said = f"各科室要对照清单逐条整改，第{number}季度至少走访{number}个村（社区），把{number}类难题解决在窗口。"
    return f"（{number}）第{number}项。{said}{PARAGRAPH}每{number}周通报一次进度，连续{number}次落后的作出说明。"


PLAN = f"清源县民政局“暖心窗口”活动方案\n{PARAGRAPH}\n一、活动内容\n" + "\n".join(map(item, "一二三四五六七八九十"))


def fields(plan: dict[str, Any]) -> dict[str, Any]:
    return {key: plan[key] for key in plan if key not in NOT_FIELDS}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", PLANS)
def test_a_printed_plan_is_the_plan_of_the_text(name: str, paper: str) -> None:
    source = (DOCUMENTS / f"{name}.txt").read_bytes()
    wanted = parse_bytes(source, "方案.txt").to_json()["plans"]
    found = parse_bytes(set_pdf(source.decode(), PAPERS[paper]), "方案.pdf").to_json()["plans"]
    assert len(found) == len(wanted)
    assert [
        fault for one, other in zip(wanted, found, strict=True) for fault in wrong(compare(fields(one), other))
    ] == []


def test_pages_leave_no_trace_in_the_text_and_every_repair_is_told() -> None:
    parsed = parse_bytes(set_pdf(PLAN, Paper(header="清源县材料", watermark="内部资料")), "方案.pdf")
    document = parsed.plans[0]
    assert document.text.split("\n") == PLAN.split("\n")
    assert {one.kind for one in document.repairs} == {"page_number", "running_head", "watermark", "line_break"}
    assert parsed.source.encoding == "pdf"


def test_every_character_leads_back_to_its_place_on_the_page() -> None:
    parsed = parse_bytes(set_pdf(PLAN, Paper(header="清源县材料")), "方案.pdf")
    document = parsed.plans[0]
    for place, char in enumerate(document.text):
        if char != "\n":
            assert parsed.raw_text[document.source_map.raw_offset(place)] == char


def test_two_columns_are_read_one_after_the_other() -> None:
    parsed = parse_bytes(set_pdf(PLAN, Paper(columns=2, size=10.5)), "方案.pdf")
    assert parsed.plans[0].text.split("\n") == PLAN.split("\n")


def test_the_cells_of_a_ruled_table_are_rows_and_merged_cells_are_told_once() -> None:
    source = """
    #set text(font: "Noto Sans SC")
    某局窗口服务评分表

    #table(columns: (1fr, 2fr, 1fr), [项目], [标准], [分值],
      table.cell(rowspan: 2)[服务态度], [主动问候，使用文明用语，不得让群众多次跑腿，一次告知所需的全部材料], [30],
      [着装整齐], [20], table.cell(colspan: 2)[合计], [50])
    """
    text = parse_bytes(set_pages(source), "评分表.pdf").plans[0].text.split("\n")
    assert text == [
        "某局窗口服务评分表",
        "项目\t标准\t分值",
        "服务态度\t主动问候，使用文明用语，不得让群众多次跑腿，一次告知所需的全部材料\t30",
        "\t着装整齐\t20",
        "合计\t\t50",
    ]


def test_a_page_set_on_its_side_is_read_the_right_way_up() -> None:
    source = f"""
    #set page(margin: 2cm)
    #set text(font: "Noto Sans SC")
    #rotate(-90deg, reflow: true, box(width: 20cm)[清源县民政局活动方案\\ {PARAGRAPH}])
    """
    text = parse_bytes(set_pages(source), "方案.pdf").plans[0].text
    assert text.split("\n") == ["清源县民政局活动方案", PARAGRAPH]


def test_radicals_that_look_like_characters_become_these_characters() -> None:
    parsed = parse_bytes("清源县⺠政局⼯作⽅案\n一、⼯作⽬标\n⽅便群众办事。".encode(), "方案.txt")
    assert parsed.plans[0].text == "清源县民政局工作方案\n一、工作目标\n方便群众办事。"
    assert [(one.kind, one.count) for one in parsed.plans[0].repairs] == [("look_alike", 6)]


def scan() -> str:
    out = io.BytesIO()
    Image.new("RGB", (20, 30), "white").save(out, "PNG")
    return f"#image(bytes(({','.join(map(str, out.getvalue()))})), width: 100%)"


def test_a_page_that_is_a_picture_among_others_is_flagged() -> None:
    source = f'#set text(font: "Noto Sans SC")\n{PARAGRAPH * 2}\n#pagebreak()\n{scan()}'
    flags = parse_bytes(set_pages(source), "方案.pdf").source.flags
    assert [flag.kind for flag in flags] == ["pages_without_text"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(set_pages(scan()), "扫描件", id="it is a scan"),
        pytest.param(set_pages("#pagebreak()"), "没有文字", id="it is blank"),
        pytest.param(locked_pdf(), "密码", id="it is locked"),
        pytest.param(b"%PDF-1.7\n1 0 obj\n<<>>", "已损坏", id="it is broken"),
        pytest.param(set_pdf(PLAN)[:300], "已损坏", id="it is cut off"),
        pytest.param(set_pages("a\n" + "#pagebreak()\n" * reader.MOST_PAGES + "b"), "301 页", id="it is a book"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        parse_bytes(data, "方案.pdf")
    assert words in str(refusal.value)
    assert "请" in str(refusal.value)


def test_too_many_characters_are_refused_while_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_CHARACTERS", 200)
    with pytest.raises(UnreadableDocument, match="过多"):
        parse_bytes(set_pdf(PLAN), "方案.pdf")
