"""Shapes of input. Nothing is saved here."""

from mingchuang.callbacks.forms.calls import AnswersForm, CallFilterForm, CodeForm, PurposeForm, TryForm
from mingchuang.callbacks.forms.settings import PeriodForm, RuleForm, ScriptForm, WhichForm

__all__ = [
    "AnswersForm",
    "CallFilterForm",
    "CodeForm",
    "PeriodForm",
    "PurposeForm",
    "RuleForm",
    "ScriptForm",
    "TryForm",
    "WhichForm",
]
