"""Shapes of input for pauses and extensions. Nothing is saved here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from mingchuang.following.enums import PauseCause, WrittenWay

MOST_FILES = 5
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class _ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class _ManyFilesField(forms.FileField):
    """Several files, at least one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=_ManyFilesInput(), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file by itself; Any: the parent promises one file, this gives a list."""
        given = [file for file in (data or []) if file] or [None]
        if len(given) > MOST_FILES:
            raise forms.ValidationError(_("一次最多 %(most)s 个文件。"), params={"most": MOST_FILES})
        cleaned: list[UploadedFile] = [super(_ManyFilesField, self).clean(file, initial) for file in given]
        return cleaned


class PauseForm(forms.Form):
    """Why the clock should stand, and the proof."""

    cause = forms.ChoiceField(label=_("原因"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("申请人会看到。")
    )
    basis = forms.CharField(label=_("依据"), max_length=300, initial="《行政许可法》第四十五条")
    out_on = forms.DateField(label=_("从哪天起暂停"), widget=DAY, help_text=_("早于今天的按补录记，计入单位差错。"))
    evidence = _ManyFilesField(label=_("证明材料"), help_text=_("补正通知、听证通知、检测委托书等。"))

    def __init__(self, *args: Any, causes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cause = self.fields["cause"]
        assert isinstance(cause, forms.ChoiceField)
        cause.choices = [(value, label) for value, label in PauseCause.choices if value in causes]


class BackForm(forms.Form):
    """The day that counts again."""

    back_on = forms.DateField(label=_("从哪天起恢复计时"), widget=DAY)


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
