"""Shapes of input. Nothing is saved here."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mingchuang.casework.rules import MOST_IN_A_DAY
from mingchuang.foundation.http.fields import DayInput
from mingchuang.organisations.models import Node


class DayForm(forms.Form):
    """The day whose counts are shown."""

    day = forms.DateField(label=_("日期"), required=False, widget=DayInput())


class CountsForm(forms.Form):
    """One number for each window; an empty one is left alone."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, windows: Sequence[Node], present: Mapping[int, int]
    ) -> None:
        super().__init__(data)
        self.windows = {f"w{window.pk}": window for window in windows}
        for name, window in self.windows.items():
            self.fields[name] = forms.IntegerField(
                label=_window_name(window),
                required=False,
                min_value=0,
                max_value=MOST_IN_A_DAY,
                initial=present.get(window.pk),
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "count", "autocomplete": "off"}),
            )

    def counts(self) -> list[tuple[Node, int]]:
        """What was typed, by window."""
        typed = self.cleaned_data
        return [(window, typed[name]) for name, window in self.windows.items() if typed.get(name) is not None]


def _window_name(window: Node) -> str:
    english = window.name_en if (get_language() or "").startswith("en") else ""
    return english or window.name_zh


class CountsWorkbookForm(forms.Form):
    """A filled-in workbook of counts."""

    workbook = forms.FileField(label=_("Excel 文件"), help_text=_("用下载的模板填写，.xlsx 格式。"))


def day_or(form: DayForm, today: date) -> date:
    """The day asked for; nonsense and days to come become today."""
    wanted: date | None = form.cleaned_data.get("day") if form.is_valid() else None
    return wanted if wanted is not None and wanted <= today else today
