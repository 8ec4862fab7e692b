"""Serial numbers without gaps for offices, and receipts that cannot be guessed for citizens. Two things, never one."""

from mingchuang.foundation.numbering.receipts import in_fours, is_receipt, new_receipt, tidy_receipt

__all__ = ["in_fours", "is_receipt", "new_receipt", "tidy_receipt"]
