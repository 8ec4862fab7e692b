"""Simplifications and synonyms, as they are typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.catalogue.enums import TIME_UNITS, Saving
from mingchuang.catalogue.forms.items import worded_choices
from mingchuang.catalogue.rules.versions import SavingContent
from mingchuang.foundation.http.fields import DayInput

UNITS = [("", "—"), *worded_choices(TIME_UNITS)]


class SimplificationForm(forms.Form):
    """Before and after."""

    saving = forms.ChoiceField(label=_("减什么"), choices=worded_choices(Saving.choices))
    before_count = forms.IntegerField(label=_("原来"), min_value=1, max_value=999)
    before_unit = forms.ChoiceField(label=_("原来的单位"), choices=UNITS, required=False, help_text=_("减时限的才选。"))
    after_count = forms.IntegerField(label=_("现在"), min_value=0, max_value=999, help_text=_("改为当场办结的填 0。"))
    after_unit = forms.ChoiceField(label=_("现在的单位"), choices=UNITS, required=False)
    in_force_from = forms.DateField(label=_("施行日期"), widget=DayInput())
    how_zh = forms.CharField(
        label=_("怎么减的"), max_length=300, required=False, help_text=_("如“户籍信息由部门共享，不再要户口簿复印件”。")
    )
    how_en = forms.CharField(label=_("怎么减的（英文）"), max_length=300, required=False)

    def content(self) -> SavingContent:
        """The counts that were typed; only time has units."""
        typed: dict[str, Any] = self.cleaned_data
        saving = Saving(typed["saving"])
        is_time = saving is Saving.TIME
        return SavingContent(
            saving=saving,
            before_count=typed["before_count"],
            after_count=typed["after_count"],
            before_unit=typed["before_unit"] if is_time else "",
            after_unit=typed["after_unit"] if is_time and typed["after_count"] else "",
        )


class ReasonForm(forms.Form):
    """Why something is taken off."""

    reason = forms.CharField(label=_("原因"), max_length=300)


class SynonymForm(forms.Form):
    """A word of the people, and what it also finds."""

    word = forms.CharField(label=_("群众的说法"), max_length=40)
    meanings = forms.CharField(
        label=_("也查这些词"),
        max_length=300,
        required=False,
        help_text=_("写事项名称里的正式说法，几个用顿号隔开；全部删去就是停用这个词。"),
    )
