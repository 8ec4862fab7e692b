"""One-off notices: choosing the item, ticking what is missing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.catalogue.models import Material, ServiceItem
from mingchuang.foundation.http.fields import offer_choices, offer_rows
from mingchuang.foundation.ui.templatetags.ui import named
from mingchuang.organisations.models import Node
from mingchuang.reception.enums import NoticeChannel


class ItemForm(forms.Form):
    """Which item the notice is about."""

    item = forms.ModelChoiceField(label=_("事项"), queryset=ServiceItem.objects.none())

    def __init__(self, *args: Any, items: QuerySet[ServiceItem, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "item", items)


class NoticeForm(forms.Form):
    """Everything that is missing, at once."""

    missing = forms.MultipleChoiceField(label=_("缺哪些材料"), required=False, widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(
        label=_("说明"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("哪里不合格、怎么补、还要知道什么。不写姓名。"),
    )
    channel = forms.ChoiceField(label=_("怎么告知"), choices=NoticeChannel.choices, initial=NoticeChannel.PRINTED)

    def __init__(self, *args: Any, materials: Sequence[Material], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "missing", [(str(row.ordinal), named(row)) for row in materials])

    def clean_missing(self) -> list[int]:
        """Ordinals."""
        return [int(one) for one in self.cleaned_data["missing"]]


class AloneNoticeForm(NoticeForm):
    """A notice without a first contact: where it is told, and about which case."""

    place = forms.ModelChoiceField(label=_("在哪里告知"), queryset=Node.objects.none())
    case_label = forms.CharField(label=_("办件号"), required=False, max_length=60)

    def __init__(self, *args: Any, places: Sequence[Node], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "place", Node.objects.filter(pk__in=[node.pk for node in places]).in_tree_order())
        self.fields["place"].initial = places[0].pk if places else None


class DecideForm(forms.Form):
    """The head's word on a second notice."""

    is_granted = forms.TypedChoiceField(
        label=_("审批"),
        choices=[("yes", _("同意再告知一次")), ("no", _("不同意"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("意见"), required=False, max_length=300)


class NoticeFilterForm(forms.Form):
    """What the address bar asks of the list."""

    again = forms.BooleanField(label=_("只看再次告知的"), required=False)
