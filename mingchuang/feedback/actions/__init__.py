"""Acts on voices, one file a step. The only writers."""

from mingchuang.feedback.actions.boxes import open_box
from mingchuang.feedback.actions.closing import (
    Said,
    archive_closed,
    ask_by_phone,
    close_voice,
    note_said,
    redo_voice,
)
from mingchuang.feedback.actions.deciding import (
    FinalWord,
    decide_extension,
    decide_return,
    give_final_answer,
    record_consultation,
    urge_order,
)
from mingchuang.feedback.actions.files import NewFile, pass_photos_on
from mingchuang.feedback.actions.hearing import call_the_next, note_call_answered, note_call_tried, receive_trouble
from mingchuang.feedback.actions.mending import uphold_complaint
from mingchuang.feedback.actions.merging import merge_voices, take_apart
from mingchuang.feedback.actions.persons import forget_files, forget_persons, open_person
from mingchuang.feedback.actions.petitions import PetitionGiven, accept_petition, enter_petitions, follow_petitions
from mingchuang.feedback.actions.publishing import SecondLook, keep_back, masks_of, publish_voice
from mingchuang.feedback.actions.receiving import enter_voice, receive_voice
from mingchuang.feedback.actions.setting import set_limits, set_terms
from mingchuang.feedback.actions.settling import close_petition, extend_petition, report_petition, return_petition
from mingchuang.feedback.actions.sorting import classify_voice, decline_voice, dispatch_voice, dispatch_voices
from mingchuang.feedback.actions.working import (
    ReplyGiven,
    answer_urging,
    ask_extension,
    ask_return,
    reply_voice,
    sign_order,
    start_handling,
)
from mingchuang.feedback.rules.voice import PersonGiven

__all__ = [
    "FinalWord",
    "NewFile",
    "PersonGiven",
    "PetitionGiven",
    "ReplyGiven",
    "Said",
    "SecondLook",
    "accept_petition",
    "answer_urging",
    "archive_closed",
    "ask_by_phone",
    "ask_extension",
    "ask_return",
    "call_the_next",
    "classify_voice",
    "close_petition",
    "close_voice",
    "decide_extension",
    "decide_return",
    "decline_voice",
    "dispatch_voice",
    "dispatch_voices",
    "enter_petitions",
    "enter_voice",
    "extend_petition",
    "follow_petitions",
    "forget_files",
    "forget_persons",
    "give_final_answer",
    "keep_back",
    "masks_of",
    "merge_voices",
    "note_call_answered",
    "note_call_tried",
    "note_said",
    "open_box",
    "open_person",
    "pass_photos_on",
    "publish_voice",
    "receive_trouble",
    "receive_voice",
    "record_consultation",
    "redo_voice",
    "reply_voice",
    "report_petition",
    "return_petition",
    "set_limits",
    "set_terms",
    "sign_order",
    "start_handling",
    "take_apart",
    "uphold_complaint",
    "urge_order",
]
