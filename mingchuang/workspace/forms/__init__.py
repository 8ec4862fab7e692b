"""Shapes of input at the staff door."""

from mingchuang.workspace.forms.calendar import CalendarYearForm
from mingchuang.workspace.forms.my_work import HandOverForm, OfferForm, WorkFilterForm

__all__ = ["CalendarYearForm", "HandOverForm", "OfferForm", "WorkFilterForm"]
