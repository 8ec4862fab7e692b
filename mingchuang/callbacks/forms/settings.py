"""Rules, scripts and periods."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.callbacks.enums import Measure
from mingchuang.callbacks.rules.calling import Question
from mingchuang.foundation.http.fields import DayInput, offer_choices, offer_rows
from mingchuang.organisations.models import Node

ROWS = 6


class WhichForm(forms.Form):
    """Which region and which kind of matter a rule or script is for."""

    region = forms.ModelChoiceField(label=_("地区"), queryset=Node.objects.none())
    kind = forms.ChoiceField(label=_("事项类别"))

    def __init__(self, *args: Any, regions: QuerySet[Node, Any], kinds: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "region", regions)
        offer_choices(self, "kind", kinds.items())


class RuleForm(forms.Form):
    """How many finished matters are called back."""

    is_on = forms.BooleanField(label=_("每周抽样"), required=False)
    share = forms.IntegerField(label=_("抽取比例（%）"), min_value=0, max_value=100)
    weekly_least = forms.IntegerField(label=_("每周最少"), min_value=0, max_value=1000)
    takes_dissatisfied = forms.BooleanField(label=_("不满意的全部回访"), required=False)
    due_days = forms.IntegerField(label=_("回访期限（工作日）"), min_value=1, max_value=66)
    tries = forms.IntegerField(label=_("最多拨打（次）"), min_value=1, max_value=10)
    kept_days = forms.IntegerField(label=_("电话保存（天）"), min_value=1, max_value=730)
    response_weight = forms.IntegerField(label=_("响应率权重（%）"), min_value=0, max_value=100, required=False)
    resolution_weight = forms.IntegerField(label=_("解决率权重（%）"), min_value=0, max_value=100, required=False)
    satisfaction_weight = forms.IntegerField(label=_("满意率权重（%）"), min_value=0, max_value=100, required=False)
    basis = forms.CharField(label=_("依据"), max_length=200, required=False)


class ScriptForm(forms.Form):
    """What is said and asked; empty lines are left out."""

    greeting = forms.CharField(label=_("开场白"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, questions: Sequence[Question] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asks = [("", _("其他")), *Measure.choices]
        for number in range(1, ROWS + 1):
            old = questions[number - 1] if number <= len(questions) else Question(measure="", text_zh="", text_en="")
            self.fields[f"text_zh{number}"] = forms.CharField(
                label=_("问题 %(number)s") % {"number": number},
                max_length=200,
                required=False,
                initial=old["text_zh"],
            )
            self.fields[f"text_en{number}"] = forms.CharField(
                label=_("英文"), max_length=300, required=False, initial=old["text_en"]
            )
            self.fields[f"measure{number}"] = forms.ChoiceField(
                label=_("问的是"), choices=asks, required=False, initial=old["measure"]
            )

    def questions(self) -> list[Question]:
        """The lines with text, in order."""
        given = self.cleaned_data
        return [
            Question(
                measure=given[f"measure{number}"], text_zh=given[f"text_zh{number}"], text_en=given[f"text_en{number}"]
            )
            for number in range(1, ROWS + 1)
            if given[f"text_zh{number}"]
        ]


class PeriodForm(forms.Form):
    """The days over which rates are told."""

    since = forms.DateField(label=_("从"), widget=DayInput(), required=False)
    until = forms.DateField(label=_("到"), widget=DayInput(), required=False)
