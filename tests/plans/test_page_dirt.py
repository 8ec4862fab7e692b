"""What pages and viewers do to the head of a document and to its lines, one small text for each."""

import pytest

from mingchuang.plans.cleaning.breaks import line_break_edits
from mingchuang.plans.cleaning.wrapped_blanks import wrapped_blank_edits
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.rules.lists import split_list
from mingchuang.plans.rules.units import units_of
from mingchuang.plans.splitting import split_documents
from tests.plans.reading_aids import draft, manuscript, parts, said

BODY = "\n一、活动内容\n（一）站立服务。窗口人员站立迎送。\n（二）限时办结。三日内答复。\n"

HEADS = [
    ("青岭县政务网 今天是\n精神文明\n文明培育\n关于开展“笑迎客”活动的实施方案", "关于开展“笑迎客”活动的实施方案"),
    ("窗口服务计划\n青岭县林业局2021年窗口服务工作计划", "青岭县林业局2021年窗口服务工作计划"),
    (
        "青岭新城欢迎投稿来信\n青岭县文明委员会\n关于开展“笑迎客”活动的通知",
        "青岭县文明委员会关于开展“笑迎客”活动的通知",
    ),
    ("服务知识竞赛方案\n- 格式:doc\n- 文档页数:3\n服务岗位竞赛方案", "服务岗位竞赛方案"),
    ("《青岭县林业局印发〈笑迎客活动方案〉的通知》", "《青岭县林业局印发〈笑迎客活动方案〉的通知》"),
    ("笑迎客活动方案_第1页\n笑迎客活动方案_第2页\n文档简介\n笑迎客活动方案", "笑迎客活动方案"),
    ("青岭县林业局\n关于开展“笑迎客”活动的\n实施方案", "青岭县林业局关于开展“笑迎客”活动的实施方案"),
    ("笑迎客活动方案青岭县林业局关于开展笑迎客活动的方案各股室：", "青岭县林业局关于开展笑迎客活动的方案"),
    ("下载网址:www.example.cn 笑迎客活动方案 笑迎客活动方案 为方便群众，制定本方案。", "笑迎客活动方案"),
]


@pytest.mark.parametrize(("head", "title"), HEADS)
def test_the_title_is_the_documents_own_and_nothing_the_page_shows_above_it(head: str, title: str) -> None:
    found = draft(head + BODY).title
    assert found is not None
    assert found.value == title


def test_a_notice_above_the_title_of_its_plan_keeps_its_own() -> None:
    found = draft("关于开展“笑迎客”活动的通知\n“笑迎客”活动实施方案" + BODY)
    assert found.title
    assert found.title.value == "关于开展“笑迎客”活动的通知"
    assert found.plan_title
    assert found.plan_title.value == "“笑迎客”活动实施方案"


def test_a_plan_that_is_sent_without_a_title_of_the_notice_is_a_notice_with_plan() -> None:
    text = "笑迎客活动方案\n各股室：\n现将方案印发给你们，请认真执行。\n" + BODY
    assert draft(text).kind == "notice_with_plan"


@pytest.mark.parametrize("line", ["青岭发〔2020〕3", "青岭发〔2020〕3号"])
def test_a_number_on_a_line_of_its_own_may_have_lost_its_last_character(line: str) -> None:
    found = draft(f"{line}\n各股室：\n为方便群众，制定本方案。{BODY}")
    assert found.doc_number
    assert found.doc_number.value == line
    assert said(found.addressees) == ["各股室"]


def test_a_bullet_in_front_of_a_number_is_the_pages() -> None:
    number = number_at("  • （二）服务", 0)
    assert number
    assert (number.style, number.value) == ("han_paren", 2)
    bullet = number_at("• 服务", 0)
    assert bullet
    assert bullet.style == "bullet"


def test_a_number_alone_on_a_line_is_joined_with_its_heading() -> None:
    text = "三、\n\n时间安排：\n10月1日开始，10月31日结束。\n"
    [edit] = line_break_edits(text)
    assert text[: edit.start] + text[edit.end :] == "三、时间安排：\n10月1日开始，10月31日结束。\n"


def test_a_day_below_a_long_title_is_no_part_of_it() -> None:
    assert line_break_edits("关于在全县开展“展形象，树新风”窗口服务活动的实施方案\n2010年9月3日\n") == []


def test_blanks_at_the_width_of_the_page_are_taken_out_and_shorter_ones_end_a_paragraph() -> None:
    rows = [
        "工作人员应当主动询问来意并且引导到窗",
        "口办理业务，材料不齐的一次告知需要补",
        "充的内容，能够当场办结的当场办结。",
    ]
    text = " ".join(
        ["第一阶段：动员", *rows, "第二阶段：推进", *rows, "第三阶段：总结", *rows, "第四阶段：巩固", *rows]
    )
    edits = {edit.start: edit.replacement for edit in wrapped_blank_edits(text)}
    joined = "".join(edits.get(place, char) for place, char in enumerate(text))
    assert "到窗口办理业务" in joined
    assert "\n第二阶段：推进\n工作人员" in joined


def test_blanks_at_no_width_are_left_alone() -> None:
    assert wrapped_blank_edits("办公室 牵头 组织 各科室 " * 30) == []


def test_one_label_of_a_collection_is_no_part_of_the_document() -> None:
    text = "服务月方案范文\n篇一：\n笑迎客活动方案\n各股室：\n为方便群众，制定本方案。"
    [part] = split_documents(text)
    assert part.label is not None
    assert text[slice(*part.label)] == "篇一："


def test_cells_that_lost_their_table_name_the_units_below_each_task() -> None:
    text = "工作重点\n承办\n单位\n（一）设置服务台。\n轮值引导。\n业务课\n行政课\n"
    start = text.index("（一）")
    assert said(units_of(manuscript(text), start, len(text)).roles["responsible"]) == ["业务课", "行政课"]
    assert units_of(manuscript(text[start:]), 0, len(text) - start).roles == {}


@pytest.mark.parametrize("bracket", ["（责任单位：甲科、乙科，6月底完成）", "（甲科负责，乙科配合，6月底前完成）"])
def test_a_deadline_among_units_is_no_unit(bracket: str) -> None:
    text = f"公开办事指南。{bracket}"
    found = units_of(manuscript(text), 0, len(text))
    assert "乙科" in {one.value for row in found.roles.values() for one in row}
    assert not any("6月" in one.value for row in found.roles.values() for one in row)
    assert found.until is not None
    assert text[slice(*found.until)].startswith("6月底")


def test_a_second_kind_of_unit_shares_the_people_of_the_first() -> None:
    text = "本所各课、室全体同仁"
    assert said(split_list(manuscript(text), 0, len(text))) == [text]


def test_stages_at_the_top_of_a_document_are_its_phases() -> None:
    found = draft("笑迎客活动方案\n第一阶段：动员部署\n召开大会。\n第二阶段：集中整改\n1.自查。\n2.互查。\n")
    assert [one.name.value for one in found.phases or () if one.name] == ["动员部署", "集中整改"]


def test_items_that_name_who_does_them_are_the_tasks_whatever_their_level() -> None:
    text = (
        "笑迎客活动方案\n一、主要任务\n（一）优化环境\n1.更换座椅。（甲科负责）\n2.增设指引。（乙科负责）\n"
        "（二）优化流程\n1.合并窗口。（丙科负责）\n"
    )
    assert [one.title.value for one in draft(text).activities or () if one.title] == [
        "更换座椅",
        "增设指引",
        "合并窗口",
    ]


def test_a_period_that_lost_its_digits_is_no_part_of_a_name() -> None:
    text = "笑迎客活动方案\n一、实施步骤\n（一）动员阶段（ 月  日— 月  日）\n召开大会。\n（二）总结阶段\n通报表扬。\n"
    assert [one.name.value for one in draft(text).phases or () if one.name] == ["动员阶段", "总结阶段"]


def test_a_bare_heading_above_items_holds_them() -> None:
    text = "活动目标\n1.增进了解\n2.传递关爱\n活动时间\n6月1日\n一、主持人致辞\n二、现场服务\n"
    found = parts("笑迎客活动方案\n" + text).outline
    goals = next(place for place in range(len(found.sections)) if found.heading(place) == "活动目标")
    assert [found.heading(child) for child in found.children(goals)] == ["增进了解", "传递关爱"]


CAMPAIGNS = [
    ("县政府确定2022年为“便民提速年”，特制定本方案。", "便民提速年"),
    ("根据市里关于组织开展“千家万户行”活动的要求，决定在全县开展“敲门送暖”活动。现制定如下方案：", "敲门送暖"),
    ("为深化“放管服”改革，决定开展“敲门送暖”活动，制定本方案。", "敲门送暖"),
    ("为办好街道“邻里集市”，制定本方案。", "邻里集市"),
]


@pytest.mark.parametrize(("opening", "name"), CAMPAIGNS)
def test_the_campaign_is_the_writers_own_and_not_a_slogan_or_somebody_elses(opening: str, name: str) -> None:
    found = draft(f"方便群众工作方案\n{opening}{BODY}").campaign_name
    assert found is not None
    assert found.value == name


def test_posts_that_follow_each_other_without_blanks_are_told_apart() -> None:
    text = (
        "笑迎客活动方案\n一、组织领导\n成立“笑迎客”活动领导小组。组 长:王 敏副组长:李国强成员:赵红、孙 丽、周大勇"
        "领导小组下设办公室。\n二、活动内容\n（一）站立服务。\n"
    )
    group = draft(text).leading_group
    assert group is not None
    assert said(group.head) + said(group.deputies) == ["王敏", "李国强"]
    assert said(group.members) == ["赵红", "孙丽", "周大勇"]


def test_periods_told_in_a_list_below_the_time_are_the_phases() -> None:
    text = (
        "笑迎客活动方案\n一、活动时间\n- 报名：2023年3月1日至3月10日\n- 投票：2023年3月11日至3月20日\n"
        "二、活动流程\n- 推荐环节：各股室推荐。\n- 初选阶段：评审组初选。\n"
    )
    found = [(one.name.value, one.start.value) for one in draft(text).phases or () if one.name and one.start]
    assert found == [("报名", "2023-03-01"), ("投票", "2023-03-11")]


def test_a_section_about_the_theme_may_go_on_about_it() -> None:
    found = draft(
        "笑迎客活动方案\n一、活动主题\n本次活动的主题为“微笑相迎”，旨在树立新风。\n二、活动内容\n站立服务。\n"
    ).theme
    assert found is not None
    assert found.value == "微笑相迎"


def test_a_section_about_who_takes_part_may_say_its_heading_again() -> None:
    text = "笑迎客活动方案\n一、参赛单位\n此次竞赛活动的参赛单位为各股室、各林场。\n二、活动内容\n站立服务。\n"
    assert said(draft(text).scope) == ["各股室", "各林场"]


def test_a_section_for_the_name_names_the_campaign_and_is_no_task() -> None:
    found = draft("林场开放日方案\n一、活动名称\n走进林场\n二、活动内容\n（一）参观苗圃\n（二）认养树木\n")
    assert found.campaign_name is not None
    assert found.campaign_name.value == "走进林场"
    assert [one.title.value for one in found.activities or () if one.title] == ["参观苗圃", "认养树木"]


def test_levels_of_government_share_the_word_behind_the_last() -> None:
    text = "省、市有关单位，各镇、街道"
    assert said(split_list(manuscript(text), 0, len(text))) == ["省、市有关单位", "各镇、街道"]
