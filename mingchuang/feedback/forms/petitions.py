"""Old petitions."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.feedback.enums import PetitionState
from mingchuang.following.enums import WrittenWay
from mingchuang.foundation.http.fields import DayInput, offer_rows
from mingchuang.organisations.models import Node, Staff


class _OfRegion(forms.Form):
    """A form about one of the regions that the caller gives."""

    region = forms.ModelChoiceField(label=_("地区"), queryset=Node.objects.none())

    def __init__(self, *args: Any, regions: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "region", regions)


class PetitionForm(_OfRegion):
    """One old petition."""

    number = forms.CharField(label=_("编号"), max_length=60)
    title = forms.CharField(label=_("事由"), max_length=200, help_text=_("不写信访人姓名。"))
    since = forms.DateField(label=_("初次信访日期"), widget=DayInput())
    unit = forms.ModelChoiceField(label=_("责任单位"), queryset=Node.objects.none())
    leader = forms.ModelChoiceField(label=_("包案领导"), queryset=Staff.objects.none())
    received_on = forms.DateField(
        label=_("交办日期"),
        widget=DayInput(),
        required=False,
        help_text=_("责任单位收到的日子，不填按今天；受理告知从这天算。"),
    )
    accepted_on = forms.DateField(
        label=_("受理日期"),
        widget=DayInput(),
        required=False,
        help_text=_("已经书面告知受理的才填；办理期限从这天算。"),
    )
    measure = forms.CharField(
        label=_("化解措施"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )

    def __init__(self, *args: Any, units: QuerySet[Node, Any], leaders: QuerySet[Staff, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("unit", units), ("leader", leaders)):
            offer_rows(self, name, rows)


class ImportForm(_OfRegion):
    """A workbook of them."""

    file = forms.FileField(label=_("Excel 文件"))


class AcceptForm(forms.Form):
    """Taken up."""

    accepted_on = forms.DateField(label=_("书面告知受理的日期"), widget=DayInput())


class ExtendForm(forms.Form):
    """More time, once."""

    days = forms.IntegerField(label=_("延长几天"), min_value=1, max_value=365)
    reason = forms.CharField(
        label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("要告知信访人。")
    )
    how = forms.ChoiceField(label=_("怎样书面告知信访人"), choices=WrittenWay.choices)


class ReportForm(forms.Form):
    """What the unit did."""

    report = forms.CharField(
        label=_("办理情况"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("做了什么、信访人怎么说、还差什么；不写信访人姓名。"),
    )


class CloseForm(forms.Form):
    """Settled, or ended by law."""

    state = forms.ChoiceField(
        label=_("结果"),
        choices=[(one.value, one.label) for one in PetitionState.closed()],
        widget=forms.RadioSelect,
    )
    closed_on = forms.DateField(label=_("化解日期"), widget=DayInput())
    document = forms.CharField(label=_("化解文书"), max_length=200, help_text=_("调解协议、复查复核意见等，写明文号。"))
    measure = forms.CharField(
        label=_("化解措施"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )


class FilterForm(forms.Form):
    """What the address bar asks."""

    state = forms.ChoiceField(label=_("状态"), required=False, choices=[("", _("全部")), *PetitionState.choices])
