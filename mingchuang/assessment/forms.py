"""Shapes of input. Nothing is saved here."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import DayInput, offer_choices, offer_rows
from mingchuang.organisations.models import Node


def _day(**more: Any) -> forms.DateField:
    return forms.DateField(widget=DayInput(), **more)


class RunForm(forms.Form):
    """Over which days points are counted."""

    from_on = _day(label=_("考核期起"))
    until_on = _day(label=_("考核期止"))

    def clean(self) -> dict[str, date]:
        """The period runs forwards."""
        data: dict[str, date] = super().clean() or {}
        if {"from_on", "until_on"} <= set(data) and data["until_on"] < data["from_on"]:
            self.add_error("until_on", _("止日不能早于起日。"))
        return data


class SchemeForm(forms.Form):
    """What is scored."""

    unit_kind = forms.ChoiceField(label=_("考核对象"), help_text=_("同类之间才比得公平；一版考核方案只考核一类。"))

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "unit_kind", [(value, _(str(label))) for value, label in kinds])


class IndicatorForm(forms.Form):
    """Weight, anchors and least count of an indicator."""

    weight = forms.DecimalField(label=_("分值"), min_value=Decimal("0.01"), max_value=100, decimal_places=2)
    full_mark = forms.DecimalField(label=_("满分值"), decimal_places=2, help_text=_("达到这个值得满分。"))
    zero_mark = forms.DecimalField(
        label=_("零分值"), decimal_places=2, help_text=_("到这个值得零分；两者之间按比例给分。")
    )
    least_count = forms.IntegerField(
        label=_("最少样本"), min_value=0, help_text=_("分母少于这个数的单位不参加排名；不设下限填 0。")
    )
    is_sampled = forms.BooleanField(
        label=_("按样本估计区间"), required=False, help_text=_("评价只是服务的一部分，好坏有偶然；区间会带进得分。")
    )


class MarkForm(forms.Form):
    """A deduction or a veto, with its reason."""

    what = forms.ChoiceField(label=_("项目"))
    node = forms.ModelChoiceField(label=_("单位"), queryset=Node.objects.none())
    happened_on = _day(label=_("发生日期"))
    count = forms.IntegerField(label=_("次数"), min_value=1, max_value=100, initial=1)
    reason = forms.CharField(
        label=_("事由"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写明依据的文件或认定经过；被考核单位看得到。"),
    )

    def __init__(self, *args: Any, items: Sequence[tuple[str, str]], nodes: QuerySet[Node], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "what", items)
        offer_rows(self, "node", nodes)


class WithdrawForm(forms.Form):
    """Why an entry is taken back."""

    reason = forms.CharField(label=_("撤销原因"), widget=forms.Textarea(attrs={"rows": 3}))
