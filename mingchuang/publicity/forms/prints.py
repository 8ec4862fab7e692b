"""Ordering prints."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import offer_rows, show_refusal
from mingchuang.organisations.models import Node
from mingchuang.publicity.enums import HandbookOrder, PaperSize, PrintKind
from mingchuang.publicity.rules import PAPERS, PrintRefused, check_print


class PrintForm(forms.Form):
    """What is printed, for which place, on which paper."""

    kind = forms.ChoiceField(label=_("印什么"), choices=[(kind.value, _(str(kind.label))) for kind in PrintKind])
    place = forms.ModelChoiceField(
        label=_("哪里的"),
        queryset=Node.objects.none(),
        to_field_name="code",
        help_text=_("选大厅或单位，就印它下面所有窗口或事项的。"),
    )
    paper = forms.ChoiceField(
        label=_("纸张"),
        required=False,
        choices=[("", _("按印件的常用纸张")), *((size.value, _(str(size.label))) for size in PaperSize)],
    )
    order = forms.ChoiceField(
        label=_("手册怎么分章"),
        required=False,
        choices=[(order.value, _(str(order.label))) for order in HandbookOrder],
    )
    marks = forms.BooleanField(
        label=_("海报加裁切线和出血"), required=False, help_text=_("送印刷厂时选；自己打印不用。")
    )

    def __init__(self, *args: Any, places: QuerySet[Node, Any], **kwargs: Any) -> None:
        """`places` are those the actor may order for."""
        super().__init__(*args, **kwargs)
        offer_rows(self, "place", places)

    def clean(self) -> dict[str, Any]:
        """The usual paper where none was chosen; a paper the kind can have."""
        typed: dict[str, Any] = super().clean() or {}
        if kind := typed.get("kind"):
            typed["paper"] = typed.get("paper") or PAPERS[kind][0]
            try:
                check_print(kind=kind, paper=typed["paper"])
            except PrintRefused as refusal:
                show_refusal(self, refusal)
        return typed
