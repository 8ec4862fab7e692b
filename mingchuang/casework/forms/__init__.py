"""Shapes of input. Nothing is saved here."""

from mingchuang.casework.forms.counts import CountsForm, CountsWorkbookForm, DayForm, day_or

__all__ = [
    "CountsForm",
    "CountsWorkbookForm",
    "DayForm",
    "day_or",
]
