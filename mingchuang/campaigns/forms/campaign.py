"""Changing a campaign."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.models import Campaign, Phase
from mingchuang.campaigns.queries.frameworks import frameworks
from mingchuang.foundation.http.fields import DayInput, offer_choices


class CampaignForm(forms.Form):
    """Names, dates, publicity; dates and English name of each phase."""

    name_zh = forms.CharField(label=_("名称"), max_length=200)
    name_en = forms.CharField(label=_("英文名称"), max_length=300, required=False)
    starts_on = forms.DateField(label=_("开始日期"), widget=DayInput(), required=False)
    ends_on = forms.DateField(label=_("结束日期"), widget=DayInput(), required=False)
    is_public = forms.BooleanField(label=_("在公示页公开"), required=False)

    def __init__(self, *args: Any, campaign: Campaign, phases: Sequence[Phase], **kwargs: Any) -> None:
        names = ("name_zh", "name_en", "starts_on", "ends_on", "is_public")
        kwargs["initial"] = {name: getattr(campaign, name) for name in names}
        super().__init__(*args, **kwargs)
        self.phases = phases
        for phase in phases:
            self.fields[f"from_{phase.pk}"] = _day(gettext("开始"), phase.starts_on)
            self.fields[f"to_{phase.pk}"] = _day(gettext("结束"), phase.ends_on)
            self.fields[f"en_{phase.pk}"] = forms.CharField(
                label=gettext("英文名称"), max_length=300, required=False, initial=phase.name_en
            )

    def phase_fields(self) -> Iterator[tuple[Phase, list[forms.BoundField]]]:
        """Each phase with its fields."""
        for phase in self.phases:
            yield phase, [self[f"{one}_{phase.pk}"] for one in ("from", "to", "en")]


def _day(label: str, day: date | None) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), required=False, initial=day)


class FrameworkForm(forms.Form):
    """One variant of one framework."""

    framework = forms.ChoiceField(label=_("规范框架"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(
            self, "framework", [(one.key, f"{one.name_zh}（{one.variant_zh}）") for one in frameworks().values()]
        )
