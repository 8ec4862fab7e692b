"""Acts of casework. The only writers."""

from mingchuang.casework.actions.counts import CountEntry, CountOutcome, set_count, set_counts
from mingchuang.casework.actions.handing import (
    hand_case_over,
    offer_case,
    offer_part,
    take_case_over,
    take_part_over,
)
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
from mingchuang.casework.actions.joining import stand_where_parts_are_out
from mingchuang.casework.actions.keeping import Applicant, forget_applicants, note_printed, open_applicant
from mingchuang.casework.actions.parting import PartOrder, finish_part, lay_out_parts
from mingchuang.casework.actions.receiving import CaseOrder, Received, receive_case
from mingchuang.casework.actions.ruling import set_terms
from mingchuang.casework.actions.timing import (
    approve_case_pause,
    ask_case_pause,
    end_case_pause,
    extend_case,
    refuse_case_pause,
    tell_case_pause,
)
from mingchuang.casework.actions.watching import (
    hold_case_accountable,
    hold_case_past_law,
    hold_part_accountable,
    note_late_steps,
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
    "approve_case_pause",
    "ask_case_pause",
    "ask_second_notice",
    "close_case",
    "decide_case",
    "decide_second_notice",
    "deliver_case",
    "end_case_pause",
    "extend_case",
    "finish_at_once",
    "finish_part",
    "finish_step",
    "forget_applicants",
    "hand_case_over",
    "hold_case_accountable",
    "hold_case_past_law",
    "hold_part_accountable",
    "lay_out_parts",
    "note_late_steps",
    "note_printed",
    "notify_applicant",
    "offer_case",
    "offer_part",
    "open_applicant",
    "receive_case",
    "refuse_case",
    "refuse_case_pause",
    "set_count",
    "set_counts",
    "set_terms",
    "stand_where_parts_are_out",
    "take_case_over",
    "take_part_over",
    "take_supplement",
    "tell_case_pause",
    "withdraw_case",
]
