"""What is asked of the page of stalls, and what is written in an order, a report and a finding."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mingchuang.following.queries import kinds
from mingchuang.foundation.http.fields import DayInput, offer_choices, offer_rows
from mingchuang.organisations.models import Node
from mingchuang.supervision.enums import Grouping, Measure
from mingchuang.supervision.queries.waits import Window

DAYS = [("30", _("近 30 天")), ("90", _("近 90 天")), ("180", _("近半年"))]
USUAL_DAYS = 90


class StallForm(forms.Form):
    """The address bar of the page; what makes no sense is left aside."""

    measure = forms.ChoiceField(label=_("看什么"), required=False)
    by = forms.ChoiceField(label=_("按什么分"), required=False)
    step = forms.ChoiceField(label=_("类别"), required=False)
    days = forms.ChoiceField(label=_("统计期"), choices=DAYS, required=False)
    node = forms.ModelChoiceField(
        Node.objects.none(), to_field_name="code", label=_("范围"), required=False, empty_label=None
    )

    def __init__(self, asked: Any, *, places: QuerySet[Node], top: Node) -> None:
        usual = {"measure": Measure.LATE.value, "by": Grouping.PLACE.value, "days": str(USUAL_DAYS), "node": top.code}
        super().__init__({**usual, **{key: value for key, value in asked.items() if value}})
        self._top = top
        choices = {
            "measure": [(each.value, _(each.label)) for each in Measure],
            "by": [(each.value, _(each.label)) for each in Grouping],
            "step": [("", _("不限")), *((each.key, _(each.label)) for each in kinds().values())],
        }
        for name, offered in choices.items():
            offer_choices(self, name, offered)
        offer_rows(self, "node", places)

    def measured(self) -> Measure:
        """Which share."""
        return Measure(self._asked("measure", Measure.LATE.value))

    def grouping(self) -> Grouping:
        """Told apart by what."""
        return Grouping(self._asked("by", Grouping.PLACE.value))

    def window(self, now: datetime) -> Window:
        """Where and when."""
        today = timezone.localdate(now)
        days = int(self._asked("days", str(USUAL_DAYS)))
        place = self._asked("node", self._top)
        step = self._asked("step", "")
        return Window(place=place, from_on=today - timedelta(days=days - 1), until_on=today, now=now, step=step)

    def _asked(self, name: str, usual: Any) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name) or usual


class OrderForm(forms.Form):
    """What is to be done about it, by whom, by when."""

    to = forms.ModelChoiceField(Node.objects.none(), label=_("谁来办"), empty_label=_("请选择"))
    wanted = forms.CharField(
        label=_("要求"), max_length=1000, widget=forms.Textarea, help_text=_("写明堵在哪个环节、怎么疏通、怎样算疏通。")
    )
    due_on = forms.DateField(label=_("完成期限"), widget=DayInput())

    def __init__(self, *args: Any, places: QuerySet[Node], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "to", places)


class ReportForm(forms.Form):
    """What was done."""

    report = forms.CharField(label=_("做了什么"), max_length=2000, widget=forms.Textarea)


class FindingForm(forms.Form):
    """Accepted, or sent back with the reason."""

    answer = forms.ChoiceField(
        label=_("核对结果"), choices=[("settle", _("办结")), ("return", _("退回"))], widget=forms.RadioSelect
    )
    finding = forms.CharField(label=_("核对意见"), max_length=1000, required=False, widget=forms.Textarea)

    def clean(self) -> dict[str, Any]:
        """Whoever sends it back says why."""
        data = super().clean() or {}
        if data.get("answer") == "return" and not data.get("finding", "").strip():
            self.add_error("finding", _("退回要写明理由。"))
        return data
