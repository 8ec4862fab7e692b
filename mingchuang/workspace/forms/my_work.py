"""What is asked of the list of matters, and to whom some of it goes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.following.permissions import FollowingPermission as P
from mingchuang.following.queries import Choice, Standing, Whose, kinds
from mingchuang.foundation.access import Actor
from mingchuang.foundation.http.fields import offer_choices
from mingchuang.organisations.models import Node, Staff

WHOSE = [
    (Whose.TO_DO.value, _("要办的")),
    (Whose.MINE.value, _("我负责的")),
    (Whose.CHECK.value, _("等我核对")),
    (Whose.UNOWNED.value, _("没有责任人")),
    (Whose.ANSWERED.value, _("待销号")),
]
STANDING = [
    (Standing.ANY.value, _("不限")),
    (Standing.LATE.value, _("已超期")),
    (Standing.PAST_LAW.value, _("■ 超法定")),
    (Standing.PAST_PROMISE.value, _("◆ 超承诺")),
    (Standing.TODAY.value, _("今天到期")),
    (Standing.NEAR.value, _("▲ 临期")),
    (Standing.NORMAL.value, _("● 正常")),
]


class WorkFilterForm(forms.Form):
    """The address bar of My work. What makes no sense is left aside, so that an old bookmark still opens."""

    whose = forms.ChoiceField(choices=WHOSE, required=False, widget=forms.HiddenInput)
    lamp = forms.ChoiceField(label=_("期限"), choices=STANDING, required=False)
    kind = forms.ChoiceField(label=_("类别"), required=False)
    q = forms.CharField(label=_("标题里有"), max_length=60, required=False)
    person = forms.ModelChoiceField(Staff.objects.none(), required=False, widget=forms.HiddenInput)
    node = forms.ModelChoiceField(Node.objects.none(), to_field_name="code", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, search, person, node = (self.fields[name] for name in ("kind", "q", "person", "node"))
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(person, forms.ModelChoiceField)
        assert isinstance(node, forms.ModelChoiceField)
        person.queryset = Staff.objects.within(actor, P.MATTER_READ).defer("mobile")
        node.queryset = Node.objects.within(actor, P.MATTER_READ)
        kind.choices = [("", _("不限")), *((each.key, _(each.label)) for each in kinds().values())]
        search.widget = forms.TextInput(attrs={"type": "search", "data-mc-search": True})

    def choice(self) -> Choice:
        """What is asked for."""
        self.is_valid()
        asked = self.cleaned_data
        person, node = asked.get("person"), asked.get("node")
        return Choice(
            whose=Whose(asked.get("whose", "")),
            standing=Standing(asked.get("lamp", "")),
            kind=asked.get("kind", ""),
            words=asked.get("q", "").strip(),
            person=person.pk if person else None,
            place=node.path if node else "",
        )


class HandOverForm(forms.Form):
    """Some matters of one unit, and who shall own them from now on."""

    to = forms.TypedChoiceField(label=_("交给谁"), coerce=int)

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "to", [("", _("请选择")), *people])


class OfferForm(forms.Form):
    """Taken on, or sent back with the reason."""

    answer = forms.ChoiceField(
        label=_("接收吗"), choices=[("accept", _("接收")), ("refuse", _("退回"))], widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("退回理由"), max_length=300, required=False, widget=forms.Textarea)

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        data = super().clean() or {}
        if data.get("answer") == "refuse" and not data.get("reason", "").strip():
            self.add_error("reason", _("退回要写明理由。"))
        return data
