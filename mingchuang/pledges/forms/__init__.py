"""Shapes of input. Nothing is saved here."""

from mingchuang.pledges.forms.deeds import ConfirmDeedForm, DeedForm, DeedResultForm, ToldForm
from mingchuang.pledges.forms.pledge import (
    ExamineForm,
    PledgeFilterForm,
    PledgeForm,
    ReportForm,
    ReviewForm,
    WithdrawForm,
    place_refusal,
)
from mingchuang.pledges.forms.rounds import BulkReviewForm, RoundForm, TemplateForm, TemplatesForm, WorkbookForm
from mingchuang.pledges.forms.turns import CycleForm, FindingForm

__all__ = [
    "BulkReviewForm",
    "ConfirmDeedForm",
    "CycleForm",
    "DeedForm",
    "DeedResultForm",
    "ExamineForm",
    "FindingForm",
    "PledgeFilterForm",
    "PledgeForm",
    "ReportForm",
    "ReviewForm",
    "RoundForm",
    "TemplateForm",
    "TemplatesForm",
    "ToldForm",
    "WithdrawForm",
    "WorkbookForm",
    "place_refusal",
]
