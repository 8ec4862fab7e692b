"""What citizens send."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mingchuang.evaluations.enums import Grade, MendingGrade
from mingchuang.evaluations.rules.codes import Reason
from mingchuang.evaluations.rules.rating import LONGEST_WORDS
from mingchuang.foundation.http.fields import offer_choices


class RatingForm(forms.Form):
    """Two taps: a grade, and send."""

    grade = forms.ChoiceField(
        label=_("满意度"), choices=Grade.choices, error_messages={"required": _("请先选一项，再提交。")}
    )
    token = forms.CharField(label=_("页面标识"), max_length=1000)


class WordsForm(forms.Form):
    """Why; all of it may be left empty."""

    reasons = forms.MultipleChoiceField(
        label=_("原因"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    words = forms.CharField(
        label=_("想说的话"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("被评的单位会看到这些话，请不要写自己的姓名、证件号。"),
    )
    phone = forms.CharField(
        label=_("回访电话"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text=_("加密保存，被评的单位看不到，只有活动办公室为回访这件事可以打开，每次打开都有记录。"),
    )
    consent = forms.BooleanField(
        label=_("我同意活动办公室用这个号码就这次评价回访我，办结后 90 天删除。"), required=False
    )

    def __init__(self, *args: Any, reasons: Sequence[Reason], with_phone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        english = (get_language() or "").startswith("en")
        offer_choices(self, "reasons", [(r.code, r.label_en if english else r.label_zh) for r in reasons])
        self.first_codes = {r.code for r in reasons if r.is_first}
        if not with_phone:
            del self.fields["phone"], self.fields["consent"]

    def ticks(self) -> list[tuple[forms.boundfield.BoundWidget, bool]]:
        """Each reason's box, and whether it is shown at once."""
        return [(box, str(box.data["value"]) in self.first_codes) for box in self["reasons"]]


class GradeForm(forms.Form):
    """Another grade."""

    grade = forms.ChoiceField(label=_("改为"), choices=Grade.choices, widget=forms.RadioSelect)


class MendingGradeForm(forms.Form):
    """How she finds the mending."""

    grade = forms.ChoiceField(choices=MendingGrade.choices, error_messages={"required": _("请先选一项，再提交。")})
