"""Saved web pages give the document on them, without the site round it."""

from mingchuang.plans import parse_bytes

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
