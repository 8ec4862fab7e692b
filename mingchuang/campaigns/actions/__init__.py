"""Acts on plans, campaigns and tasks. The only writers."""

from mingchuang.campaigns.actions.campaigns import (
    PhaseDates,
    adopt_framework,
    change_campaign,
    close_campaign,
    save_summary,
    start_campaign,
)
from mingchuang.campaigns.actions.confirming import Confirmation, confirm_plan
from mingchuang.campaigns.actions.plans import (
    add_row,
    correct_header,
    correct_row,
    drop_draft,
    drop_row,
    look_at_spot,
    take_up_draft,
    upload_plan,
)
from mingchuang.campaigns.actions.tasks import (
    Evidence,
    accept_task,
    change_task,
    report_task_done,
    return_task,
    withdraw_task,
)

__all__ = [
    "Confirmation",
    "Evidence",
    "PhaseDates",
    "accept_task",
    "add_row",
    "adopt_framework",
    "change_campaign",
    "change_task",
    "close_campaign",
    "confirm_plan",
    "correct_header",
    "correct_row",
    "drop_draft",
    "drop_row",
    "look_at_spot",
    "report_task_done",
    "return_task",
    "save_summary",
    "start_campaign",
    "take_up_draft",
    "upload_plan",
    "withdraw_task",
]
