"""Acts of casework. The only writers."""

from mingchuang.casework.actions.counts import CountEntry, CountOutcome, set_count, set_counts
from mingchuang.casework.actions.handling import (
    close_case,
    decide_case,
    deliver_case,
    finish_at_once,
    finish_step,
    withdraw_case,
)
from mingchuang.casework.actions.intake import (
    accept_case,
    accept_untold,
    ask_second_notice,
    decide_second_notice,
    notify_applicant,
    refuse_case,
    take_supplement,
)
from mingchuang.casework.actions.keeping import Applicant, forget_applicants, open_applicant
from mingchuang.casework.actions.parting import PartOrder, finish_part, lay_out_parts
from mingchuang.casework.actions.receiving import CaseOrder, Received, receive_case
from mingchuang.casework.actions.watching import (
    hold_case_accountable,
    hold_part_accountable,
    note_late_steps,
    note_past_law,
)

__all__ = [
    "Applicant",
    "CaseOrder",
    "CountEntry",
    "CountOutcome",
    "PartOrder",
    "Received",
    "accept_case",
    "accept_untold",
    "ask_second_notice",
    "close_case",
    "decide_case",
    "decide_second_notice",
    "deliver_case",
    "finish_at_once",
    "finish_part",
    "finish_step",
    "forget_applicants",
    "hold_case_accountable",
    "hold_part_accountable",
    "lay_out_parts",
    "note_late_steps",
    "note_past_law",
    "notify_applicant",
    "open_applicant",
    "receive_case",
    "refuse_case",
    "set_count",
    "set_counts",
    "take_supplement",
    "withdraw_case",
]
