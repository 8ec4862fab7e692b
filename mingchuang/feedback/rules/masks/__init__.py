"""Personal data in text: found by rule, hidden by default, added to by people. Pure."""

from mingchuang.feedback.rules.masks.finding import find_masks
from mingchuang.feedback.rules.masks.hiding import (
    Mask,
    MaskRefused,
    MaskReview,
    hidden,
    reviewed,
    shown_parts,
)

__all__ = ["Mask", "MaskRefused", "MaskReview", "find_masks", "hidden", "reviewed", "shown_parts"]
