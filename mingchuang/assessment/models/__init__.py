"""Rows of assessment: schemes, marks, runs."""

from mingchuang.assessment.models.mark import Mark
from mingchuang.assessment.models.run import ScoreLine, ScoreRun, ScoreTotal
from mingchuang.assessment.models.scheme import Deduction, Indicator, Scheme, Veto

__all__ = ["Deduction", "Indicator", "Mark", "Scheme", "ScoreLine", "ScoreRun", "ScoreTotal", "Veto"]
