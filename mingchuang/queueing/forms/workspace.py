"""What staff set up and type."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http import worded
from mingchuang.foundation.http.fields import HourInput, offer_choices, offer_rows
from mingchuang.organisations.models import Node
from mingchuang.queueing.enums import Weekday
from mingchuang.queueing.models import Desk, Queue
from mingchuang.queueing.rules.setting import QueueContent
from mingchuang.queueing.rules.terms import HallTerms, TermsRefused, read_spans


def _number(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, min_value=0)


class TermsForm(forms.Form):
    """The terms of a hall."""

    take_hours = forms.CharField(
        label=_("取号时间"),
        max_length=100,
        help_text=_("如 8:30-12:00 13:00-17:00；全天写 0:00-24:00。过了时间不放新号，已取的号都办完。"),
    )
    rest_days = forms.TypedMultipleChoiceField(
        label=_("休息日也开门"),
        choices=Weekday.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("遇周末和节假日，选中的星期几照常取号。"),
    )
    most_ahead = _number(_("优先最多连叫几位"), _("连叫这么多位优先和预约的以后，叫一位普通的，谁也不会一直等。"))
    calls = _number(_("叫几次不到算过号"))
    recall_seconds = _number(_("两次叫号至少隔几秒"))
    most_waiting = _number(_("一个队列最多几人等"))
    target_minutes = _number(_("等候目标（分钟）"))
    target_share = _number(_("多少人在目标以内（%）"))
    book_from_days = _number(_("最近可约几天后"), _("1 是提前一天，0 是当天也能约。"))
    book_until_days = _number(_("最远可约几天后"))
    early_minutes = _number(_("预约提前几分钟可报到"))
    grace_minutes = _number(_("预约迟到几分钟以内仍按时叫"))
    missed_before_pause = _number(_("爽约几次暂停预约"), _("0 是不暂停。窗口当时没有开、没有叫号的，不算爽约。"))
    missed_within_days = _number(_("多少天以内的爽约合起来算"))
    pause_days = _number(_("暂停几天"))
    keep_days = _number(_("姓名电话留几天"), _("办完以后过了这些天自动删除。"))

    def terms(self) -> HallTerms:
        """What was typed, as values."""
        return HallTerms(**{**self.cleaned_data, "rest_days": tuple(self.cleaned_data["rest_days"])})

    def clean_take_hours(self) -> Any:
        """The hours as spans."""
        try:
            return read_spans(self.cleaned_data["take_hours"])
        except TermsRefused as refusal:
            raise forms.ValidationError(worded(refusal)) from refusal


class QueueForm(forms.Form):
    """A queue."""

    letter = forms.CharField(label=_("号码前的字母"), max_length=1, help_text=_("一个大写字母，I 和 O 不用。"))
    name_zh = forms.CharField(label=_("名称"), max_length=40)
    name_en = forms.CharField(label=_("英文名称"), max_length=80, required=False)
    about_zh = forms.CharField(
        label=_("办哪些事"), max_length=200, required=False, help_text=_("写群众说的话，如“结婚、低保、养老”。")
    )
    about_en = forms.CharField(label=_("办哪些事（英文）"), max_length=300, required=False)
    item_codes = forms.CharField(
        label=_("事项编码"), max_length=2000, required=False, help_text=_("用空格隔开；不填就按窗口办的事项。")
    )

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["letter"]

    def content(self, *, letter: str = "") -> QueueContent:
        """What was typed."""
        typed = dict(self.cleaned_data)
        typed["item_codes"] = tuple(typed["item_codes"].split())
        typed["letter"] = letter or typed["letter"].upper()
        return QueueContent(**typed)


class DeskForm(forms.Form):
    """A window as it calls."""

    window = forms.ModelChoiceField(label=_("窗口"), queryset=Node.objects.none())
    sign = forms.CharField(
        label=_("窗口号"), max_length=8, required=False, help_text=_("牌子上的号，如 3；屏上和语音里叫它。")
    )
    queues = forms.ModelMultipleChoiceField(
        label=_("叫哪些队列"), queryset=Queue.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, queues: QuerySet[Queue], windows: QuerySet[Node] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        own, place = self.fields["queues"], self.fields["window"]
        assert isinstance(own, forms.ModelMultipleChoiceField)
        assert isinstance(place, forms.ModelChoiceField)
        own.queryset = queues
        if windows is None:
            del self.fields["window"]
        else:
            place.queryset = windows


class SlotForm(forms.Form):
    """Hours to be booked."""

    queue = forms.ModelChoiceField(label=_("队列"), queryset=Queue.objects.none())
    desk = forms.ModelChoiceField(label=_("窗口"), queryset=Desk.objects.none())
    weekdays = forms.TypedMultipleChoiceField(
        label=_("星期几"), choices=Weekday.choices, coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=_("节假日不放号；调休上班日只放周一到周五都选了的。"),
    )  # fmt: skip
    since = forms.TimeField(label=_("从"), widget=HourInput())
    until = forms.TimeField(label=_("到"), widget=HourInput())
    minutes = forms.IntegerField(label=_("每段几分钟"), initial=30, min_value=5, max_value=240)
    capacity = forms.IntegerField(label=_("每段几人"), initial=2, min_value=1, max_value=100)

    def __init__(self, *args: Any, queues: QuerySet[Queue], desks: Sequence[Desk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "queue", queues)
        offer_rows(self, "desk", Desk.objects.filter(pk__in=[one.pk for one in desks]))
        offer_choices(self, "desk", [(one.pk, f"{one.sign} {one.window.name_zh}".strip()) for one in desks])


class OpenHallForm(forms.Form):
    """Which hall begins to queue."""

    hall = forms.ModelChoiceField(label=_("大厅"), queryset=Node.objects.none())

    def __init__(self, *args: Any, halls: QuerySet[Node], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "hall", halls)


class TransferForm(forms.Form):
    """Where to: a queue or a window."""

    to = forms.ChoiceField(label=_("转到"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, queues: Sequence[Queue], desks: Sequence[Desk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to_queues = ((f"q{one.pk}", f"{one.letter} {one.name_zh}") for one in queues)
        to_desks = ((f"d{one.pk}", f"{one.sign} {one.window.name_zh}".strip()) for one in desks)
        offer_choices(self, "to", [*to_queues, *to_desks])


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("原因"), max_length=200, required=False)


class ExcuseForm(forms.Form):
    """Why what was counted is counted no more."""

    reason = forms.CharField(label=_("理由"), max_length=200, help_text=_("如“本人来过，登记错了”“当时窗口停办”。"))
