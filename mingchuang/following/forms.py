"""Shapes of input. Nothing is saved here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.following.enums import PauseCause
from mingchuang.following.rules import ClockSettings, LampRule
from mingchuang.foundation.http.fields import DayInput
from mingchuang.foundation.worktime.limits import LimitUnit

HOURS_HINT = _(
    "一行写一种：“工作日 09:00-12:00 13:30-17:30”“周六 09:00-12:00”“2026-02-16 09:00-11:30”“2026-02-27 不开放”。"
    "不填的，按机构登记的服务时间。"
)


class ClockRuleForm(forms.Form):
    """How limits are counted from a place downwards."""

    counts_start = forms.BooleanField(
        label=_("起算当日计入期限"),
        required=False,
        help_text=_("《民法典》第二百零一条：起算当日不计入。当地另有规定的才勾选。"),
    )
    rolls_intake = forms.BooleanField(
        label=_("休息日收件按下一工作日起算"), required=False, help_text=_("周末不打烊、网上全天收件的地方用。")
    )
    amber_percent = forms.IntegerField(
        label=_("临期：还剩百分之几"), min_value=0, max_value=90, help_text=_("期限还剩这么多时亮黄灯。")
    )
    amber_days = forms.IntegerField(label=_("临期：至少提前几天"), min_value=0, max_value=30)
    causes = forms.MultipleChoiceField(
        label=_("哪些原因可以暂停计时"),
        required=False,
        choices=[(cause.value, cause.label) for cause in PauseCause.asked_for()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("法律列举的都可以保留；公示按当地规定才可扣除，要写明依据。"),
    )
    hand_over_hours = forms.IntegerField(
        label=_("移交几个服务小时内接收"), min_value=1, max_value=80, help_text=_("逾期没有接收的，自动退回移交人。")
    )
    extension_most = forms.IntegerField(
        label=_("延期最多多少"), min_value=0, max_value=60, help_text=_("按法定期限的单位计，行政许可为 10 个工作日。")
    )
    hours = forms.CharField(
        label=_("服务时间"), required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=HOURS_HINT
    )
    basis = forms.CharField(label=_("依据"), required=False, max_length=200)

    @staticmethod
    def filled_from(settings: ClockSettings) -> dict[str, Any]:
        """What the form shows at first."""
        return {
            "counts_start": settings.counts_start,
            "rolls_intake": settings.rolls_intake,
            "amber_percent": settings.lamp.percent,
            "amber_days": settings.lamp.days,
            "causes": list(settings.causes),
            "hand_over_hours": settings.hand_over_hours,
            "extension_most": settings.extension_most,
            "hours": settings.hours,
            "basis": settings.basis,
        }

    def settings(self) -> ClockSettings:
        """The rule that was entered."""
        said = self.cleaned_data
        return ClockSettings(
            counts_start=said["counts_start"],
            rolls_intake=said["rolls_intake"],
            lamp=LampRule(percent=said["amber_percent"], days=said["amber_days"]),
            causes=tuple(said["causes"]),
            hand_over_hours=said["hand_over_hours"],
            extension_most=said["extension_most"],
            hours=said["hours"],
            basis=said["basis"],
        )


class TrialForm(forms.Form):
    """A limit to be tried out."""

    start = forms.DateField(label=_("起算日期"), widget=DayInput())
    count = forms.IntegerField(label=_("期限"), min_value=0, max_value=9999)
    unit = forms.ChoiceField(
        label=_("单位"),
        choices=[
            (LimitUnit.WORKING_DAY.value, _("工作日")),
            (LimitUnit.NATURAL_DAY.value, _("自然日")),
            (LimitUnit.MONTH.value, _("月")),
            (LimitUnit.YEAR.value, _("年")),
        ],
    )
    out_on = forms.DateField(label=_("暂停日"), required=False, widget=DayInput())
    back_on = forms.DateField(label=_("恢复日"), required=False, widget=DayInput())
