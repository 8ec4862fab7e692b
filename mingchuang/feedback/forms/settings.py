"""Limits and terms of a region."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingchuang.feedback.models.terms import term_label
from mingchuang.feedback.rules.limits import Limits, Terms
from mingchuang.foundation.http.fields import offer_rows
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.organisations.models import Node


class _OfRegion(forms.Form):
    """A form about one of the regions that the caller gives."""

    region = forms.ModelChoiceField(label=_("地区"), queryset=Node.objects.none())

    def __init__(self, *args: Any, regions: QuerySet[Node, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "region", regions)


class LimitsForm(_OfRegion):
    """The limits of one class, with their basis."""

    dispatch_minutes = forms.IntegerField(label=_("派单时限（分钟）"), min_value=1, help_text=_("一天是 1440 分钟。"))
    sign_minutes = forms.IntegerField(label=_("签收时限（分钟）"), min_value=1)
    reply_count = forms.IntegerField(label=_("答复期限"), min_value=0, help_text=_("从派单那天起算；0 天是当日。"))
    reply_unit = forms.ChoiceField(label=_("期限单位"), choices=[(unit.value, unit.label) for unit in LimitUnit])
    return_days = forms.IntegerField(label=_("退单时限（工作日）"), min_value=1)
    extension_most = forms.IntegerField(label=_("最多延期几次"), min_value=0)
    extension_days = forms.IntegerField(label=_("每次最多延几个工作日"), min_value=0)
    longest_days = forms.IntegerField(label=_("最长多少天"), min_value=1)
    basis = forms.CharField(label=_("依据"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def limits(self) -> Limits:
        """The form as a value."""
        given = dict(self.cleaned_data)
        del given["region"]
        reply = Limit(count=given.pop("reply_count"), unit=LimitUnit(given.pop("reply_unit")))
        return Limits(reply=reply, **given)


class TermsForm(_OfRegion):
    """The other terms; labels are those of the table."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in Terms.__slots__:
            self.fields[name] = forms.IntegerField(label=_(term_label(name)), min_value=0)

    def terms(self) -> Terms:
        """The form as a value."""
        return Terms(**{name: self.cleaned_data[name] for name in Terms.__slots__})
