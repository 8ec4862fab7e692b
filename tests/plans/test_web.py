"""Saved web pages give the document on them, without the site round it."""

from mingchuang.plans import parse_bytes
from mingchuang.plans.reading.web import read_html

PAGE = """<!DOCTYPE html><html><head><title>通知公告</title><style>p{}</style></head><body>
<nav>首页 政务公开 办事服务</nav><div>当前位置：首页 &gt; 通知公告</div>
<h1>河口县民政局关于开展“暖心窗口”活动的通知</h1>
<p>发布时间：2018-05-02 09:00:00　来源：办公室</p>
<div><p>各科室、局属各单位：</p>
<p>为提升服务水平，经研究，决定开展“暖心窗口”活动，现将有关事项通知如下：</p>
<p><b>一、活动内容</b></p><p>（一）<span>微笑服务</span>。窗口人员主动问候。</p><p>（二）延时服务。午间不断岗。</p>
<p>二、工作要求</p><p>各单位要高度重视，抓好落实。</p>
<table><tr><td>项目</td><td>分值</td></tr><tr><td>态度</td><td>50</td></tr><tr><td>效率</td><td>50</td></tr></table>
<p style="text-align:right">河口县民政局</p><p style="text-align:right">2018年4月28日</p></div>
<script>var a = "一、指导思想";</script><footer>版权所有 ICP备00000000号</footer></body></html>"""


def test_a_saved_page_gives_the_notice_and_not_the_site() -> None:
    plan = parse_bytes(PAGE.encode("gb18030"), "页面.html").to_json()["plans"][0]
    assert plan["kind"] == "notice_with_plan"
    assert plan["title"] == "河口县民政局关于开展“暖心窗口”活动的通知"
    assert plan["campaign_name"] == "暖心窗口"
    assert plan["addressees"] == ["各科室", "局属各单位"]
    assert plan["issuer"] == "河口县民政局"
    assert plan["issue_date"] == "2018-04-28"
    assert [one["title"] for one in plan["activities"]] == ["微笑服务", "延时服务"]
    assert [row["item"] for row in plan["score_table"]["rows"]] == ["态度", "效率"]
    assert "指导思想" not in plan["text"]
    assert "ICP" not in plan["text"]


def test_the_web_time_stamp_is_not_the_day_of_issue() -> None:
    page = PAGE.replace("2018年4月28日", "")
    assert parse_bytes(page.encode(), "页面.html").to_json()["plans"][0]["issue_date"] is None


def lines_of(page: str) -> list[str]:
    return read_html(page).split("\n")


def test_a_cell_of_several_paragraphs_is_one_cell_and_merged_cells_leave_their_places_empty() -> None:
    page = """<table><tr><td colspan="2"><p>项目</p></td><td>分值</td></tr>
    <tr><td rowspan="2">态度</td><td><p>主动问候</p><p>不推诿</p></td><td>30</td></tr><tr><td>着装</td><td>20</td></tr>
    <tr><td colspan="2">合计</td><td>50</td></tr></table>"""
    assert lines_of(page) == ["项目\t\t分值", "态度\t主动问候 不推诿\t30", "\t着装\t20", "合计\t\t50"]


def test_a_table_that_lays_the_page_out_is_none() -> None:
    page = (
        "<table><tr><td>栏目导航</td><td><p>某局活动方案</p><table><tr><td>一、目的</td></tr></table></td></tr></table>"
    )
    assert lines_of(page) == ["栏目导航", "某局活动方案", "一、目的"]


def test_parts_of_the_site_go_by_their_names_and_by_being_nothing_but_links() -> None:
    links = "".join(f'<li><a href="/{n}">栏目{n}</a></li>' for n in range(6))
    page = f"""<body><div class="top nav">首页 信息公开</div><ul>{links}</ul><h1>某局活动方案</h1>
    <div id="content"><p>一、目的</p><p>提升服务。</p><p>附件：<a href="1">甲</a><a href="2">乙</a><a href="3">丙</a>
    <a href="4">丁</a></p></div><div class="footer-copy copyright">某局主办</div>
    <p style="display: none">暗语</p></body>"""
    assert lines_of(page) == ["某局活动方案", "一、目的", "提升服务。", "附件：甲乙丙 丁"]


def test_lines_of_preformatted_text_stay() -> None:
    assert lines_of("<pre>某局活动方案\n一、目的\n提升服务。</pre>") == ["某局活动方案", "一、目的", "提升服务。"]


def test_a_deep_page_and_a_broken_one_are_read_all_the_same() -> None:
    assert lines_of("<div>" * 3000 + "一、目的")[-1:] in (["一、目的"], [""])
    assert lines_of("<p>一、目的<td>甲</tr></table><b>乙")[0].startswith("一、目的")
