"""What staff send."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mingchuang.feedback.enums import (
    AnswerWay,
    Channel,
    Contentment,
    Finding,
    Urgency,
    Urging,
    VoiceKind,
    VoiceState,
)
from mingchuang.feedback.models import BoxOpening, VoiceFile
from mingchuang.feedback.queries.conduct import conduct_list
from mingchuang.feedback.queries.lists import VoiceFilter
from mingchuang.foundation.http.fields import DayInput, ManyFilesField, MomentInput, lines, offer_choices, offer_rows
from mingchuang.organisations.models import Node, Staff

ALL = [("", _("全部"))]


class InboxForm(forms.Form):
    """What the address bar asks; nonsense asks for nothing."""

    words = forms.CharField(label=_("编号或内容"), required=False, max_length=80)
    state = forms.ChoiceField(label=_("状态"), required=False, choices=[*ALL, *VoiceState.choices])
    kind = forms.ChoiceField(label=_("类别"), required=False, choices=[*ALL, *VoiceKind.choices])
    channel = forms.ChoiceField(label=_("渠道"), required=False, choices=[*ALL, *Channel.choices])
    urgency = forms.ChoiceField(label=_("时限类别"), required=False, choices=[*ALL, *Urgency.choices])
    unit = forms.ChoiceField(label=_("单位"), required=False)

    def __init__(self, *args: Any, units: Sequence[Node], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["data-mc-search"] = ""
        offer_choices(self, "unit", [*ALL, *((node.code, node.name_zh) for node in units)])

    def asked(self, standing: str) -> VoiceFilter:
        """The filter; a field at fault is left out."""
        self.is_valid()
        return VoiceFilter(standing=standing, **{name: self.cleaned_data.get(name) or "" for name in self.fields})


class _WithNodes(forms.Form):
    """A form whose fields choose among places that the caller gives."""

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if (
                isinstance(field, forms.ModelChoiceField)
                and field.queryset is not None
                and field.queryset.model is Node
            ):
                field.queryset = nodes


class EnterForm(_WithNodes):
    """What was said on the phone, at the desk, in a letter, on a slip."""

    channel = forms.ChoiceField(
        label=_("渠道"), choices=[(one.value, one.label) for one in Channel.typed_in()], initial=Channel.PHONE
    )
    kind = forms.ChoiceField(label=_("类别"), choices=VoiceKind.choices)
    text = forms.CharField(label=_("内容"), widget=lines(6), help_text=_("照原话记，不替群众概括。"))
    place = forms.ModelChoiceField(label=_("所涉窗口、大厅或单位"), queryset=Node.objects.none(), required=False)
    name = forms.CharField(label=_("怎么称呼"), max_length=40, required=False, help_text=_("匿名的空着。"))
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)
    received_at = forms.DateTimeField(
        label=_("提出时间"),
        required=False,
        widget=MomentInput(),
        help_text=_("当场登记的空着。"),
    )
    box_opening = forms.ModelChoiceField(
        label=_("开箱记录"), queryset=BoxOpening.objects.none(), required=False, help_text=_("意见箱的来信才选。")
    )
    letters = ManyFilesField(
        label=_("来信原件"),
        required=False,
        help_text=_("来信、纸条的扫描件或照片，PDF、JPG 或 PNG。只有派单的部门能打开。"),
    )
    may_publish = forms.BooleanField(label=_("群众同意隐去个人信息后公开"), required=False)

    def __init__(self, *args: Any, openings: QuerySet[BoxOpening, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "box_opening", openings)


class ClassifyForm(_WithNodes):
    """What it is, how fast, which faults of conduct."""

    kind = forms.ChoiceField(label=_("类别"), choices=VoiceKind.choices)
    urgency = forms.ChoiceField(label=_("时限类别"), choices=Urgency.choices)
    about = forms.ModelChoiceField(label=_("应由谁办"), queryset=Node.objects.none(), required=False)
    subject = forms.CharField(
        label=_("主题"), max_length=60, required=False, help_text=_("一句话，不写姓名，单位看得到。")
    )
    tags = forms.MultipleChoiceField(
        label=_("作风问题"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        english = (get_language() or "").startswith("en")
        faults = conduct_list().faults.values()
        offer_choices(self, "tags", [(fault.code, fault.name_en if english else fault.name_zh) for fault in faults])


class DispatchForm(_WithNodes):
    """Where it goes."""

    unit = forms.ModelChoiceField(label=_("派给"), queryset=Node.objects.none())
    instruction = forms.CharField(
        label=_("交办要求"), widget=lines(3), required=False, max_length=1000, help_text=_("单位看得到，不写提出人。")
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("理由"), widget=lines(3), max_length=1000)


class MergeForm(ReasonForm):
    """Into which."""

    lead = forms.CharField(label=_("并入哪一件"), max_length=40, help_text=_("填编号，如 2026-12。"))
    field_order = ["lead", "reason"]

    def clean_lead(self) -> tuple[int, int]:
        """Year and number, however the signs between them were typed."""
        digits = "".join(sign if sign.isdecimal() else " " for sign in self.cleaned_data["lead"]).split()
        if len(digits) != 2 or len(digits[0]) != 4 or len(digits[1]) > 8:
            raise forms.ValidationError(_("编号请写成 2026-12 这样。"))
        return int(digits[0]), int(digits[1])


class DecideForm(ReasonForm):
    """Granted or not."""

    is_granted = forms.TypedChoiceField(
        label=_("裁定"),
        choices=[("yes", _("同意")), ("no", _("不同意"))],
        coerce=lambda told: told == "yes",
        widget=forms.RadioSelect,
    )
    field_order = ["is_granted", "reason"]


class UrgeForm(ReasonForm):
    """One step of supervision."""

    step = forms.ChoiceField(label=_("方式"), choices=Urging.choices, widget=forms.RadioSelect)
    basis = forms.CharField(label=_("依据"), max_length=300)
    answer_by = forms.DateField(label=_("要求何时前说明"), widget=DayInput())
    leader = forms.ModelChoiceField(
        label=_("批示领导"), queryset=Staff.objects.none(), required=False, help_text=_("领导批示才选。")
    )
    field_order = ["step", "reason", "basis", "answer_by", "leader"]

    def __init__(self, *args: Any, leaders: QuerySet[Staff, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("要求")
        offer_rows(self, "leader", leaders)


class ConferForm(_WithNodes):
    """Several units sat together."""

    held_on = forms.DateField(label=_("会商日期"), widget=DayInput())
    units = forms.ModelMultipleChoiceField(
        label=_("参加单位"), queryset=Node.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("会商事由"), widget=lines(2), max_length=1000)
    outcome = forms.CharField(label=_("会商结果"), widget=lines(4), max_length=2000)
    chaired_by = forms.CharField(label=_("主持人"), max_length=100)


class AskForm(forms.Form):
    """What came of a call."""

    is_reached = forms.TypedChoiceField(
        label=_("联系上了吗"),
        choices=[("yes", _("联系上了")), ("no", _("没有人接"))],
        coerce=lambda told: told == "yes",
        widget=forms.RadioSelect,
    )
    contentment = forms.ChoiceField(label=_("满意度"), required=False, choices=[("", "—"), *Contentment.choices])
    is_contacted = forms.NullBooleanField(label=_("单位联系过本人吗"), required=False)
    is_solved = forms.NullBooleanField(label=_("问题解决了吗"), required=False)
    words = forms.CharField(label=_("群众的话"), widget=lines(3), required=False, max_length=1000)


class CloseForm(forms.Form):
    """Closing; a reason where the citizen is not satisfied."""

    reason = forms.CharField(
        label=_("说明"), widget=lines(2), max_length=1000, required=False, help_text=_("群众不满意的必须写。")
    )


class FindingForm(ReasonForm):
    """What the office finds."""

    finding = forms.ChoiceField(label=_("认定"), choices=Finding.choices, widget=forms.RadioSelect)
    field_order = ["finding", "reason"]


class PurposeForm(forms.Form):
    """What for."""

    purpose = forms.CharField(label=_("为什么要看"), max_length=200, help_text=_("会记入日志。"))


class FinalForm(ReasonForm):
    """The last word."""

    document = forms.CharField(label=_("文号"), max_length=100, help_text=_("最终答复意见书的文号。"))
    basis = forms.CharField(label=_("依据"), max_length=300)
    is_left_out = forms.BooleanField(label=_("不计入满意率（仍在各清单里列出）"), required=False)
    evidence = ManyFilesField(label=_("文件和证据"))
    field_order = ["document", "reason", "basis", "evidence", "is_left_out"]


class StartForm(forms.Form):
    """Work begins."""

    is_contacted = forms.BooleanField(label=_("已经联系过群众"), required=False)


class ReturnForm(ReasonForm):
    """Not ours, and by which rule."""

    basis = forms.CharField(label=_("依据"), max_length=300, help_text=_("职责规定、三定方案等，写明条款。"))


class ExtensionForm(ReasonForm):
    """More time."""

    days = forms.IntegerField(label=_("延长几个工作日"), min_value=1, max_value=30)
    field_order = ["days", "reason"]


class ReplyForm(forms.Form):
    """What the citizen was told."""

    finding = forms.ChoiceField(label=_("查实情况"), choices=Finding.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("给群众的答复"),
        widget=lines(6),
        max_length=4000,
        help_text=_("群众在查询页看到的就是这些话；公开前会隐去个人信息。"),
    )
    measure = forms.CharField(label=_("内部处理情况"), widget=lines(3), max_length=4000, required=False)
    way = forms.ChoiceField(label=_("答复方式"), choices=AnswerWay.choices)
    told_on = forms.DateField(label=_("告知日期"), widget=DayInput())
    told_by = forms.CharField(label=_("告知人"), max_length=100)
    evidence = ManyFilesField(label=_("佐证材料"), required=False)


class PassOnForm(forms.Form):
    """Which photos the unit may see."""

    photos = forms.MultipleChoiceField(
        label=_("哪几张可以转给承办单位"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, photos: Sequence[VoiceFile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "photos", [(str(file.pk), file.file.name) for file in photos])
        self.fields["photos"].initial = [str(file.pk) for file in photos if file.is_passed_on]


class PublishForm(forms.Form):
    """Further words to hide; the boxes of the masks are read beside it."""

    words = forms.CharField(
        label=_("还要遮盖的词"), widget=lines(3), required=False, max_length=1000, help_text=_("一行一个。")
    )

    def lines(self) -> list[str]:
        """One word a line."""
        return [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]
