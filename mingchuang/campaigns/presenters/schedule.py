"""The dates of a draft as they will stand, beside the plan's own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mingchuang.campaigns.rules.confirming import Schedule
from mingchuang.campaigns.rules.dates import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleLine:
    """A phase with its dates."""

    name: str
    date_text: str
    span: Span


def schedule_lines(draft: Mapping[str, Any], dates: Schedule) -> list[ScheduleLine]:
    """The phases in the plan's order."""
    return [
        ScheduleLine(name=str(row.get("name") or ""), date_text=str(row.get("date_text") or ""), span=span)
        for row, span in zip(draft["phases"], dates.phases, strict=True)
    ]
