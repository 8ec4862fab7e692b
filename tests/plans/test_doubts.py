"""Every kind of dirt is either repaired, and the repair told, or flagged; none of it becomes a value."""

import pytest

from mingchuang.plans.importing import parse_text
from mingchuang.plans.result import Document

PLAN = """青山县林业局“绿窗”服务活动方案
为提高服务水平，制定本方案。
一、活动内容
（一）公开承诺。窗口人员公开服务承诺，接受群众监督。
（二）岗位练兵。每月组织一次业务培训和技能比武。
二、活动要求
各单位要加强领导，抓好落实，及时上报活动开展情况。
"""


def document(text: str) -> Document:
    return parse_text(text).plans[0]


@pytest.mark.parametrize(
    ("written", "dirty", "kind"),
    [
        ("接受群众监督", "接受群\ufffd监督", "lost_character"),
        ("接受群众监督", "接受群\ue123众监督", "private_use_character"),
        ("为提高", "自2020年  月  日起，为提高", "stripped_digits"),
        ("为提高", "20**年，为提高", "masked_year"),
        ("青山县林业局", "某某县林业局", "masked_name"),
        ("（二）", "（三）", "number_out_of_order"),
        ("二、活动要求", "四、活动要求", "number_out_of_order"),
        ("青山县林业局“", "澳门新葡京 版权所有\n青山县林业局“", "spam"),
        ("及时上报活动开展情况。\n", "及时上报活动开展情况并", "cut_off"),
        ("接受群众监督", "征集意见120条，已办96条，办结率达85%", "figure_contradiction"),
        ("活动方案\n", "活动方案\n2012 48\n", "broken_doc_number"),
    ],
)
def test_what_cannot_be_repaired_is_flagged(written: str, dirty: str, kind: str) -> None:
    assert PLAN.count(written) >= 1
    assert kind not in [flag.kind for flag in document(PLAN).flags]
    assert kind in [flag.kind for flag in document(PLAN.replace(written, dirty)).flags]


@pytest.mark.parametrize(
    ("written", "dirty", "kind"),
    [
        ("服务承诺", "服(fú)务(wù)承诺", "pinyin_gloss"),
        ("服务承诺", "服务（www.example.com）承诺", "watermark"),
        ("公开服务承诺，接受", "公开服务承诺，\n接受", "line_break"),
        ("公开服务承诺，接受", "公开服务承诺，\n— 2 —\n接受", "page_number"),
        ("青山县", "[bookmark: 标题]青山县", "marker"),
    ],
)
def test_what_can_be_repaired_is_and_the_repair_is_told(written: str, dirty: str, kind: str) -> None:
    clean, mended = document(PLAN), document(PLAN.replace(written, dirty))
    assert kind in [repair.kind for repair in mended.repairs]
    assert mended.text.strip() == clean.text.strip()


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 通知公告 > 正文",
        "发布时间：2020-06-11 09:12 浏览次数：318",
        "上传人：小** 文档编号：331122 格式：DOC 页数：3",
        "本文档由用户上传，版权归原作者所有，如有侵权请联系我们删除",
        "【青山县林业局活动方案】相关文章：\n窗口服务心得体会06-01\n窗口服务总结05-28",
    ],
)
def test_lines_of_the_site_are_kept_as_noise_and_nothing_is_read_from_them(line: str) -> None:
    clean = document(PLAN)
    for dirty in (f"{line}\n{PLAN}", f"{PLAN}{line}\n"):
        found = document(dirty)
        assert [section.kind for section in found.sections].count("noise") >= 1
        assert "".join(found.text[one.start : one.end] for one in found.sections) == found.text
        assert found.draft.issue_date is None
        assert [one.value for one in (found.draft.title, found.draft.issuer) if one] == [
            one.value for one in (clean.draft.title, clean.draft.issuer) if one
        ]
        assert [one.text.value for one in found.draft.measures or () if one.text] == [
            one.text.value for one in clean.draft.measures or () if one.text
        ]
