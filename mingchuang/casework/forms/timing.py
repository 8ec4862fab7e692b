"""Shapes of input for pauses and extensions. Nothing is saved here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.following.enums import PauseCause, WrittenWay
from mingchuang.foundation.http.fields import DayInput, ManyFilesField, offer_choices


class PauseForm(forms.Form):
    """Why the clock should stand, and the proof."""

    cause = forms.ChoiceField(label=_("原因"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("申请人会看到。")
    )
    basis = forms.CharField(label=_("依据"), max_length=300, initial="《行政许可法》第四十五条")
    out_on = forms.DateField(
        label=_("从哪天起暂停"), widget=DayInput(), help_text=_("早于今天的按补录记，计入单位差错。")
    )
    evidence = ManyFilesField(label=_("证明材料"), most=5, help_text=_("补正通知、听证通知、检测委托书等。"))

    def __init__(self, *args: Any, causes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "cause", [(value, label) for value, label in PauseCause.choices if value in causes])


class BackForm(forms.Form):
    """The day that counts again."""

    back_on = forms.DateField(label=_("从哪天起恢复计时"), widget=DayInput())


class TellForm(forms.Form):
    """How she was told in writing."""

    how = forms.ChoiceField(label=_("怎样书面告知"), choices=WrittenWay.choices, widget=forms.RadioSelect)


class ExtendForm(forms.Form):
    """How much longer, why, and how she was told."""

    count = forms.IntegerField(label=_("延长多少"), min_value=1, max_value=60)
    reason = forms.CharField(
        label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("申请人会看到。")
    )
    how = forms.ChoiceField(label=_("怎样书面告知"), choices=WrittenWay.choices)
