"""Changing, reporting, accepting and returning tasks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.forms.confirming import UnitQuestions
from mingchuang.campaigns.forms.fields import LinesField
from mingchuang.campaigns.models import Campaign, Phase
from mingchuang.campaigns.rules.draft import UNIT_FIELDS
from mingchuang.foundation.http.fields import DayInput, ManyFilesField, offer_choices, offer_rows


class TaskForm(forms.Form):
    """Last day, wanted evidence, English title."""

    title_en = forms.CharField(label=_("英文标题"), max_length=300, required=False)
    due_on = forms.DateField(label=_("完成期限"), widget=DayInput())
    wanted_evidence = forms.CharField(
        label=_("应附材料"), max_length=300, required=False, help_text=_("填了就必须附材料才能报完成。")
    )


class ReportForm(forms.Form):
    """What was done, and what shows it."""

    unit = forms.TypedChoiceField(label=_("哪个单位完成"), coerce=int)
    text = forms.CharField(label=_("完成情况"), widget=forms.Textarea(attrs={"rows": 6}))
    evidence = ManyFilesField(
        label=_("材料"), required=False, help_text=_("Word、Excel、PDF、图片或文本，每个不超过 20 MB。")
    )

    def __init__(self, *args: Any, units: list[tuple[int, str]], wanted: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "unit", units)
        if wanted:
            self.fields["evidence"].help_text = _("请附：%(wanted)s。每个文件不超过 20 MB。") % {"wanted": wanted}


class NewTaskForm(UnitQuestions):
    """A task the plan does not have. Names of units nobody finds on the tree become questions of their own."""

    title = forms.CharField(label=_("标题"), max_length=200)
    text = forms.CharField(label=_("内容"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    phase = forms.ModelChoiceField(label=_("所属阶段"), required=False, queryset=Phase.objects.none())
    due_on = forms.DateField(label=_("完成期限"), widget=DayInput())
    lead_units = LinesField(label=_("牵头单位"), required=False)
    responsible_units = LinesField(
        label=_("责任单位"),
        required=False,
        help_text=_("一行一个，可以写“各窗口”“各科室”；都不写，由主办机构负责。"),
    )
    supporting_units = LinesField(label=_("配合单位"), required=False)
    wanted_evidence = forms.CharField(label=_("应附材料"), required=False, max_length=300)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "phase", campaign.phases.order_by("ordinal"))

    def names(self) -> dict[str, Any]:
        """Who is named in which role, as far as it can be read yet."""
        return {key: self[key].value() and LinesField(required=False).clean(self[key].value()) for key in UNIT_FIELDS}


class ReasonForm(forms.Form):
    """Why something is sent back or withdrawn."""

    reason = forms.CharField(label=_("原因"), widget=forms.Textarea(attrs={"rows": 3}))
