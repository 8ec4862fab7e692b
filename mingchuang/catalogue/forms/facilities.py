"""Facilities and what citizens say of them, as they are typed."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mingchuang.catalogue.enums import FacilityState, Trouble
from mingchuang.catalogue.forms.items import worded_choices
from mingchuang.catalogue.rules.facilities import facility_kinds
from mingchuang.organisations.models import Node


class FacilityForm(forms.Form):
    """A facility of a hall."""

    hall = forms.ModelChoiceField(label=_("大厅"), queryset=Node.objects.none())
    kind = forms.ChoiceField(label=_("种类"))
    name_zh = forms.CharField(label=_("名称"), max_length=60, help_text=_("如“一楼饮水机”。"))
    name_en = forms.CharField(label=_("英文名称"), max_length=100, required=False)
    place_zh = forms.CharField(
        label=_("在哪里"), max_length=100, required=False, help_text=_("让人走得到，如“东门左手”。")
    )
    place_en = forms.CharField(label=_("在哪里（英文）"), max_length=150, required=False)
    picture = forms.FileField(label=_("照片"), required=False, help_text=_("JPEG、PNG 或 WebP，不要拍到群众的脸。"))

    def __init__(self, *args: Any, halls: QuerySet[Node, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hall, kind = self.fields["hall"], self.fields["kind"]
        assert isinstance(hall, forms.ModelChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        is_english = (get_language() or "").startswith("en")
        kind.choices = [(one.key, one.name_en if is_english else one.name_zh) for one in facility_kinds().values()]
        if halls is None:  # the hall of a known facility stays
            del self.fields["hall"]
        else:
            hall.queryset = halls


class StateForm(forms.Form):
    """What somebody found who looked."""

    state = forms.ChoiceField(
        label=_("现在怎么样"), choices=FacilityState.choices, widget=forms.RadioSelect, initial="normal"
    )
    note_zh = forms.CharField(
        label=_("说明"), max_length=200, required=False, help_text=_("不正常的写明怎么了、什么时候能用，群众看得到。")
    )
    note_en = forms.CharField(label=_("说明（英文）"), max_length=200, required=False)


class TroubleForm(forms.Form):
    """Two taps: what is wrong, and send."""

    trouble = forms.ChoiceField(label=_("怎么了"), choices=worded_choices(Trouble.choices), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("想说明的"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
