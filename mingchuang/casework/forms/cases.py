"""Shapes of input for cases. Nothing is saved here."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.casework.enums import CaseState, Decision, Delivery
from mingchuang.casework.queries.cases import AT_FAULT, HANDED_ON, LIVE, NEAR, OFFERED, PAST, CaseFilter
from mingchuang.catalogue.enums import ApplicantKind, Channel
from mingchuang.catalogue.models import Material
from mingchuang.foundation.http.fields import offer_choices, offer_rows
from mingchuang.organisations.models import Node, Staff
from mingchuang.reception.enums import NoticeChannel

LINES = forms.Textarea(attrs={"rows": 3})


class CaseFilterForm(forms.Form):
    """What the address bar asks; nonsense asks for nothing."""

    q = forms.CharField(label=_("事项或序号"), required=False, max_length=60)
    state = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[
            ("", _("全部")),
            (LIVE, _("未结束")),
            *CaseState.choices,
            (OFFERED, _("等本单位接收")),
            (HANDED_ON, _("已移交出去")),
        ],
    )
    lamp = forms.ChoiceField(
        label=_("灯"),
        required=False,
        choices=[("", _("全部")), (NEAR, _("临期")), (PAST, _("逾期")), (AT_FAULT, _("有差错"))],
    )
    window = forms.ChoiceField(label=_("窗口"), required=False)

    def __init__(self, *args: Any, windows: Iterable[Node], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "window", [("", _("全部")), *((node.code, node.name_zh) for node in windows)])

    def asked(self) -> CaseFilter:
        """The filter; a field at fault is left out."""
        self.is_valid()
        return CaseFilter(**{name: self.cleaned_data.get(name) or "" for name in self.fields})


class ReceiveForm(forms.Form):
    """An application in one short form; `key` makes two sendings one."""

    window = forms.ModelChoiceField(label=_("窗口"), queryset=Node.objects.none(), empty_label=None)
    applicant_name = forms.CharField(
        label=_("申请人"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True})
    )
    applicant_kind = forms.ChoiceField(label=_("申请人类别"), choices=ApplicantKind.choices)
    applicant_phone = forms.CharField(
        label=_("联系电话"),
        max_length=20,
        required=False,
        help_text=_("补正、办结时联系用，加密保存。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    applicant_identity = forms.CharField(
        label=_("证件号码"),
        max_length=30,
        required=False,
        help_text=_("办这件事用不到的就不要填。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    channel = forms.ChoiceField(label=_("怎么来的"), choices=Channel.choices)
    at_once = forms.BooleanField(label=_("当场办结"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, windows: QuerySet[Node, Any], is_immediate: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "window", windows)
        self.fields["key"].initial = uuid4().hex
        if not is_immediate:
            del self.fields["at_once"]


class _MaterialsForm(forms.Form):
    """Ticks beside the materials of the item; `shown` names the field that holds them."""

    ticked = ""

    def __init__(self, *args: Any, materials: Iterable[Material], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, self.ticked, [(str(row.ordinal), row.name_zh) for row in materials])


def _ticks(label: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(label=label, coerce=int, widget=forms.CheckboxSelectMultiple)


class NoticeForm(_MaterialsForm):
    """All that is missing, at once."""

    ticked = "missing"
    missing = _ticks(_("缺少或不合要求的材料"))
    note = forms.CharField(
        label=_("怎样才合要求"), required=False, max_length=500, widget=LINES, help_text=_("申请人会看到这段话。")
    )
    channel = forms.ChoiceField(label=_("怎样告知"), choices=NoticeChannel.choices)


class SecondNoticeForm(NoticeForm):
    """The same once more, with the reason for the head."""

    reason = forms.CharField(label=_("第一次为什么没有告知完整"), max_length=300, widget=LINES)


class SupplementForm(_MaterialsForm):
    """What came in."""

    ticked = "taken"
    taken = _ticks(_("收到的材料"))
    by_visit = forms.BooleanField(label=_("申请人到窗口来交"), required=False, initial=True)


class NoForm(forms.Form):
    """Why not, and by which law."""

    reason = forms.CharField(label=_("理由"), max_length=2000, widget=LINES)
    basis = forms.CharField(label=_("法律依据"), max_length=500, help_text=_("哪部法律、哪一条。"))


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("理由"), max_length=500, widget=LINES)


class PurposeForm(forms.Form):
    """What for; it stands in the journal."""

    purpose = forms.CharField(label=_("为什么要看"), max_length=200, help_text=_("例如：电话通知领取结果。"))


class StepForm(forms.Form):
    """What was done."""

    ordinal = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("办理情况"), max_length=300, required=False)


class DecideForm(forms.Form):
    """Granted or denied."""

    decision = forms.ChoiceField(label=_("决定"), choices=Decision.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("理由"), max_length=2000, widget=LINES, required=False, help_text=_("不予的必须写明。")
    )
    basis = forms.CharField(label=_("法律依据"), max_length=500, required=False)


class DeliverForm(forms.Form):
    """How the result reached her."""

    delivery = forms.ChoiceField(label=_("送达方式"), choices=Delivery.choices, widget=forms.RadioSelect)


class HandOverForm(forms.Form):
    """Who handles it from now on."""

    to = forms.ModelChoiceField(label=_("经办人"), queryset=Staff.objects.none())

    def __init__(self, *args: Any, staff: QuerySet[Staff, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "to", staff)


class LookForm(forms.Form):
    """Nothing to say: the button is the act."""


def first_window(windows: QuerySet[Node, Any], asked: Mapping[str, Any]) -> Node | None:
    """The window of the address bar, else the first within reach."""
    return windows.filter(code=asked.get("window", "")).first() or windows.first()
