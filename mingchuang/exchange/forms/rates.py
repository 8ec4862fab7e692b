"""Which month, which region."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import offer_rows
from mingchuang.organisations.models import Node


class RatesForm(forms.Form):
    """A month written as 2026-03, and a region."""

    month = forms.DateField(
        label=_("月份"), required=False, input_formats=["%Y-%m"], widget=forms.TextInput(attrs={"type": "month"})
    )
    region = forms.ModelChoiceField(
        label=_("地区"), queryset=Node.objects.none(), required=False, to_field_name="code", empty_label=None
    )

    def __init__(self, *args: Any, regions: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "region", regions)

    def month_or(self, today: date) -> date:
        """The first day of the month asked for; nonsense is this month."""
        asked = self.cleaned_data.get("month") if self.is_bound and not self.errors.get("month") else None
        return (asked or today).replace(day=1)

    def region_or(self, first: Node | None) -> Node | None:
        """The region asked for, else the first one; None for one out of reach."""
        if not self.is_bound or not self.data.get("region"):
            return first
        self.full_clean()
        return self.cleaned_data.get("region")
