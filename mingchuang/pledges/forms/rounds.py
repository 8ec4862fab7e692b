"""Rounds, templates, and many pledges at once."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.http.fields import DayInput, offer_rows
from mingchuang.organisations.models import Node
from mingchuang.pledges.enums import PledgeCategory
from mingchuang.pledges.models import PledgeRound


def _offer(form: forms.Form, name: str, rows: QuerySet[Any, Any] | None) -> None:
    """Let a field choose among these rows; without rows the field goes."""
    if rows is None:
        del form.fields[name]
        return
    offer_rows(form, name, rows)


class RoundForm(forms.Form):
    """What a round is called, when it is, what it asks for."""

    node = forms.ModelChoiceField(label=_("组织单位"), queryset=Node.objects.none())
    name_zh = forms.CharField(label=_("名称"), max_length=60, help_text=_("例如：二轮承诺（下半年）。"))
    name_en = forms.CharField(label=_("英文名称"), max_length=100, required=False)
    campaign = forms.ModelChoiceField(label=_("属于哪个活动"), queryset=Campaign.objects.none(), required=False)
    opens_on = forms.DateField(label=_("开始日期"), widget=DayInput())
    closes_on = forms.DateField(label=_("截止日期"), widget=DayInput())
    about = forms.CharField(label=_("要求"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(
        self,
        *args: Any,
        campaigns: QuerySet[Campaign, Any],
        nodes: QuerySet[Node, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "node", nodes)
        _offer(self, "campaign", campaigns)


class TemplateForm(forms.Form):
    """A wording offered to a role."""

    node = forms.ModelChoiceField(label=_("适用单位"), queryset=Node.objects.none())
    role_zh = forms.CharField(label=_("岗位"), max_length=40, help_text=_("例如：窗口人员、审批人员、支部书记。"))
    role_en = forms.CharField(label=_("英文岗位"), max_length=60, required=False)
    category = forms.ChoiceField(label=_("类别"), choices=[(c.value, _(str(c.label))) for c in PledgeCategory])
    text_zh = forms.CharField(
        label=_("承诺内容"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("要承诺人自己填的地方写四个下划线 ____；没填满的承诺存不进去。"),
    )
    text_en = forms.CharField(
        label=_("承诺内容（英文）"), max_length=800, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_offered = forms.BooleanField(label=_("在用"), required=False, initial=True)

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "node", nodes)
        if nodes is not None:
            del self.fields["is_offered"]


class TemplatesForm(forms.Form):
    """For whom the shipped templates are taken over."""

    node = forms.ModelChoiceField(label=_("适用单位"), queryset=Node.objects.none())

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "node", nodes)


class WorkbookForm(forms.Form):
    """A filled-in workbook, and the round it belongs to."""

    round = forms.ModelChoiceField(label=_("承诺轮次"), queryset=PledgeRound.objects.none(), required=False)
    workbook = forms.FileField(label=_("Excel 文件"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}))

    def __init__(self, *args: Any, rounds: QuerySet[PledgeRound, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "round", rounds)


class BulkReviewForm(forms.Form):
    """Many drafts of a round at once."""

    remark = forms.CharField(
        label=_("有文字提示的也通过，理由是"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("不写理由，只通过没有提示的。"),
    )
