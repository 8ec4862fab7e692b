"""Flags, doubts and repairs in words, as one list to walk through."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.enums import DraftPart
from mingchuang.campaigns.presenters.source import marks_of, shown_raw
from mingchuang.campaigns.presenters.values import Origins
from mingchuang.campaigns.rules.spots import Spot, SpotSort, spots_of

REPAIRS: Mapping[str, Any] = {
    "aligned_table": _("认出用空格对齐的表"),
    "byte_shift": _("还原错位的字"),
    "flattened_table": _("认出被压平的表"),
    "date_column": _("把单独成列的日期放回原处"),
    "line_break": _("接上断开的行"),
    "marker": _("去掉文档标记"),
    "page_number": _("去掉页码"),
    "running_head": _("去掉页眉页脚"),
    "look_alike": _("换回形近的部首字符"),
    "pinyin_gloss": _("去掉注音"),
    "watermark": _("去掉水印"),
}
SORTS: Mapping[SpotSort, Any] = {
    SpotSort.FLAG: _("请留意"),
    SpotSort.UNSURE: _("拿不准"),
    SpotSort.CARRIED: _("修改未沿用"),
    SpotSort.REPAIR: _("已修复"),
}
# Shape beside the word: the colour alone says nothing.
SHAPES = {SpotSort.FLAG: "▲", SpotSort.UNSURE: "△", SpotSort.CARRIED: "◇", SpotSort.REPAIR: "✎"}
FIELDS: Mapping[str, Any] = {
    "title": _("标题"),
    "name": _("名称"),
    "text": _("内容"),
    "issuer": _("发文机关"),
    "doc_number": _("文号"),
    "issue_date": _("发文日期"),
    "campaign_name": _("活动名称"),
    "plan_title": _("方案标题"),
    "theme": _("主题"),
    "preamble": _("引言"),
    "guiding_text": _("指导思想"),
    "scope": _("范围"),
    "basis": _("依据"),
    "addressees": _("主送"),
    "attachments": _("附件"),
    "evaluation_methods": _("检查办法"),
    "lead_units": _("牵头单位"),
    "responsible_units": _("责任单位"),
    "supporting_units": _("配合单位"),
    "leaders": _("责任领导"),
    "items": _("条目"),
    "start": _("开始"),
    "end": _("结束"),
    "date_text": _("时间"),
    "period": _("全程时间"),
    "ordinal": _("序号"),
    "phase": _("阶段"),
    "norms": _("规范"),
    "lists": _("条目"),
    "leading_group": _("领导小组"),
    "score_table": _("评分表"),
    "colophon": _("版记"),
    "wanted_evidence": _("应附材料"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the list: what it is about, what is said, and where it leads."""

    key: str
    sort: str
    shape: str
    label: str
    text: str
    before: str
    after: str
    count: int
    target: str
    is_seen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The list, and how far somebody has come."""

    steps: Sequence[Step]
    seen: int

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.steps)


def walk(data: Mapping[str, Any], *, carried: Sequence[Mapping[str, Any]], seen: Collection[str]) -> Walk:
    """The list of one draft."""
    places = {mark.path: mark.anchor for mark in marks_of(data)}
    steps = [_step(spot, data, carried, places, seen) for spot in spots_of(data, carried)]
    return Walk(steps=steps, seen=sum(step.is_seen for step in steps))


def _step(
    spot: Spot,
    data: Mapping[str, Any],
    carried: Sequence[Mapping[str, Any]],
    places: Mapping[str, str],
    seen: Collection[str],
) -> Step:
    text, before, after, count, target = "", "", "", 1, ""
    if spot.sort is SpotSort.FLAG:
        flag = data["flags"][spot.index]
        text = gettext(flag["text"]).format(**flag["values"])
        target = spot.key if spot.at else ""
    elif spot.sort is SpotSort.UNSURE:
        value = Origins(data).at_path(spot.path)
        text = gettext("{what}：{value}").format(what=path_words(data, spot.path), value=_said(value))
        target = places.get(spot.path) or places.get(f"{spot.path}/0", "")
    elif spot.sort is SpotSort.CARRIED:
        one = carried[spot.index]
        text, before, after = carried_words(one), str(one["was"])[:60], str(one["now"])[:60]
        target = places.get(spot.path, "")
    else:
        repair = data["repairs"][spot.index]
        text = str(REPAIRS.get(repair["kind"]) or gettext("修复文字"))
        before, after, count = shown_raw(repair["before"]), shown_raw(repair["after"]), repair.get("count", 1)
        target = spot.key
    return Step(
        key=spot.key,
        sort=spot.sort.value,
        shape=SHAPES[spot.sort],
        label=str(SORTS[spot.sort]),
        text=text,
        before=before,
        after=after,
        count=count,
        target=target,
        is_seen=spot.key in seen,
    )


def carried_words(one: Mapping[str, Any]) -> str:
    """Which correction of the earlier version this is."""
    field = str(FIELDS.get(one["field"]) or gettext("其他内容"))
    if one["part"] == "header":
        return field
    field = {"dropped": gettext("曾删去"), "added": gettext("曾添加")}.get(one["field"], field)
    part = gettext(str(DraftPart(one["part"]).label))
    return gettext("{part}“{name}”{field}").format(part=part, name=one["title"][:20], field=field)


def _said(value: Any) -> str:
    said = "、".join(str(one) for one in value) if isinstance(value, list) else str(value or "")
    return said if len(said) <= 40 else f"{said[:40]}…"


def path_words(data: Mapping[str, Any], path: str) -> str:
    """`/activities/0/lead_units` → 任务“窗口亮诺”牵头单位."""
    steps = path.strip("/").split("/")
    field = next((step for step in reversed(steps) if not step.isdigit()), "")
    label = str(FIELDS.get(field) or gettext("其他内容"))
    if steps[0] not in DraftPart.values or len(steps) < 2:
        return label
    row = Origins(data).at_path(f"/{steps[0]}/{steps[1]}") or {}
    name = str(row.get("title") or row.get("name") or "")[:20]
    part = gettext(str(DraftPart(steps[0]).label))
    return gettext("{part}“{name}”{field}").format(part=part, name=name, field=label)
