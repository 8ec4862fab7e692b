"""Going out, coming back, handing over."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import DayInput, MomentInput, offer_choices, offer_rows
from mingchuang.organisations.enums import Where
from mingchuang.organisations.models import Staff
from mingchuang.organisations.rules import BACK_AFTER, back_at


class WhereaboutsForm(forms.Form):
    """Where somebody is, and until when: one of the usual spans, or a moment that is written."""

    where = forms.ChoiceField(choices=Where.choices)
    back = forms.ChoiceField(label=_("多久回来"), choices=BACK_AFTER, required=False)
    until_at = forms.DateTimeField(label=_("或写明时间"), widget=MomentInput(), required=False)

    def chosen(self, now: datetime) -> tuple[Where, datetime | None]:
        """The place, and the return in the organisation's zone."""
        typed: dict[str, Any] = self.cleaned_data
        until: datetime | None = typed["until_at"] or back_at(
            typed["back"] or BACK_AFTER[0][0], timezone.localtime(now)
        )
        return Where(typed["where"]), until


class HandOverForm(forms.Form):
    """To whom, why, for which days, and what lies on the desk."""

    taker = forms.ModelChoiceField(label=_("接手人"), queryset=Staff.objects.none())
    reason = forms.ChoiceField(label=_("事由"), choices=[(place.value, place.label) for place in Where.away()])
    from_on = forms.DateField(label=_("代岗起"), widget=DayInput())
    until_on = forms.DateField(label=_("代岗止"), widget=DayInput())
    matters = forms.CharField(
        label=_("交接事项"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=6000,
        help_text=_(
            "一行一件，写到哪一步、还差什么；有到期日的写在行末，如：第 12 号复核 2026-03-20。都办完了的写“没有”。"
        ),
    )

    def __init__(self, *args: Any, takers: QuerySet[Staff, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "taker", takers)

    def lines(self) -> list[tuple[str, date | None]]:
        """Each line with the day at its end, if there is one."""
        return [_with_day(line.strip()) for line in self.cleaned_data["matters"].splitlines() if line.strip()]


class AnswerForm(forms.Form):
    """The deputy ticks what she takes on."""

    taken = forms.MultipleChoiceField(label=_("接手的事项"), widget=forms.CheckboxSelectMultiple, required=False)
    answer = forms.CharField(label=_("说明"), max_length=200, required=False, help_text=_("不接手时写明原因。"))

    def __init__(self, *args: Any, lines: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "taken", [(str(pk), text) for pk, text in lines])
        self.fields["taken"].initial = [str(pk) for pk, _text in lines]


def _with_day(line: str) -> tuple[str, date | None]:
    head, _blank, tail = line.rpartition(" ")
    try:
        return (head.strip(), date.fromisoformat(tail)) if head else (line, None)
    except ValueError:
        return line, None
