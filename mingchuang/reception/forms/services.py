"""Services beyond the window: asking, assigning, authorising, handing back, finishing."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import DayInput, offer_rows
from mingchuang.organisations.models import Node, Staff
from mingchuang.reception.enums import ServiceKind, ServiceState
from mingchuang.reception.queries import RUNNING, ServiceFilter


class ServiceForm(forms.Form):
    """What is wanted, when, and how to reach the person."""

    kind = forms.ChoiceField(label=_("需要哪种服务"), choices=ServiceKind.choices, widget=forms.RadioSelect)
    place = forms.ModelChoiceField(label=_("找哪个单位或大厅"), queryset=Node.objects.none())
    words = forms.CharField(
        label=_("要办什么事"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("一两句话就够。")
    )
    wished = forms.CharField(
        label=_("什么时候方便"), required=False, max_length=100, help_text=_("如“周三下午”“晚上六点以后”。")
    )
    reason = forms.CharField(
        label=_("为什么需要"), required=False, max_length=200, help_text=_("如行动不便、材料多、白天上班。")
    )
    person_name = forms.CharField(label=_("怎么称呼您"), max_length=40)
    phone = forms.CharField(label=_("电话"), max_length=20, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    address = forms.CharField(
        label=_("地址"), required=False, max_length=200, help_text=_("上门服务要填，其他不用填。")
    )
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, places: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "place", places)
        self.fields["form_key"].initial = uuid4().hex


class AskForm(ServiceForm):
    """The same on a citizen's phone, with her consent."""

    consent = forms.BooleanField(label=_("同意用这个电话联系我；信息只用于这次服务，加密保存，到期删除"))


class AssignForm(forms.Form):
    """Who does it."""

    to = forms.ModelChoiceField(label=_("安排给谁"), queryset=Staff.objects.none())

    def __init__(self, *args: Any, doers: QuerySet[Staff, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "to", doers)


class AuthoriseForm(forms.Form):
    """What the client authorised."""

    on = forms.DateField(label=_("授权日期"), widget=DayInput())
    scope = forms.CharField(label=_("授权办什么"), max_length=300)
    held = forms.CharField(
        label=_("代收了哪些材料"), required=False, max_length=300, help_text=_("如“户口簿原件 1 本”。办完要交还。")
    )


class HandBackForm(forms.Form):
    """What the client got back."""

    things = forms.CharField(label=_("交还了什么"), max_length=300)
    is_signed = forms.BooleanField(label=_("本人已签收"), required=False)
    is_all = forms.BooleanField(label=_("代收的材料已全部交还"), required=False, initial=True)


class ResultForm(forms.Form):
    """What was done."""

    result = forms.CharField(label=_("做了什么，结果怎样"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class ServiceFilterForm(forms.Form):
    """What the address bar asks; nonsense asks for nothing."""

    state = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[("", _("全部")), (RUNNING, _("没有完成")), *ServiceState.choices],
    )
    kind = forms.ChoiceField(label=_("种类"), required=False, choices=[("", _("全部")), *ServiceKind.choices])
    mine = forms.BooleanField(label=_("只看安排给我的"), required=False)

    def asked(self) -> ServiceFilter:
        """The filter; a field at fault is left out."""
        self.is_valid()
        given = self.cleaned_data
        return ServiceFilter(state=given.get("state") or "", kind=given.get("kind") or "", mine=bool(given.get("mine")))


class RuleForm(forms.Form):
    """The limits of a region."""

    contact_days = forms.IntegerField(label=_("首问事项（工作日）"), min_value=1, max_value=66)
    agent_days = forms.IntegerField(label=_("帮办代办（工作日）"), min_value=1, max_value=66)
    home_visit_days = forms.IntegerField(label=_("上门服务（工作日）"), min_value=1, max_value=66)
    delegated_days = forms.IntegerField(label=_("委托办理（工作日）"), min_value=1, max_value=66)
    out_of_hours_days = forms.IntegerField(label=_("延时服务（工作日）"), min_value=1, max_value=66)
    kept_days = forms.IntegerField(label=_("来访人信息保存（天）"), min_value=1, max_value=730)
    basis = forms.CharField(label=_("依据"), max_length=200, required=False)


class RegionForm(forms.Form):
    """Which region the limits are for."""

    region = forms.ModelChoiceField(label=_("地区"), queryset=Node.objects.none())

    def __init__(self, *args: Any, regions: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "region", regions)
