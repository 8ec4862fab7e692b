"""Correcting a draft: its header, and one row of each of its lists."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.enums import DraftPart
from mingchuang.campaigns.forms.fields import LinesField, NormSetsField, PlanDateField
from mingchuang.foundation.http.fields import offer_choices

LONG = {"rows": 6}
GROUP = {
    "group_name": "name",
    "group_head": "head",
    "group_deputies": "deputies",
    "group_members": "members",
    "group_office_at": "office_at",
    "group_director": "office_director",
}


def _text(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, **options)


def _long(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs=LONG))


def _lines(label: Any) -> LinesField:
    return LinesField(label=label, required=False)


def _day(label: Any) -> PlanDateField:
    return PlanDateField(label=label, required=False, help_text=_("如 2026-04-11；方案没有写年份的，写 --04-11。"))


class DraftForm(forms.Form):
    """A form over part of a draft. It remembers the revision its reader saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(row: Mapping[str, Any]) -> dict[str, Any]:
        """What the fields show for this row."""
        return dict(row)

    def values(self) -> dict[str, Any]:
        """The row as the draft keeps it; what is left empty is silence (None)."""
        return {key: value or None for key, value in self.cleaned_data.items() if key != "revision"}


class HeaderForm(DraftForm):
    """What stands above the lists."""

    campaign_name = _text(_("活动名称"))
    title = _text(_("文件标题"))
    issuer = _text(_("发文机关"))
    doc_number = _text(_("文号"))
    issue_date = _day(_("发文日期"))
    addressees = _lines(_("主送"))
    period_start = _day(_("全程开始"))
    period_end = _day(_("全程结束"))
    period_text = _text(_("方案所写时间"))
    theme = _text(_("主题"))
    preamble = _long(_("引言"))
    guiding_text = _long(_("指导思想"))
    scope = _lines(_("范围"))
    basis = _lines(_("依据"))
    evaluation_methods = _lines(_("检查办法"))
    group_name = _text(_("领导小组名称"))
    group_head = _lines(_("组长"))
    group_deputies = _lines(_("副组长"))
    group_members = _lines(_("成员"))
    group_office_at = _text(_("办公室设在"))
    group_director = _lines(_("办公室主任"))
    attachments = _lines(_("附件"))

    @staticmethod
    def initial_of(row: Mapping[str, Any]) -> dict[str, Any]:
        """The draft's header, its period and leading group laid flat."""
        period, group = row.get("period") or {}, row.get("leading_group") or {}
        flat = {field: group.get(key) for field, key in GROUP.items()}
        flat |= {"period_start": period.get("start"), "period_end": period.get("end")}
        return {**row, **flat, "period_text": period.get("date_text")}

    def values(self) -> dict[str, Any]:
        """The header with period and leading group put together again."""
        flat = super().values()
        group = {key: flat.pop(field) for field, key in GROUP.items()}
        start, end, text = (flat.pop(f"period_{one}") for one in ("start", "end", "text"))
        flat["period"] = {"start": start, "end": end, "date_text": text} if start or end or text else None
        flat["leading_group"] = group if any(group.values()) else None
        return flat


class PhaseForm(DraftForm):
    """A phase."""

    name = forms.CharField(label=_("名称"))
    ordinal = _text(_("方案所写序号"))
    start = _day(_("开始"))
    end = _day(_("结束"))
    date_text = _text(_("方案所写时间"))
    text = _long(_("内容"))


class ActivityForm(DraftForm):
    """A task-to-be. `phases` are the names of the draft's phases."""

    title = forms.CharField(label=_("标题"))
    text = _long(_("内容"))
    phase = forms.TypedChoiceField(label=_("所属阶段"), required=False, coerce=int, empty_value=None)
    lead_units = _lines(_("牵头单位"))
    responsible_units = _lines(_("责任单位"))
    supporting_units = _lines(_("配合单位"))
    leaders = _lines(_("责任领导"))
    start = _day(_("开始"))
    end = _day(_("完成期限"))
    date_text = _text(_("方案所写时间"))
    wanted_evidence = _text(
        _("应附材料"), max_length=300, help_text=_("如“会议记录、照片”；填了就必须附材料才能报完成。")
    )
    norms = NormSetsField(label=_("规范"), required=False)

    def __init__(self, *args: Any, phases: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "phase", [("", "—"), *((str(place), name) for place, name in enumerate(phases))])

    def values(self) -> dict[str, Any]:
        """The first phase is number 0, which is not silence."""
        return {**super().values(), "phase": self.cleaned_data["phase"], "norms": self.cleaned_data["norms"]}


class NormForm(DraftForm):
    """A named set of norms of the whole plan."""

    name = forms.CharField(label=_("名称"))
    items = LinesField(label=_("条目"), required=False, help_text=_("一行一条；方案只提到名称、没有列出的，留空。"))


class MeasureForm(DraftForm):
    """A safeguard."""

    title = _text(_("标题"))
    text = _long(_("内容"))
    lists = NormSetsField(label=_("其中的列项"), required=False)

    def values(self) -> dict[str, Any]:
        """No lists are an empty list."""
        return {**super().values(), "lists": self.cleaned_data["lists"]}


class GoalForm(DraftForm):
    """A goal; many plans give it no title."""

    title = _text(_("标题"))
    text = _long(_("内容"))
    items = _lines(_("条目"))


ROW_FORMS: Mapping[DraftPart, type[DraftForm]] = {
    DraftPart.GOALS: GoalForm,
    DraftPart.PHASES: PhaseForm,
    DraftPart.ACTIVITIES: ActivityForm,
    DraftPart.NORMS: NormForm,
    DraftPart.MEASURES: MeasureForm,
}
