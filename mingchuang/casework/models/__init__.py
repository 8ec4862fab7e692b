"""What casework keeps."""

from mingchuang.casework.models.case import Case, CaseQuerySet, CaseStep
from mingchuang.casework.models.counts import ServedCount
from mingchuang.casework.models.parts import CasePart
from mingchuang.casework.models.terms import CaseTermsRow
from mingchuang.casework.models.traces import CaseFault, CaseNotice, CasePaper

__all__ = [
    "Case",
    "CaseFault",
    "CaseNotice",
    "CasePaper",
    "CasePart",
    "CaseQuerySet",
    "CaseStep",
    "CaseTermsRow",
    "ServedCount",
]
