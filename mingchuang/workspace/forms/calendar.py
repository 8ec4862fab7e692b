"""A year of the work calendar, typed in."""

import datetime as dt
import json
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

PERIOD = re.compile(r"(\S+)\s+(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|-|—|~)\s*(\d{4}-\d{2}-\d{2}))?")


class CalendarYearForm(forms.Form):
    """A year's notice, typed in: one period a line."""

    year = forms.IntegerField(label=_("年份"), min_value=2020, max_value=2100)
    source = forms.CharField(label=_("依据"), max_length=200, help_text=_("国务院办公厅通知的名称和文号。"))
    off = forms.CharField(
        label=_("放假"),
        widget=forms.Textarea,
        help_text=_("一行一段，先写名称再写日期，例如：国庆节 2027-10-01 至 2027-10-07"),
    )
    work = forms.CharField(
        label=_("调休上班"),
        widget=forms.Textarea,
        required=False,
        help_text=_("一行一天，例如：国庆节 2027-10-09"),
    )

    def clean_off(self) -> list[dict[str, str]]:
        """Periods as single days."""
        return _days(self.cleaned_data["off"])

    def clean_work(self) -> list[dict[str, str]]:
        """Single days."""
        return _days(self.cleaned_data["work"])

    def as_json(self) -> bytes:
        """The notice in the form in which years are kept."""
        data = self.cleaned_data
        notice: dict[str, Any] = {key: data[key] for key in ("year", "source", "off", "work")}
        return json.dumps(notice, ensure_ascii=False).encode()


def _days(text: str) -> list[dict[str, str]]:
    """Read the lines; a line that cannot be read is named."""
    days = []
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
        found = PERIOD.fullmatch(line)
        try:
            first = dt.date.fromisoformat(found[2]) if found else None
            last = dt.date.fromisoformat(found[3]) if found and found[3] else first
        except ValueError:
            first = last = None
        if found is None or first is None or last is None or not 0 <= (last - first).days < 30:
            raise forms.ValidationError(
                _("第 %(number)s 行“%(line)s”看不懂，请写成：国庆节 2027-10-01 至 2027-10-07"),
                params={"number": number, "line": line[:60]},
            )
        days += [
            {"date": (first + dt.timedelta(days=offset)).isoformat(), "name": found[1]}
            for offset in range((last - first).days + 1)
        ]
    return days
