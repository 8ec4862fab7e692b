"""Which period, place and item to look at."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.catalogue.models import ServiceItem
from mingchuang.feedback.queries.sources import HotspotFilter, WordSource
from mingchuang.foundation.http.fields import DayInput, offer_choices
from mingchuang.organisations.models import Node

USUAL = timedelta(days=29)
LONGEST = timedelta(days=366)


class HotspotForm(forms.Form):
    """Empty: the last thirty days, everywhere within reach."""

    since = forms.DateField(label=_("从"), required=False, widget=DayInput())
    until = forms.DateField(label=_("到"), required=False, widget=DayInput())
    place = forms.ChoiceField(label=_("地点"), required=False)
    source = forms.ChoiceField(label=_("谁说的"), required=False)
    item = forms.SlugField(label=_("事项编码"), required=False)

    def __init__(self, *args: Any, places: Sequence[Node], sources: Sequence[WordSource], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = {node.code: node for node in places}
        offer_choices(self, "place", [("", _("全部")), *((node.code, node.name_zh) for node in places)])
        offer_choices(self, "source", [("", _("全部")), *((one.key, _(one.label)) for one in sources)])

    def asked(self, today: date) -> HotspotFilter:
        """What was asked for; nonsense is left out, and the period is a year at most."""
        given = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        until = min(given.get("until") or today, today)
        since = given.get("since") or until - USUAL
        if not until - LONGEST <= since <= until:
            since = until - USUAL
        item = ServiceItem.objects.filter(code=given.get("item")).order_by("-version_no").first()
        return HotspotFilter(
            since=since,
            until=until,
            place=self._places.get(given.get("place") or ""),
            item=item or None,
            source=given.get("source") or "",
        )
