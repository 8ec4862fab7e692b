"""Word files give the text a reader sees, numbers and tables included."""

from mingchuang.plans import parse_bytes
from tests.plans.word_files import deleted, docx, inserted, p, table, text_box


def text_of(*blocks: str) -> str:
    return parse_bytes(docx(*blocks), "方案.docx").plans[0].text


def test_automatic_numbers_are_written_out_and_begin_anew_under_the_next_heading() -> None:
    text = text_of(
        p("总体要求", level=0),
        p("甲", level=1),
        p("乙", level=1),
        p("丙", level=2),
        p("措施", level=0),
        p("丁", level=1),
    )
    assert text.split("\n") == ["一、总体要求", "（一）甲", "（二）乙", "1.丙", "二、措施", "（一）丁"]


def test_a_number_that_a_style_carries_is_written_out() -> None:
    assert text_of(p("目的", style="1"), p("范围", style="1")) == "一、目的\n二、范围"


def test_circled_numbers_are_written_out() -> None:
    assert text_of(p("甲", level=3), p("乙", level=3)) == "①甲\n②乙"


def test_tracked_insertions_are_accepted_and_deletions_dropped() -> None:
    assert text_of(p("窗口", inner=deleted("不") + inserted("服务"))) == "窗口服务"


def test_a_text_box_follows_the_paragraph_it_is_anchored_in() -> None:
    assert text_of(p("正文", inner=text_box("框内")), p("下文")) == "正文\n框内\n下文"


def test_table_rows_become_lines_with_tabs() -> None:
    assert text_of(table([["项目", "分值"], ["服务态度", "30"]])) == "项目\t分值\n服务态度\t30"


def test_a_word_file_named_txt_is_noticed_by_its_content() -> None:
    parsed = parse_bytes(docx(p("某局优质服务活动实施方案"), p("一、活动内容"), p("开展评比。")), "方案.txt")
    assert parsed.source.encoding == "docx"
    assert parsed.plans[0].draft.kind == "plan"


def test_a_whole_plan_from_word_with_a_score_table() -> None:
    parsed = parse_bytes(
        docx(
            p("北苑区图书馆“书香窗口”服务竞赛方案"),
            p("为提高窗口服务水平，决定开展“书香窗口”服务竞赛，制定本方案。"),
            p("竞赛内容", level=0),
            p("借阅服务。做到随到随办。", level=1),
            p("咨询服务。做到有问必答。", level=1),
            p("评分办法", level=0),
            p("由馆办公室按下表打分，总分100分。"),
            table(
                [
                    ["序号", "考核项目", "考核标准", "分值", "扣分标准"],
                    ["1", "借阅服务", "无差错", "60", "差错一次扣2分"],
                    ["2", "咨询服务", "首问负责", "30", "推诿一次扣5分"],
                ]
            ),
        ),
        "竞赛方案.docx",
    )
    draft = parsed.plans[0].draft
    assert draft.campaign_name is not None
    assert draft.campaign_name.value == "书香窗口"
    assert [one.title.value for one in draft.activities or () if one.title] == ["借阅服务", "咨询服务"]
    assert draft.score_table is not None
    assert [row.points.value for row in draft.score_table.rows if row.points] == ["60", "30"]
    assert [flag.kind for flag in parsed.plans[0].flags] == ["score_sum"]
