"""Shapes of input. Nothing is saved here."""

from mingchuang.campaigns.forms.campaign import CampaignForm, FrameworkForm
from mingchuang.campaigns.forms.confirming import ConfirmForm, ScopeForm
from mingchuang.campaigns.forms.details import DetailsForm
from mingchuang.campaigns.forms.draft import ROW_FORMS, DraftForm, HeaderForm
from mingchuang.campaigns.forms.plan import PlanFileForm
from mingchuang.campaigns.forms.task import NewTaskForm, ReasonForm, ReportForm, TaskForm
from mingchuang.campaigns.forms.update import ApplyForm, VersionForm, asks_reason

__all__ = [
    "ROW_FORMS",
    "ApplyForm",
    "CampaignForm",
    "ConfirmForm",
    "DetailsForm",
    "DraftForm",
    "FrameworkForm",
    "HeaderForm",
    "NewTaskForm",
    "PlanFileForm",
    "ReasonForm",
    "ReportForm",
    "ScopeForm",
    "TaskForm",
    "VersionForm",
    "asks_reason",
]
