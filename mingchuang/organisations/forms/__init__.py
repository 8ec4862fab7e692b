"""Shapes of input. Nothing is saved here."""

from mingchuang.organisations.forms.accounts import AccountForm, GrantForm, PasswordForm, WorkbookForm
from mingchuang.organisations.forms.presence import AnswerForm, HandOverForm, WhereaboutsForm
from mingchuang.organisations.forms.staff import (
    AppointForm,
    ChangeStaffForm,
    DayForm,
    KindForm,
    MarkForm,
    NamingForm,
    PostForm,
    PrintForm,
    StaffForm,
)

__all__ = [
    "AccountForm",
    "AnswerForm",
    "AppointForm",
    "ChangeStaffForm",
    "DayForm",
    "GrantForm",
    "HandOverForm",
    "KindForm",
    "MarkForm",
    "NamingForm",
    "PasswordForm",
    "PostForm",
    "PrintForm",
    "StaffForm",
    "WhereaboutsForm",
    "WorkbookForm",
]
