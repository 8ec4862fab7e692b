"""Whether a piece of text is an ordinary word or may be a name, by the word list."""

import re

import rjieba

from mingchuang.feedback.rules.masks.lists import ORDINARY

PLACES = re.compile(r"[省市县区镇乡村路街巷局院校厅所站部公司]")
NO_ENDS = frozenset("证费率线项")
ASKING = re.compile(r"(.)[一了不没]\1")


def looks_like_a_name(name: str) -> bool:
    """Not the beginning of an ordinary word, as 高中生 and 江苏人 are, nor a way of asking, as 查一查 is."""
    return (
        not ASKING.fullmatch(name)
        and name[:2] not in ORDINARY
        and not is_known(name[:2])
        and not is_word(name)
        and name[-1] not in NO_ENDS
    )


def is_known(word: str) -> bool:
    """In the word list, and not as a name."""
    if len(word) < 2 or not rjieba.has_word(word):
        return False
    return not any(tag.startswith("nr") for _, tag in rjieba.tag(word))


def is_word(word: str) -> bool:
    """An ordinary word of two signs or more."""
    return len(word) >= 2 and is_known(word)


def is_place(word: str) -> bool:
    """Ends like the name of a place or an office."""
    return bool(PLACES.search(word[1:]))
