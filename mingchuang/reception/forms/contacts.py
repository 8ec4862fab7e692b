"""First contacts: the ten-second form, handing over, settling, and what the register is narrowed to."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.catalogue.models import ServiceItem
from mingchuang.following.queries import person_named
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http.fields import DayInput, offer_rows, show_refusal
from mingchuang.organisations.models import Node
from mingchuang.reception.enums import CameBy, Outcome
from mingchuang.reception.queries import HANDED_BACK, OPEN, WAITS, ContactFilter

ENDS = [(one.value, one.label) for one in Outcome if one.ends]


class HandingFields(forms.Form):
    """To whom, and why."""

    to_node = forms.ModelChoiceField(label=_("交给哪个单位或窗口"), queryset=Node.objects.none(), required=False)
    to_staff = forms.CharField(
        label=_("交给谁"), required=False, max_length=40, help_text=_("姓名或工号；不指定就由那里的人接收。")
    )
    reason = forms.CharField(label=_("为什么移交"), required=False, max_length=300)

    def __init__(self, *args: Any, takers: QuerySet[Node, Any], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        offer_rows(self, "to_node", takers)

    def clean(self) -> dict[str, Any]:
        """The person is looked for at the place chosen; a person alone tells the place."""
        given = super().clean() or {}
        try:
            person = person_named(given.get("to_staff") or "", below_node=given.get("to_node"), on=self.on)
        except Refusal as refusal:
            show_refusal(self, refusal, field="to_staff")
            return given
        given["to_staff"] = person
        given["to_node"] = given.get("to_node") or (person.node if person else None)
        return given


class ContactForm(HandingFields):
    """Ten seconds: one line, one choice, Enter. Everything else may stay empty."""

    words = forms.CharField(
        label=_("问什么"),
        max_length=500,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
        help_text=_("一句话就够，不写姓名和证件号。"),
    )
    outcome = forms.ChoiceField(
        label=_("怎么处理"), choices=Outcome.choices, initial=Outcome.HANDLED, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("怎么答复的"),
        required=False,
        max_length=1000,
        help_text=_("选“一次性告知”而不在这里写的，接着填写告知书。"),
    )
    go_to = forms.CharField(
        label=_("该去哪里"), required=False, max_length=300, help_text=_("不归我们管的：单位、地址、电话。")
    )
    came_by = forms.ChoiceField(label=_("怎么来的"), choices=CameBy.choices, initial=CameBy.WINDOW)
    person_name = forms.CharField(label=_("姓名"), required=False, max_length=40)
    phone = forms.CharField(
        label=_("电话"), required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    visitor_unit = forms.CharField(label=_("来访单位"), required=False, max_length=100)
    item = forms.ModelChoiceField(label=_("事项"), queryset=ServiceItem.objects.none(), required=False)
    is_urgent = forms.BooleanField(label=_("紧急，已当面报告"), required=False)
    place = forms.ModelChoiceField(label=_("在哪里问的"), queryset=Node.objects.none())
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    QUICK = ("words", "outcome", "answer", "go_to")
    HANDING = ("to_node", "to_staff", "reason")
    MORE = ("came_by", "person_name", "phone", "visitor_unit", "item", "is_urgent", "place")

    def __init__(self, *args: Any, places: Sequence[Node], items: QuerySet[ServiceItem, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "place", Node.objects.filter(pk__in=[node.pk for node in places]).in_tree_order())
        self.fields["place"].initial = places[0].pk if places else None
        offer_rows(self, "item", items)
        self.fields["form_key"].initial = uuid4().hex

    @property
    def quick(self) -> list[forms.BoundField]:
        """What is asked of everybody."""
        return [self[name] for name in self.QUICK]

    @property
    def handing(self) -> list[forms.BoundField]:
        """What a hand-over needs."""
        return [self[name] for name in self.HANDING]

    @property
    def more(self) -> list[forms.BoundField]:
        """What may be told beside."""
        return [self[name] for name in self.MORE]

    @property
    def is_handing(self) -> bool:
        """Whether the part on handing over stands open."""
        return any(name in self.errors for name in self.HANDING) or self.data.get("outcome") == Outcome.HANDED

    @property
    def is_about_person(self) -> bool:
        """Whether the part that may stay empty has a fault in it."""
        return any(name in self.errors for name in self.MORE)


class OfferForm(HandingFields):
    """Handing over what is one's own."""

    def clean(self) -> dict[str, Any]:
        """A place or a person, and why."""
        given = super().clean()
        if not given.get("to_node") and "to_staff" not in self.errors:
            self.add_error("to_node", _("请选交给哪个单位、窗口，或写明交给谁。"))
        if not given.get("reason"):
            self.add_error("reason", _("请写明为什么移交。"))
        return given


class SettleForm(forms.Form):
    """How it ended."""

    outcome = forms.ChoiceField(label=_("怎么办结的"), choices=ENDS, initial=Outcome.HANDLED, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("怎么答复的"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    go_to = forms.CharField(label=_("该去哪里"), required=False, max_length=300)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=300)


class PurposeForm(forms.Form):
    """Why a name or number is looked at."""

    purpose = forms.CharField(label=_("用途"), max_length=200, initial=_("联系来访人"))


class RegisterFilterForm(forms.Form):
    """What the address bar asks; nonsense asks for nothing."""

    state = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[("", _("全部")), (OPEN, _("没有办结")), (WAITS, _("等待接收")), (HANDED_BACK, _("被退回过"))],
    )
    outcome = forms.ChoiceField(label=_("处理方式"), required=False, choices=[("", _("全部")), *Outcome.choices])
    came_by = forms.ChoiceField(label=_("来访方式"), required=False, choices=[("", _("全部")), *CameBy.choices])
    since = forms.DateField(label=_("从"), required=False, widget=DayInput())
    until = forms.DateField(label=_("到"), required=False, widget=DayInput())
    mine = forms.BooleanField(label=_("只看我的"), required=False)

    def asked(self) -> ContactFilter:
        """The filter; a field at fault is left out."""
        self.is_valid()
        given = self.cleaned_data
        return ContactFilter(
            state=given.get("state") or "",
            came_by=given.get("came_by") or "",
            outcome=given.get("outcome") or "",
            mine=bool(given.get("mine")),
            since=given.get("since"),
            until=given.get("until"),
        )
