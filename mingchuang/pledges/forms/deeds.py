"""Good deeds."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import DayInput, ManyFilesField, offer_rows
from mingchuang.organisations.models import Node, Staff
from mingchuang.pledges.enums import ConfirmedBy, DeedState, NeedSource
from mingchuang.pledges.rules import Confirmation, DeedPlan, DeedResult

LINES = forms.Textarea(attrs={"rows": 2})


class DeedFilterForm(forms.Form):
    """What the list is narrowed to."""

    q = forms.CharField(label=_("内容或编号"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[("", _("全部")), *((s.value, _(str(s.label))) for s in DeedState)]
    )


class DeedForm(forms.Form):
    """A need, and what shall be done about it."""

    node = forms.ModelChoiceField(label=_("承办单位"), queryset=Node.objects.none())
    heard_from = forms.ChoiceField(label=_("需求从哪里听到"), choices=[(s.value, _(str(s.label))) for s in NeedSource])
    heard_note = forms.CharField(
        label=_("来源说明"),
        max_length=200,
        required=False,
        help_text=_("例如：城南社区座谈会。会公开，不写姓名、电话。"),
    )
    heard_on = forms.DateField(label=_("听到日期"), widget=DayInput())
    need_zh = forms.CharField(label=_("群众需求"), max_length=300, widget=LINES)
    need_en = forms.CharField(label=_("群众需求（英文）"), max_length=500, required=False)
    deed_zh = forms.CharField(label=_("办什么"), max_length=300, widget=LINES)
    deed_en = forms.CharField(label=_("办什么（英文）"), max_length=500, required=False)
    owner = forms.ModelChoiceField(label=_("负责人"), queryset=Staff.objects.none(), required=False)
    due_on = forms.DateField(label=_("计划办成日期"), widget=DayInput())

    def __init__(
        self, *args: Any, staff: QuerySet[Staff, Any], nodes: QuerySet[Node, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "owner", staff)
        if nodes is None:  # the place of a known deed stays
            del self.fields["node"]
            return
        offer_rows(self, "node", nodes)

    def plan(self) -> DeedPlan:
        """What was typed."""
        return DeedPlan(**{key: value for key, value in self.cleaned_data.items() if key not in {"node", "owner"}})


class _WithFiles(forms.Form):
    evidence = ManyFilesField(
        label=_("佐证材料"), required=False, help_text=_("照片、PDF、Word 或 Excel；公众只看到件数。")
    )

    def evidence_files(self) -> list[tuple[str, bytes]]:
        """The files, by name."""
        return [(upload.name or "", upload.read()) for upload in self.cleaned_data["evidence"]]

    def typed(self) -> dict[str, Any]:
        """Everything but the files."""
        return {key: value for key, value in self.cleaned_data.items() if key != "evidence"}


class DeedResultForm(_WithFiles):
    """What came of it, counted."""

    done_on = forms.DateField(label=_("办成日期"), widget=DayInput())
    result_number = forms.DecimalField(label=_("办成数"), max_digits=12, decimal_places=2)
    unit_zh = forms.CharField(label=_("单位"), max_length=20, help_text=_("户、人次、处……"))
    unit_en = forms.CharField(label=_("单位（英文）"), max_length=40, required=False)
    result_zh = forms.CharField(label=_("结果"), max_length=500, widget=LINES)
    result_en = forms.CharField(label=_("结果（英文）"), max_length=800, required=False)
    field_order = ("done_on", "result_number", "unit_zh", "unit_en", "result_zh", "result_en", "evidence")

    def result(self) -> DeedResult:
        """What was typed."""
        return DeedResult(**self.typed())


class ConfirmDeedForm(_WithFiles):
    """What those who were helped said."""

    asked_count = forms.IntegerField(label=_("问了多少人"), min_value=1)
    confirmed_count = forms.IntegerField(label=_("多少人确认"), min_value=0)
    confirmed_how = forms.ChoiceField(label=_("怎样确认"), choices=[(c.value, _(str(c.label))) for c in ConfirmedBy])
    confirmed_on = forms.DateField(label=_("确认日期"), widget=DayInput())
    field_order = ("asked_count", "confirmed_count", "confirmed_how", "confirmed_on", "evidence")

    def said(self) -> Confirmation:
        """What was typed."""
        return Confirmation(**self.typed())


class ToldForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("原因"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
