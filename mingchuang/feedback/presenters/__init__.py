"""Words and orders for the eye, one file a reader."""

from mingchuang.feedback.presenters.public import ProgressStep, progress
from mingchuang.feedback.presenters.staff import (
    HISTORY_TELLS,
    OrderLine,
    Step,
    VoiceLine,
    marked_parts,
    masked,
    open_steps,
    order_steps,
    voice_lines,
)

__all__ = [
    "HISTORY_TELLS",
    "OrderLine",
    "ProgressStep",
    "Step",
    "VoiceLine",
    "marked_parts",
    "masked",
    "open_steps",
    "order_steps",
    "progress",
    "voice_lines",
]
