"""Registering display points and what hangs there."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import offer_choices, offer_rows, show_refusal
from mingchuang.organisations.models import Node
from mingchuang.publicity.enums import PrintKind
from mingchuang.publicity.queries.points import display_kinds
from mingchuang.publicity.rules import PointRefused


class PointForm(forms.Form):
    """Where something hangs."""

    node = forms.ModelChoiceField(label=_("所属机构"), queryset=Node.objects.none())
    kind = forms.ChoiceField(label=_("类别"))
    place_zh = forms.CharField(label=_("位置"), max_length=120, help_text=_("让别人找得到，例如“一楼入口左侧墙”。"))
    place_en = forms.CharField(label=_("位置（英文）"), max_length=180, required=False)

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], **kwargs: Any) -> None:
        """`nodes` are those where the actor may register one."""
        super().__init__(*args, **kwargs)
        offer_rows(self, "node", nodes)
        is_english = (get_language() or "").startswith("en")
        kinds = [(key, english if is_english else words) for key, (words, english) in display_kinds().items()]
        offer_choices(self, "kind", kinds)

    def refuse(self, refusal: PointRefused) -> None:
        """Put a refusal at its field, or at the head of the form."""
        show_refusal(self, refusal)


class PutUpForm(forms.Form):
    """What is hung, in which version, with a photograph."""

    print_kind = forms.ChoiceField(label=_("印件"), choices=[(kind.value, _(str(kind.label))) for kind in PrintKind])
    subject = forms.CharField(
        label=_("内容编码"),
        max_length=40,
        help_text=_("窗口、大厅、单位的编码，活动的代码，或者办事指南卡的事项编码。"),
    )
    version = forms.CharField(
        label=_("版本号"),
        max_length=8,
        required=False,
        help_text=_("印件角上的 8 位字符。不填就当是刚印的这一版。"),
    )
    photo = forms.FileField(label=_("张贴照片"), required=False, help_text=_("JPEG、PNG 或 WebP。"))

    def refuse(self, refusal: Any) -> None:
        """Put a refusal at its field, or at the head of the form."""
        show_refusal(self, refusal)

    def clean_version(self) -> str:
        """Typed in capitals or with blanks it is the same."""
        return str(self.cleaned_data["version"]).strip().lower()
