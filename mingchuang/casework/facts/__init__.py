"""What happens in casework."""

from mingchuang.casework.facts.cases import (
    CaseAccepted,
    CaseClosed,
    CaseDecided,
    CaseDelivered,
    CaseFaulted,
    CaseFellDue,
    CaseFellPastLaw,
    CaseHandedOver,
    CaseNotified,
    CaseReceived,
    CaseRefused,
    CaseWithdrawn,
    PaperMade,
    SecondNoticeAsked,
    SecondNoticeRefused,
    StepFinished,
    SupplementTaken,
)
from mingchuang.casework.facts.counts import CountSet
from mingchuang.casework.facts.parts import PartFellDue, PartFinished, PartsLaidOut, PartStarted
from mingchuang.casework.facts.privacy import ApplicantForgotten, ApplicantOpened

__all__ = [
    "ApplicantForgotten",
    "ApplicantOpened",
    "CaseAccepted",
    "CaseClosed",
    "CaseDecided",
    "CaseDelivered",
    "CaseFaulted",
    "CaseFellDue",
    "CaseFellPastLaw",
    "CaseHandedOver",
    "CaseNotified",
    "CaseReceived",
    "CaseRefused",
    "CaseWithdrawn",
    "CountSet",
    "PaperMade",
    "PartFellDue",
    "PartFinished",
    "PartStarted",
    "PartsLaidOut",
    "SecondNoticeAsked",
    "SecondNoticeRefused",
    "StepFinished",
    "SupplementTaken",
]
