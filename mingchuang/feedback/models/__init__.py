"""Rows of feedback, one file a thing."""

from mingchuang.feedback.models.box import BoxOpening
from mingchuang.feedback.models.file import VoiceFile
from mingchuang.feedback.models.order import Ask, Consultation, FinalAnswer, Order, Reply, UnitPlea, UrgingStep
from mingchuang.feedback.models.petition import Petition
from mingchuang.feedback.models.publication import Publication
from mingchuang.feedback.models.terms import LimitRow, TermsRow
from mingchuang.feedback.models.voice import Merger, Voice, VoicePerson, VoiceQuerySet

__all__ = [
    "Ask",
    "BoxOpening",
    "Consultation",
    "FinalAnswer",
    "LimitRow",
    "Merger",
    "Order",
    "Petition",
    "Publication",
    "Reply",
    "TermsRow",
    "UnitPlea",
    "UrgingStep",
    "Voice",
    "VoiceFile",
    "VoicePerson",
    "VoiceQuerySet",
]
