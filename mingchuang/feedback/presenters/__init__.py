"""Words and orders for the eye, one file a reader."""

from mingchuang.feedback.presenters.public import ProgressStep, progress, receipt_shown
from mingchuang.feedback.presenters.staff import (
    HistoryLine,
    OrderLine,
    Step,
    VoiceLine,
    history_lines,
    marked_parts,
    masked,
    open_steps,
    order_steps,
    voice_lines,
)

__all__ = [
    "HistoryLine",
    "OrderLine",
    "ProgressStep",
    "Step",
    "VoiceLine",
    "history_lines",
    "marked_parts",
    "masked",
    "open_steps",
    "order_steps",
    "progress",
    "receipt_shown",
    "voice_lines",
]
