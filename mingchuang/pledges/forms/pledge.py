"""Wording, reviewing, reporting, examining, withdrawing."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import DayInput, ManyFilesField, offer_choices, offer_rows, show_refusal
from mingchuang.organisations.models import Node, Staff
from mingchuang.pledges.enums import Aim, FulfilmentResult, PledgeCategory, PledgeState
from mingchuang.pledges.models import PledgeRound
from mingchuang.pledges.queries import indicators
from mingchuang.pledges.rules import FulfilmentReport, PledgeRefused, PledgeWording


def place_refusal(form: forms.Form, refusal: PledgeRefused) -> None:
    """Put a refusal at its field, or at the head of the form."""
    show_refusal(form, refusal)


class PledgeFilterForm(forms.Form):
    """What the list is narrowed to."""

    q = forms.CharField(label=_("内容或编号"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[
            ("", _("全部")),
            ("overdue", _("到期未申报")),
            ("flagged", _("有文字提示的稿")),
            *((state.value, _(str(state.label))) for state in PledgeState),
        ],
    )
    unit = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    round = forms.CharField(required=False, max_length=18, widget=forms.HiddenInput)


OWN = ("node", "staff", "round")
"""What belongs to the pledger and not to the wording."""


class PledgeForm(forms.Form):
    """The wording of a pledge."""

    node = forms.ModelChoiceField(label=_("承诺单位"), queryset=Node.objects.none())
    staff = forms.ModelChoiceField(
        label=_("承诺人"), queryset=Staff.objects.none(), required=False, help_text=_("个人承诺的才选。")
    )
    round = forms.ModelChoiceField(label=_("承诺轮次"), queryset=PledgeRound.objects.none(), required=False)
    category = forms.ChoiceField(label=_("类别"), choices=[(c.value, _(str(c.label))) for c in PledgeCategory])
    text_zh = forms.CharField(
        label=_("承诺内容"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写群众看得懂、查得到的话。公布后不能改字。"),
    )
    text_en = forms.CharField(
        label=_("承诺内容（英文）"), max_length=800, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    target_zh = forms.CharField(label=_("目标"), max_length=200, required=False, help_text=_("例如：增设 2 个窗口。"))
    target_en = forms.CharField(label=_("目标（英文）"), max_length=300, required=False)
    target_number = forms.DecimalField(
        label=_("目标数"), required=False, max_digits=12, decimal_places=2, help_text=_("能数的，填数字。")
    )
    due_on = forms.DateField(
        label=_("到期日"), required=False, widget=DayInput(), help_text=_("长期承诺不填；有到期日的才计入践诺率。")
    )
    indicator = forms.ChoiceField(
        label=_("按哪个指标计量"),
        required=False,
        help_text=_("长期承诺选了指标，每月由系统按记录计量，不用自己申报。"),
    )
    aim = forms.ChoiceField(
        label=_("目标数是"), required=False, choices=[("", "—"), *((a.value, _(str(a.label))) for a in Aim)]
    )

    def __init__(
        self,
        *args: Any,
        nodes: QuerySet[Node, Any] | None = None,
        staff: QuerySet[Staff, Any] | None = None,
        rounds: QuerySet[PledgeRound, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        known = [(one.figure, f"{_(one.measured.label)}（{_(one.measured.unit)}）") for one in indicators()]
        offer_choices(self, "indicator", [("", _("不按记录计量")), *known])
        if nodes is None or staff is None or rounds is None:  # the pledger of a known pledge stays
            for name in OWN:
                del self.fields[name]
            return
        offer_rows(self, "round", rounds)
        offer_rows(self, "node", nodes)
        offer_rows(self, "staff", staff)

    def wording(self) -> PledgeWording:
        """What was typed."""
        typed = {key: value for key, value in self.cleaned_data.items() if key not in OWN}
        return PledgeWording(**typed)


class ReviewForm(forms.Form):
    """What another than the drafter says of the wording."""

    verdict = forms.ChoiceField(
        label=_("审核结果"),
        choices=[("approve", _("可以公布")), ("send_back", _("退回修改"))],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("审核意见"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("退回的、有文字提示而通过的，必须写明理由。"),
    )


class ReportForm(forms.Form):
    """What was done."""

    done_on = forms.DateField(label=_("兑现日期"), widget=DayInput())
    done_zh = forms.CharField(label=_("做了什么、结果怎样"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    done_en = forms.CharField(
        label=_("英文"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    achieved_number = forms.DecimalField(label=_("达到数"), required=False, max_digits=12, decimal_places=2)
    evidence = ManyFilesField(
        label=_("凭证"), required=False, help_text=_("照片、PDF、Word 或 Excel，可选几个；公众只看到件数。")
    )

    def report(self) -> FulfilmentReport:
        """What was typed."""
        return FulfilmentReport(**{key: value for key, value in self.cleaned_data.items() if key != "evidence"})

    def evidence_files(self) -> list[tuple[str, bytes]]:
        """The files, by name."""
        uploads: list[UploadedFile] = self.cleaned_data["evidence"]
        return [(upload.name or "", upload.read()) for upload in uploads]


class ExamineForm(forms.Form):
    """What another person found."""

    result = forms.ChoiceField(
        label=_("评定结果"),
        choices=[(result.value, _(str(result.label))) for result in FulfilmentResult],
        widget=forms.RadioSelect,
    )
    remark_zh = forms.CharField(
        label=_("评定意见"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("评为已兑现的可不写；公众会看到。"),
    )
    remark_en = forms.CharField(label=_("评定意见（英文）"), max_length=800, required=False)


class WithdrawForm(forms.Form):
    """Why a pledge is taken back."""

    reason_zh = forms.CharField(
        label=_("撤回理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("公众会看到。")
    )
    reason_en = forms.CharField(label=_("撤回理由（英文）"), max_length=500, required=False)
