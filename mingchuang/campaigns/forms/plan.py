"""Uploading a plan document."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import offer_rows
from mingchuang.organisations.models import Node


class PlanFileForm(forms.Form):
    """A document and the body whose plan it is."""

    file = forms.FileField(
        label=_("方案文件"),
        help_text=_("Word（.docx）、有文字的 PDF、纯文本（.txt）或网页（.html），不超过 20 MB。一个文件里可以有几篇。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt,.html,.htm"}),
        error_messages={"empty": _("文件是空的，请重新选择。")},
    )
    node = forms.ModelChoiceField(label=_("放在哪个机构之下"), queryset=Node.objects.none())

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "node", nodes)
