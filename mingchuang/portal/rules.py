"""What a citizen typed into the search box, as what she means. No database, no clock, no request."""

import unicodedata
from functools import lru_cache

from opencc import OpenCC

LONGEST = 40


def meant(typed: str) -> str:
    """Without blanks at the ends, full-width signs made plain, Traditional characters made Simplified."""
    plain = " ".join(unicodedata.normalize("NFKC", typed).split())[:LONGEST]
    simplified: str = _converter().convert(plain) if plain and not plain.isascii() else plain
    return simplified


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")
