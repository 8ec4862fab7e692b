"""A file that holds several documents gives them one by one, in its order."""

from mingchuang.plans import parse_text
from mingchuang.plans.splitting import split_documents

PLAN = (
    "{name}活动方案\n为提升服务水平，制定本方案。\n"
    "一、活动目标\n群众满意。\n二、活动内容\n（一）甲。乙。\n三、要求\n要重视。\n"
)


def test_documents_under_numbered_labels_are_parted() -> None:
    text = "".join(
        f"第{number}篇：{name}的方案\n" + PLAN.format(name=name)
        for number, name in zip("一二三", "甲乙丙", strict=True)
    )
    assert len(split_documents(text)) == 3


def test_documents_under_bracketed_labels_are_parted_and_named_by_them() -> None:
    text = (
        "【某局服务活动方案1】\n为服务群众，制定方案如下：\n一、内容\n（一）甲。乙。\n"
        "【某局服务活动方案2】\n根据要求，制定方案。\n一、内容\n丙。"
    )
    titles = [one.draft.title.value for one in parse_text(text).plans if one.draft.title]
    assert titles == ["某局服务活动方案", "某局服务活动方案"]


def test_documents_set_one_after_the_other_are_parted_by_their_titles() -> None:
    text = PLAN.format(name="某县民政局“暖心”") + "某县民政局\n2018年5月3日\n" + PLAN.format(name="某县司法局“便民”")
    names = [one.draft.campaign_name.value for one in parse_text(text).plans if one.draft.campaign_name]
    assert names == ["暖心", "便民"]


def test_a_notice_and_the_plan_it_carries_are_one_document() -> None:
    text = "某局关于印发《“暖心”活动方案》的通知\n各科室：\n现将方案印发给你们。\n某局\n2018年5月3日\n" + PLAN.format(
        name="“暖心”"
    )
    assert len(parse_text(text).plans) == 1


def test_the_same_document_twice_is_told() -> None:
    text = (
        "第一篇：甲\n"
        + PLAN.format(name="某局“暖心”")
        + "第二篇：乙\n"
        + PLAN.format(name="某局“暖心”").replace("乙。", "乙。\n—1—")
    )
    assert [one.same_as for one in parse_text(text).plans] == [None, 0]


def test_parts_end_to_end_are_the_text() -> None:
    text = "前言\n第一篇：甲\n" + PLAN.format(name="甲") + "\n\n第二篇：乙\n" + PLAN.format(name="乙")
    assert "".join(text[part.start : part.end] for part in split_documents(text)) == text
