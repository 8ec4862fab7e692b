"""Shapes of input. Nothing is saved here."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.feedback.enums import VoiceKind
from mingchuang.foundation.http.fields import DayInput, HourInput, ManyFilesField, offer_choices, offer_rows
from mingchuang.organisations.models import Node
from mingchuang.outreach.enums import Cycle, OnHoliday, TourKind
from mingchuang.outreach.models import WEEKDAYS
from mingchuang.outreach.queries import CANCELLED, DONE, NEXT, UNREPORTED
from mingchuang.outreach.rules import LAST, Rhythm
from mingchuang.reception.enums import Outcome

NTH = [("", "—"), (1, _("第一个")), (2, _("第二个")), (3, _("第三个")), (4, _("第四个")), (LAST, _("最后一个"))]


class TourForm(forms.Form):
    """Who goes where, when, how often."""

    node = forms.ModelChoiceField(label=_("组织单位"), queryset=Node.objects.none())
    kind = forms.ChoiceField(label=_("类别"), choices=TourKind.choices)
    name_zh = forms.CharField(label=_("名称"), max_length=100)
    team = forms.CharField(label=_("服务队伍"), max_length=200, help_text=_("如“民政、人社各 1 人”。"))
    area_zh = forms.CharField(label=_("区域"), max_length=60, help_text=_("乡镇、街道或园区，群众按它查找。"))
    place_zh = forms.CharField(label=_("在哪里"), max_length=150)
    offers_zh = forms.CharField(label=_("办什么"), max_length=300, required=False)
    phone = forms.CharField(label=_("咨询电话"), max_length=40, required=False)
    cycle = forms.ChoiceField(label=_("周期"), choices=Cycle.choices, initial=Cycle.WEEKLY)
    weekday = forms.TypedChoiceField(
        label=_("星期几"), choices=[("", "—"), *WEEKDAYS], coerce=int, empty_value=None, required=False
    )
    day = forms.IntegerField(label=_("每月几号"), min_value=1, max_value=31, required=False)
    nth = forms.TypedChoiceField(label=_("第几个"), choices=NTH, coerce=int, empty_value=None, required=False)
    on_holiday = forms.ChoiceField(label=_("遇节假日"), choices=OnHoliday.choices)
    since = forms.DateField(label=_("从哪天起"), widget=DayInput())
    until = forms.DateField(label=_("到哪天止"), widget=DayInput(), help_text=_("只去一次的，填同一天。"))
    starts_at = forms.TimeField(label=_("几点开始"), widget=HourInput())
    ends_at = forms.TimeField(label=_("几点结束"), widget=HourInput())
    name_en = forms.CharField(label=_("英文名称"), max_length=150, required=False)
    area_en = forms.CharField(label=_("区域（英文）"), max_length=100, required=False)
    place_en = forms.CharField(label=_("在哪里（英文）"), max_length=200, required=False)
    offers_en = forms.CharField(label=_("办什么（英文）"), max_length=400, required=False)

    def __init__(self, *args: Any, nodes: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "node", nodes)

    def rhythm(self) -> Rhythm:
        """How often, as the rules know it."""
        given = self.cleaned_data
        return Rhythm(
            cycle=Cycle(given["cycle"]),
            since=given["since"],
            until=given["until"],
            weekday=given["weekday"],
            day=given["day"],
            nth=given["nth"],
            on_holiday=OnHoliday(given["on_holiday"]),
        )

    def rest(self) -> dict[str, Any]:
        """Everything else."""
        timed = {"cycle", "weekday", "day", "nth", "on_holiday", "since", "until", "kind"}
        return {name: value for name, value in self.cleaned_data.items() if name not in timed}


class HeldForm(forms.Form):
    """What came of a stop."""

    served = forms.IntegerField(
        label=_("服务人数"),
        min_value=0,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"class": "count", "inputmode": "numeric", "autofocus": True}),
    )
    result = forms.CharField(
        label=_("开展情况"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    photos = ManyFilesField(
        label=_("照片"), required=False, accept="image/*", most=12, help_text=_("最多 12 张；拍摄地点等信息会去掉。")
    )


class ReasonForm(forms.Form):
    """Why; the public reads it."""

    reason = forms.CharField(label=_("为什么取消"), max_length=200, help_text=_("群众会在日程上看到。"))


class TakeForm(forms.Form):
    """What somebody said out there, and where it belongs."""

    CONTACT = "contact"

    goes_as = forms.ChoiceField(
        label=_("这是"),
        choices=[(CONTACT, _("来问事、要办事（转为首问）")), *VoiceKind.choices],
        initial=CONTACT,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("说了什么"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    outcome = forms.ChoiceField(
        label=_("来问事的，怎么处理"),
        choices=[(one.value, one.label) for one in (Outcome.KEPT, Outcome.HANDLED)],
        initial=Outcome.KEPT,
    )
    about = forms.ModelChoiceField(label=_("反映的是哪个单位"), queryset=Node.objects.none(), required=False)
    person_name = forms.CharField(label=_("姓名"), required=False, max_length=40)
    phone = forms.CharField(label=_("电话"), required=False, max_length=20)
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, units: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "about", units)
        self.fields["form_key"].initial = uuid4().hex


class CalendarFilterForm(forms.Form):
    """Which part of the calendar."""

    state = forms.ChoiceField(
        label=_("看哪些"),
        required=False,
        choices=[(NEXT, _("接下来的")), (UNREPORTED, _("过了没登记的")), (DONE, _("已开展")), (CANCELLED, _("已取消"))],
    )


class AreaForm(forms.Form):
    """What a citizen narrows the list to."""

    area = forms.ChoiceField(label=_("哪个区域"), required=False)
    kind = forms.ChoiceField(label=_("哪一类"), required=False, choices=[("", _("全部")), *TourKind.choices])

    def __init__(self, *args: Any, areas: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "area", [("", _("全部")), *((one, one) for one in areas)])


class WorkbookForm(forms.Form):
    """A filled-in calendar."""

    workbook = forms.FileField(label=_("Excel 文件"), help_text=_("用下载的模板填写，.xlsx 格式。"))
