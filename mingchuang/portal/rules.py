"""What a citizen typed into the search box, as what she means. No database, no clock, no request."""

import unicodedata

from mingchuang.foundation.finding import LONGEST_TYPED, simplified


def meant(typed: str) -> str:
    """Without blanks at the ends, full-width signs made plain, Traditional characters made Simplified."""
    return simplified(" ".join(unicodedata.normalize("NFKC", typed).split())[:LONGEST_TYPED])
