"""The ways official writing says a thing: sets of norms, units, leading groups, dates, one small text for each."""

import pytest

from mingchuang.plans import parse_text
from mingchuang.plans.dates import read_range
from mingchuang.plans.fold import fold
from mingchuang.plans.rules.leading_group import leading_group_of
from mingchuang.plans.rules.norms import norm_sets
from mingchuang.plans.rules.units import units_of
from tests.plans.reading_aids import manuscript, said

SETS = [
    (
        "推行“四个一”规范：“四个一”：一张笑脸、一声问候、一杯热水、一次办好。",
        "四个一",
        "一张笑脸|一声问候|一杯热水|一次办好",
    ),
    ("推行“6S”管理：整理、整顿、清扫、清洁、素养、安全", "6S", "整理|整顿|清扫|清洁|素养|安全"),
    ("坚持“三个做到”：（1）做到微笑；（2）做到规范；（3）做到办结。", "三个做到", "做到微笑|做到规范|做到办结"),
    ("开展“三亮”：一亮身份；二亮标准；三亮承诺。", "三亮", "亮身份|亮标准|亮承诺"),
    ("突出“两抓两促”：抓学习、促提升；抓管理、促规范。", "两抓两促", "抓学习、促提升|抓管理、促规范"),
    ("推行“三问三好”：问早、问好、问安；说好话、做好事、存好心。", "三问三好", "问早|问好|问安|说好话|做好事|存好心"),
    ("实现“三个提高”的目标：即意识提高、效率提高、满意度提高。", "三个提高", "意识提高|效率提高|满意度提高"),
    ("遵守“三不准”:1.不准迟到;2.不准串岗;3.不准推诿。", "三不准", "不准迟到|不准串岗|不准推诿"),
    ("推行“三优”服务，包括环境优、态度优、效率优。", "三优", "环境优|态度优|效率优"),
    ("“两个零距离”——与群众零距离、与企业零距离", "两个零距离", "与群众零距离|与企业零距离"),
    ("开展“三比”竞赛，比服务、比效率、比廉洁。", "三比", "比服务|比效率|比廉洁"),
    (
        "开展“三比三看”练兵，比着装看形象、比时限看效率、比回访看满意。",
        "三比三看",
        "比着装看形象|比时限看效率|比回访看满意",
    ),
    ("认真落实首问负责、限时办结、责任追究三项制度。", "三项制度", "首问负责|限时办结|责任追究"),
    ("建立健全首问负责制、限时办结制和服务承诺制等三项制度，", "三项制度", "首问负责制|限时办结制|服务承诺制"),
    ("抓好“三个环节”。一是学习环节。二是查摆环节。三是整改环节。", "三个环节", "学习环节|查摆环节|整改环节"),
    (
        "开展“三亮三比”，即亮身份、亮承诺、亮标准，比作风、比技能、比业绩。",
        "三亮三比",
        "亮身份|亮承诺|亮标准|比作风|比技能|比业绩",
    ),
]


@pytest.mark.parametrize(("text", "name", "items"), SETS)
def test_a_named_set_is_listed_without_numbers_and_lead_ins(text: str, name: str, items: str) -> None:
    [found] = norm_sets(manuscript(text), 0, len(text))
    assert found.name.value == name
    assert said(found.items) == items.split("|")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("由监察室负责牵头，各科室配合。", {"lead": ["监察室"], "supporting": ["各科室"]}),
        ("由机关党委牵头，会同人事科、办公室组织实施。", {"lead": ["机关党委"], "supporting": ["人事科", "办公室"]}),
        ("此项工作，由分管领导牵头，办公室具体负责。", {"lead": ["分管领导"], "responsible": ["办公室"]}),
        ("查摆问题。具体工作由人事科负责落实。", {"responsible": ["人事科"]}),
        ("（甲局牵头，乙局、丙局按职责分工负责）", {"lead": ["甲局"], "responsible": ["乙局", "丙局"]}),
        ("（甲局牵头，各股室配合，6月底前完成）", {"lead": ["甲局"], "supporting": ["各股室"]}),
        ("（由值班人员负责登记，事后报告）", {}),
        ("[责任单位：办公室]", {"responsible": ["办公室"]}),
        ("（主管领导：李四，责任科室：办公室）", {"leaders": ["李四"], "responsible": ["办公室"]}),
        ("责任单位：各部门、单位主要负责人", {"responsible": ["各部门、单位主要负责人"]}),
        ("每学期推选2名。（輔導室、各班導師）", {"responsible": ["輔導室", "各班導師"]}),
        ("主（承）辦單位：民政課", {"lead": ["民政課"]}),
    ],
)
def test_units_are_read_by_the_role_they_are_given(text: str, units: dict[str, list[str]]) -> None:
    assert {role: said(names) for role, names in units_of(manuscript(text), 0, len(text)).roles.items()} == units


@pytest.mark.parametrize(
    ("text", "head", "deputies", "members"),
    [
        ("组长：贺 平（院长）\n副组长：田玉兰（副院长） 辛 岩（主席）\n成员：卢小青", "贺平", "田玉兰|辛岩", "卢小青"),
        ("组长：王强\n常务副组长：李明\n副组长：赵小红\n成员：张三 李四", "王强", "李明|赵小红", "张三|李四"),
        ("总指挥：王强 副总指挥：李明 成员：张三、李四", "王强", "李明", "张三|李四"),
        (
            "由书记任组长、镇长任第一副组长、主席任副组长、各站所负责人为成员的领导小组",
            "书记",
            "镇长|主席",
            "各站所负责人",
        ),
        ("置召集人一人，由副局长兼任；委员九人，由各科室主管担任。", "副局长", "", "各科室主管"),
        ("县长任组长，县委常委、组织部部长和纪委书记任副组长", "县长", "县委常委、组织部部长|纪委书记", ""),
        ("局长任组长，党组成员、副局长任副组长，各股室负责人为成员", "局长", "党组成员、副局长", "各股室负责人"),
    ],
)
def test_a_leading_group_is_read_in_lists_and_prose(text: str, head: str, deputies: str, members: str) -> None:
    group = leading_group_of(manuscript(text), [(0, len(text))])
    assert group is not None
    told = [said(row) for row in (group.head, group.deputies, group.members)]
    assert told == [row.split("|") if row else [] for row in (head, deputies, members)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("“七一”前", None, "--07-01"),
        ("国庆节前", None, "--10-01"),
        ("截至6月30日", None, "--06-30"),
        ("2019年2月底前", None, "2019-02-28"),
        ("明年3月底前", None, "--03-31"),
        ("自113年1月1日起至113年12月31日止", "2024-01-01", "2024-12-31"),
        ("106/1/1~106/12/31", "2017-01-01", "2017-12-31"),
        ("二○一二年三月至五月中旬", "2012-03-01", "2012-05-20"),
        ("2021年11月—2022年3月", "2021-11-01", "2022-03-31"),
        ("即日起至年底", None, "--12-31"),
    ],
)
def test_periods_are_read_and_no_year_is_invented(text: str, start: str | None, end: str | None) -> None:
    found = read_range(fold(text))
    assert found is not None
    assert (found.start, found.end) == (start, end)


def test_a_line_that_only_names_units_is_no_item_of_the_task_above_it() -> None:
    found = parse_text(
        "某局服务提升执行计画\n壹、实施要项\n一、设置服务台\n主办单位：行政组；协办单位：各所\n二、办理测试\n主办单位：秘书室\n"
    ).plans[0]
    told = found.to_json()["activities"]
    assert [(one["title"], one["lead_units"]) for one in told] == [("设置服务台", ["行政组"]), ("办理测试", ["秘书室"])]
