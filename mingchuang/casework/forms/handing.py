"""Shape of input for handing a case over to another unit. Nothing is saved here."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.following.queries import person_named
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http.fields import offer_rows, show_refusal
from mingchuang.organisations.models import Node


class OfferForm(forms.Form):
    """To whom, and why."""

    to_node = forms.ModelChoiceField(label=_("移交给"), queryset=Node.objects.none())
    to_staff = forms.CharField(
        label=_("交给谁"), required=False, max_length=40, help_text=_("姓名或工号；不指定就由那里的人接收。")
    )
    reason = forms.CharField(label=_("为什么移交"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, takers: QuerySet[Node, Any], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        offer_rows(self, "to_node", takers)

    def clean(self) -> dict[str, Any]:
        """The person is looked for at the place chosen."""
        given = super().clean() or {}
        try:
            name = given.get("to_staff") or ""
            given["to_staff"] = person_named(name, below_node=given.get("to_node"), on=self.on)
        except Refusal as refusal:
            show_refusal(self, refusal, field="to_staff")
        return given
