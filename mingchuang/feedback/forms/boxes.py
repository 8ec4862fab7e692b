"""Opening a suggestion box."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import MomentInput, offer_rows
from mingchuang.organisations.models import Node


class BoxForm(forms.Form):
    """Who opened it with whom, when, how many slips."""

    place = forms.ModelChoiceField(label=_("意见箱所在"), queryset=Node.objects.none())
    box = forms.CharField(label=_("哪个意见箱"), max_length=100)
    opened_at = forms.DateTimeField(
        label=_("开箱时间"),
        widget=MomentInput(),
    )
    opened_by = forms.CharField(label=_("开箱人"), max_length=100)
    witness = forms.CharField(label=_("在场人"), max_length=100)
    slips = forms.IntegerField(label=_("取出几件"), min_value=0, max_value=5000)
    photo = forms.FileField(label=_("照片"), required=False, help_text=_("开箱时的照片，JPG 或 PNG。"))
    note = forms.CharField(label=_("备注"), max_length=300, required=False)

    def __init__(self, *args: Any, places: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "place", places)
