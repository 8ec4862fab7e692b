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
    NewTask,
    accept_task,
    add_task,
    change_task,
    report_task_done,
    return_task,
    withdraw_task,
)
from mingchuang.campaigns.actions.updating import (
    Answer,
    apply_difference,
    finish_update,
    pass_over_difference,
    reconsider_difference,
)
from mingchuang.campaigns.actions.versions import upload_version

__all__ = [
    "Answer",
    "Confirmation",
    "Evidence",
    "NewTask",
    "PhaseDates",
    "accept_task",
    "add_row",
    "add_task",
    "adopt_framework",
    "apply_difference",
    "change_campaign",
    "change_task",
    "close_campaign",
    "confirm_plan",
    "correct_header",
    "correct_row",
    "drop_draft",
    "drop_row",
    "finish_update",
    "look_at_spot",
    "pass_over_difference",
    "reconsider_difference",
    "report_task_done",
    "return_task",
    "save_summary",
    "start_campaign",
    "take_up_draft",
    "upload_plan",
    "upload_version",
    "withdraw_task",
]
