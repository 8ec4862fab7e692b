"""Uploading a newer version, and what is asked before one of its items is taken over."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.enums import ChangeSort
from mingchuang.campaigns.forms.confirming import UnitQuestions
from mingchuang.campaigns.forms.plan import DocumentForm
from mingchuang.campaigns.queries.units import Named
from mingchuang.campaigns.rules.differences import Difference
from mingchuang.foundation.http.fields import DayInput
from mingchuang.organisations.models import Node


class VersionForm(DocumentForm):
    """The newer document; it is kept where the earlier one is."""


class ApplyForm(UnitQuestions):
    """Units nobody has matched yet, a last day the plan leaves open, the reason why a task is withdrawn."""

    due_on = forms.DateField(label=_("新版方案没有写明期限，最迟哪天完成"), widget=DayInput())
    reason = forms.CharField(label=_("原因"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self,
        *args: Any,
        one: Difference,
        named: Sequence[Named],
        places: Sequence[Node],
        asks_due: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not asks_due:
            del self.fields["due_on"]
        if not asks_reason(one):
            del self.fields["reason"]
        self.ask_units(named, places)


def asks_reason(one: Difference) -> bool:
    """A task is not withdrawn without saying why."""
    return one.part == "activities" and one.sort == ChangeSort.DROPPED
