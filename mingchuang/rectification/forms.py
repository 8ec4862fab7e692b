"""Shapes of input. Nothing is saved here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.following.enums import Lamp
from mingchuang.foundation.http.fields import DayInput, ManyFilesField, offer_choices, offer_rows
from mingchuang.organisations.models import Node, Staff
from mingchuang.rectification.enums import RectificationState, SourceKind, Way
from mingchuang.rectification.queries import LIVE, PAST, LedgerFilter


class LedgerFilterForm(forms.Form):
    """What the address bar asks; nonsense asks for nothing."""

    state = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[("", _("全部")), (LIVE, _("未销号")), *RectificationState.choices],
    )
    lamp = forms.ChoiceField(
        label=_("灯"), required=False, choices=[("", _("全部")), (Lamp.NEAR.value, _("临期")), (PAST, _("逾期"))]
    )
    source = forms.ChoiceField(label=_("来源"), required=False, choices=[("", _("全部")), *SourceKind.choices])
    unit = forms.ChoiceField(label=_("单位"), required=False)

    def __init__(self, *args: Any, units: Sequence[Node], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "unit", [("", _("全部")), *((node.code, node.name_zh) for node in units)])

    def asked(self) -> LedgerFilter:
        """The filter; a field at fault is left out."""
        self.is_valid()
        return LedgerFilter(**{name: self.cleaned_data.get(name) or "" for name in self.fields})


class PlanForm(forms.Form):
    """How the unit will mend."""

    way = forms.ChoiceField(label=_("整改方式"), choices=Way.choices, widget=forms.RadioSelect)
    cause = forms.CharField(label=_("原因"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    measure = forms.CharField(label=_("措施"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)
    ends_on = forms.DateField(
        label=_("整改到哪一天"),
        required=False,
        widget=DayInput(),
        help_text=_("需要更多时间的选“限期整改”，并填这一天。"),
    )
    responsible = forms.ModelChoiceField(label=_("责任人"), queryset=Staff.objects.none(), required=False)

    def __init__(self, *args: Any, staff: QuerySet[Staff, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "responsible", staff)


class SubmitForm(forms.Form):
    """What was done, and the proof."""

    result = forms.CharField(
        label=_("整改结果"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        help_text=_("写明做了什么、结果怎样。"),
    )
    evidence = ManyFilesField(
        label=_("佐证材料"), required=False, help_text=_("照片、PDF、Word、Excel，每个不超过 20 MB。")
    )


class ReasonForm(forms.Form):
    """Why it is sent back or opened again."""

    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class CloseForm(forms.Form):
    """What the checker found."""

    finding = forms.CharField(label=_("核对意见"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class ExtendForm(forms.Form):
    """A later date."""

    ends_on = forms.DateField(label=_("延期到"), widget=DayInput())
    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class EnterForm(forms.Form):
    """A problem entered by hand."""

    unit = forms.ModelChoiceField(label=_("责任单位"), queryset=Node.objects.none())
    source_kind = forms.ChoiceField(label=_("来源类别"), choices=SourceKind.choices)
    source_label = forms.CharField(label=_("来源"), max_length=100, help_text=_("如“3月督查第2组”，不写群众姓名。"))
    problem = forms.CharField(label=_("问题"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)

    def __init__(self, *args: Any, units: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "unit", units)


class RuleForm(forms.Form):
    """The deadlines of a region."""

    region = forms.ModelChoiceField(label=_("地区"), queryset=Node.objects.none())
    working_days = forms.IntegerField(label=_("一般期限（工作日）"), min_value=1, max_value=66)
    longest_days = forms.IntegerField(label=_("限期整改最长（工作日）"), min_value=1, max_value=66)
    basis = forms.CharField(label=_("依据"), max_length=200, required=False)

    def __init__(self, *args: Any, regions: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "region", regions)
