"""Shapes of input for parallel approval. Nothing is saved here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.casework.enums import PartOpinion
from mingchuang.casework.rules.parts import MOST_PARTS
from mingchuang.organisations.models import Node

ROWS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One filled-in row: what, who, how long, and the titles it waits for."""

    title_zh: str
    unit: Node
    working_days: int
    after: tuple[str, ...]


class PartsForm(forms.Form):
    """Rows of a parallel approval; empty ones are left out. What a row waits for is told by the numbers of rows."""

    def __init__(self, *args: Any, units: QuerySet[Node, Any], rows: int = ROWS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = min(rows, MOST_PARTS)
        for row in range(1, self.rows + 1):
            self.fields[f"title{row}"] = forms.CharField(label=_("办理内容"), max_length=100, required=False)
            self.fields[f"unit{row}"] = forms.ModelChoiceField(label=_("办理单位"), queryset=units, required=False)
            self.fields[f"days{row}"] = forms.IntegerField(
                label=_("时限（工作日）"), min_value=1, max_value=99, required=False
            )
            self.fields[f"after{row}"] = forms.CharField(label=_("等哪几行办完"), max_length=60, required=False)

    def lines(self) -> list[list[forms.BoundField]]:
        """The fields of each row."""
        return [
            [self[f"{name}{row}"] for name in ("title", "unit", "days", "after")] for row in range(1, self.rows + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty, and waits for rows that are there."""
        given = super().clean() or {}
        filled = [row for row in range(1, self.rows + 1) if given.get(f"title{row}")]
        for row in filled:
            for name in ("unit", "days"):
                if not given.get(f"{name}{row}") and not self.has_error(f"{name}{row}"):
                    self.add_error(f"{name}{row}", gettext("请填写。"))
            if unknown := [number for number in self._numbers(given, row) if number not in filled or number == row]:
                self.add_error(f"after{row}", gettext("没有第 {row} 行，或者就是这一行自己。").format(row=unknown[0]))
        return given

    def parts(self) -> Sequence[PartLine]:
        """What was filled in."""
        given = self.cleaned_data
        titles = {row: given[f"title{row}"].strip() for row in range(1, self.rows + 1) if given.get(f"title{row}")}
        return [
            PartLine(
                title_zh=title,
                unit=given[f"unit{row}"],
                working_days=given[f"days{row}"],
                after=tuple(titles[number] for number in self._numbers(given, row)),
            )
            for row, title in titles.items()
        ]

    @staticmethod
    def _numbers(given: dict[str, Any], row: int) -> list[int]:
        return [int(number) for number in re.findall(r"\d{1,2}", given.get(f"after{row}") or "")]


class OpinionForm(forms.Form):
    """What the unit says of its part."""

    opinion = forms.ChoiceField(label=_("意见"), choices=PartOpinion.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("说明"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("不同意的必须写明理由和依据。"),
    )
