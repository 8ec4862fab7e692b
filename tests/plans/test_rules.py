"""Each field rule on the smallest text that needs it."""

import pytest

from mingchuang.plans import parse_text
from mingchuang.plans.rules.leading_group import leading_group_of
from mingchuang.plans.rules.lists import split_list
from mingchuang.plans.rules.norms import norm_sets
from mingchuang.plans.rules.people import people_in
from mingchuang.plans.rules.units import units_of
from tests.plans.reading_aids import draft, manuscript, said


@pytest.mark.parametrize(
    ("text", "name", "items"),
    [
        ("做到“五个一”：对客一张笑脸、一把椅子、一杯热水、一颗诚心、一声再见。", "五个一", 5),
        ("教育大家算好政治、经济、名誉、家庭“四本账”，", "四本账", 4),
        ("推行“三优”服务，即态度优，热心耐心；技能优，业务精湛；环境优，整洁舒适。", "三优", 3),
        ("做好三个结合：与党建相结合，与业务相结合，与创建相结合，增强实效。", "三个结合", 3),
        ("落实“三公开”（公开标准、公开流程、公开时限）。", "三公开", 3),
        ("围绕三个标准来进行：一是优化服务。要热情。二是提高效能。要快捷。三是群众满意。要公道。", "三个标准", 3),
    ],
)
def test_a_named_set_is_found_with_its_items(text: str, name: str, items: int) -> None:
    found = norm_sets(manuscript(text), 0, len(text))
    assert [one.name.value for one in found] == [name]
    assert len(found[0].items or ()) == items


def test_the_first_item_of_a_set_begins_where_the_others_begin() -> None:
    text = "“三个一”：对客一张笑脸、一把椅子、一杯热水。"
    assert said(norm_sets(manuscript(text), 0, len(text))[0].items) == ["一张笑脸", "一把椅子", "一杯热水"]


@pytest.mark.parametrize(
    "text", ["坚决反对“四风”。", "深化“放管服”改革", "“五个好”：说好话、办好事。", "以“四提升一满意”为目标。"]
)
def test_a_set_that_is_only_named_or_does_not_add_up_is_not_filled(text: str) -> None:
    assert norm_sets(manuscript(text), 0, len(text)) == ()


@pytest.mark.parametrize(
    ("text", "role", "units"),
    [
        ("牵头单位：办公室、人事科", "lead", ["办公室", "人事科"]),
        ("做好服务。（责任单位：各科（室、局）、局属各单位）", "responsible", ["各科（室、局）", "局属各单位"]),
        ("（牵头单位：办公室；配合单位：财务科，人事科）", "supporting", ["财务科", "人事科"]),
        ("主辦單位：行政課\n協辦單位：登記課", "supporting", ["登記課"]),
        ("由营销部牵头，各供电所配合。", "lead", ["营销部"]),
        ("抓好落实（办公室牵头，各科室配合）。", "supporting", ["各科室"]),
        ("增设设施。（行政组）", "responsible", ["行政组"]),
        ("责任领导：张三", "leaders", ["张三"]),
        ("责任部门：营销部  信息部", "responsible", ["营销部", "信息部"]),
    ],
)
def test_units_are_found_by_their_role(text: str, role: str, units: list[str]) -> None:
    assert said(units_of(manuscript(text), 0, len(text)).roles.get(role)) == units


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("局长赵立人、副局长沈木青", ["赵立人", "沈木青"]),
        ("林  涛", ["林涛"]),
        ("白  桦  高  原", ["白桦", "高原"]),
        ("各部门、单位主要负责人", ["各部门、单位主要负责人"]),
        ("张三  县委副书记、县长", ["张三"]),
        ("办公室主任、人事科科长", ["办公室主任", "人事科科长"]),
        ("何小平、龙海鹰、奉伍元同志", ["何小平", "龙海鹰", "奉伍元"]),
    ],
)
def test_people_are_names_or_posts(text: str, people: list[str]) -> None:
    assert said(people_in(manuscript(text), (0, len(text)))) == people


def test_a_leading_group_in_prose_is_taken_apart() -> None:
    text = (
        "成立由主要领导为组长，班子其他成员为副组长，各科室负责人为成员的服务年活动领导小组，"
        "下设办公室，办公室设在人事科，周明同志兼任办公室主任。"
    )
    group = leading_group_of(manuscript(text), [(0, len(text))])
    assert group is not None
    assert group.name is not None
    assert group.name.value == "服务年活动领导小组"
    assert (said(group.head), said(group.deputies), said(group.members)) == (
        ["主要领导"], ["班子其他成员"], ["各科室负责人"]
    )  # fmt: skip
    assert group.office_at is not None
    assert group.office_at.value == "人事科"
    assert said(group.office_director) == ["周明"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("各部门、单位：", ["各部门", "单位"]),
        ("各乡、镇人民政府，县政府各部门：", ["各乡、镇人民政府", "县政府各部门"]),
        ("机关各科（室、局）、局属各单位", ["机关各科（室、局）", "局属各单位"]),
        ("各科、室", ["各科、室"]),
    ],
)
def test_a_list_is_split_outside_brackets_and_shared_words(text: str, members: list[str]) -> None:
    assert said(split_list(manuscript(text), 0, len(text))) == members


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某局优质服务活动实施方案", "plan"),
        ("某局关于印发优质服务活动实施方案的通知", "notice_with_plan"),
        ("某局关于优质服务的实施意见", "opinion"),
        ("某局窗口服务考核办法（试行）", "rules"),
        ("关于印发《窗口服务考核办法》的通知", "rules"),
        ("文明服务倡议书", "call"),
        ("某局2020年窗口服务工作总结", "work_report"),
        ("窗口服务推进会议精神", "meeting_summary"),
        ("在动员大会上的讲话", "speech"),
        ("關於放假的通知", "other"),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: str) -> None:
    assert draft(f"{title}\n为提高服务水平，现将有关内容写明。\n一、有关说明\n请知悉。").kind == kind


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于开展“暖心窗口”主题实践活动的通知", "暖心窗口"),
        ("清溪局关于印发优质服务年活动实施方案的通知", "优质服务年活动"),
        ("2019年度机关效能提升行动工作方案", "机关效能提升行动"),
        ("关于进一步深化全镇窗口单位创先争优活动实施方案", "窗口单位创先争优活动"),
    ],
)
def test_the_campaign_has_its_name_from_the_title(title: str, name: str) -> None:
    found = draft(f"{title}\n一、活动内容\n（一）甲乙。丙丁。").campaign_name
    assert found is not None
    assert found.value == name


def test_a_document_number_inside_a_sentence_is_not_the_documents_own() -> None:
    plan = draft("某局服务活动方案\n根据《通知》（清发〔2019〕8号）要求，制定本方案。\n一、活动内容\n（一）甲。乙。")
    assert plan.doc_number is None
    assert said(plan.basis) == ["《通知》（清发〔2019〕8号）要求"]


def test_the_full_name_behind_our_bureau_is_the_issuer() -> None:
    plan = draft(
        "为提高服务，结合我局实际，制定本方案。\n一、参与范围\n清溪县民政局机关各科室、局属各单位。\n二、活动内容\n（一）甲。乙。"
    )
    assert plan.issuer is not None
    assert plan.issuer.value == "清溪县民政局"


def test_a_hijacked_mirror_is_not_the_issuer_and_is_flagged() -> None:
    document = parse_text("新葡京娱乐城关于开展“微笑”活动的通知\n各单位：\n一、活动内容\n（一）甲。乙。").plans[0]
    assert document.draft.issuer is None
    assert "spam" in [flag.kind for flag in document.flags]


def test_phases_that_overlap_run_backwards_or_leave_a_gap_are_flagged() -> None:
    text = (
        "某局活动方案\n一、实施步骤\n第一阶段：动员（3月1日至3月31日）。甲。\n第二阶段：实施（3月20日至5月1日）。乙。\n"
        "第三阶段：总结（8月1日至7月1日）。丙。"
    )
    kinds = [flag.kind for flag in parse_text(text).plans[0].flags]
    assert kinds.count("phase_overlap") == 1
    assert kinds.count("phase_reversed") == 1
    assert kinds.count("phase_gap") == 1
