"""Who looks at running pledges, and what was seen."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import DayInput, offer_rows
from mingchuang.organisations.models import Account, Node
from mingchuang.pledges.enums import CycleEvery


class AccountsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic when Django runs
    """People by the name they show."""

    def label_from_instance(self, obj: Any) -> str:
        """Name and sign-in. Any: Django's signature."""
        return f"{obj.display_name}（{obj.username}）"


class CycleForm(forms.Form):
    """How often, how long, who."""

    node = forms.ModelChoiceField(label=_("范围"), queryset=Node.objects.none())
    every = forms.ChoiceField(label=_("周期"), choices=[(one.value, _(str(one.label))) for one in CycleEvery])
    days = forms.IntegerField(label=_("每期几天内评完"), min_value=3, max_value=60, initial=20)
    starts_on = forms.DateField(label=_("第一期从哪天起"), widget=DayInput())
    examiners = AccountsField(
        label=_("评诺人"),
        queryset=Account.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("轮着来；自己拟的、本单位的承诺自动避开。"),
    )

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], people: QuerySet[Account, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "node", nodes)
        offer_rows(self, "examiners", people)


class FindingForm(forms.Form):
    """What was seen."""

    finding = forms.CharField(
        label=_("看到了什么"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例如：看了登记簿，到本月已办 12 户。"),
    )
