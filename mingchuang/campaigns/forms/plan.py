"""Handing a plan document in, as a file or as pasted text."""

import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import offer_rows
from mingchuang.organisations.models import Node

_LONGEST_PASTED = 300_000
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_NAME = 40


class DocumentForm(forms.Form):
    """A document: a file, or its text."""

    # The browser must let a form pass that has a text and no file.
    use_required_attribute = False

    file = forms.FileField(
        label=_("方案文件"),
        help_text=_("Word（.docx）、有文字的 PDF、纯文本（.txt）或网页（.html），不超过 20 MB。一个文件里可以有几篇。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt,.html,.htm"}),
        error_messages={
            "empty": _("文件是空的，请重新选择。"),
            "required": _("请选择文件，或者粘贴方案全文。"),
        },
    )
    pasted = forms.CharField(
        label=_("或者粘贴方案全文"),
        required=False,
        max_length=_LONGEST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, and not both."""
        given = super().clean() or {}
        if given.get("file") and given.get("pasted"):
            self.add_error("pasted", _("文件和粘贴的文字只要一样，请留下一样。"))
        elif given.get("pasted") and self.has_error("file", code="required"):
            del self.errors["file"]
        return given

    def source(self) -> str:
        """The field the document came in by."""
        return "pasted" if self.cleaned_data.get("pasted") else "file"

    def document(self) -> tuple[bytes, str]:
        """What was handed in, and what it is called: pasted text by its first line."""
        if file := self.cleaned_data.get("file"):
            return file.read(), file.name
        text = self.cleaned_data["pasted"]
        first = _NOT_IN_NAMES.sub("", text.lstrip().partition("\n")[0]).strip()[:_LONGEST_NAME]
        return text.encode(), f"{first or gettext('粘贴的方案')}.txt"


class PlanFileForm(DocumentForm):
    """A document and the body whose plan it is."""

    node = forms.ModelChoiceField(label=_("放在哪个机构之下"), queryset=Node.objects.none())

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "node", nodes)
